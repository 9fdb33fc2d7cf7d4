"""The curves of trainings that ran elsewhere, read from the logs that other tools write."""
