"""Words that every layer needs; imports nothing."""
