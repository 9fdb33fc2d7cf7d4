"""What can be said of a training that ran elsewhere, from its curves alone."""
