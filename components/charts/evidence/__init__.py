"""Rival explanations side by side: the clues for each above a line, those against it below."""
