"""Reasoning over a dossier, without pictures: weighing of the evidence, routes of influence."""
