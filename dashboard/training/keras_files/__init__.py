"""Trained networks as `.keras` files that predict from raw rows, and need nothing of this project."""
