"""What trainings printed: quantities on lines, and which line is of which training."""
