"""What each clue moved: the leading explanation's odds, step by step; or two weighings' clues."""
