"""What a class room costs, and that nothing is lost in it."""
