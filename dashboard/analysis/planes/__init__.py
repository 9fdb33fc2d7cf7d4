"""Planes on which numbers and points are drawn."""
