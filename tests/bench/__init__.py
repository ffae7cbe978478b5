"""Measurements, each beside a named alternative measured in the same run: ``make bench``."""
