"""Actors over time: who was active when, and for how long."""
