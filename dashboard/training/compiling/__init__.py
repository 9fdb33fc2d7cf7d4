"""Compiled functions, and their machine code on the disk."""
