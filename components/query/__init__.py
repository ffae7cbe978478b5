"""Tidy frames for all linked charts, and what the sources say of a row."""
