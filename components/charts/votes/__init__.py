"""The Duma's vote beside the American ones, each as a share of all seats."""
