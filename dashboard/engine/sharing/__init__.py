"""What is done once, although several need it: trainings, and the splits of those that a worker trains in a row."""
