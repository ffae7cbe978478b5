"""Provisions by theme and version: what was asked for, kept, enacted, and what came back later."""
