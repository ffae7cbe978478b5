"""Where things go: axes of time, lanes, columns, legends."""
