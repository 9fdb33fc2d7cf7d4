"""Curves over seeds with bands, and small multiples of them on shared axes."""
