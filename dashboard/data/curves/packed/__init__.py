"""Logs in files that are packed: workbooks, and the arrays of NumPy."""
