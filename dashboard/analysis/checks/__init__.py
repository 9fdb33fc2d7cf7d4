"""What makes a score look better than it is: checks of a table, each with its evidence and what to do."""
