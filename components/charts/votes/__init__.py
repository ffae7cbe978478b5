"""The vote on the law beside others, each as a share of all seats."""
