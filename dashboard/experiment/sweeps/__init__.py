"""Sweeps: an experiment at many values of one or two of its numbers."""
