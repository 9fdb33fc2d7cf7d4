"""Trainings that are done once, although several ask for them."""
