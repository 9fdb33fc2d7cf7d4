"""Curves without the noise of single epochs, and how large that noise is."""
