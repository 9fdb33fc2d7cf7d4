"""Runs that are kept: settings, curves, verdict and weights of finished trainings, in SQLite or another database."""
