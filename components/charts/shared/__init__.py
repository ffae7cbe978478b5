"""What several charts need and none owns."""
