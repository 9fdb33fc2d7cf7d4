"""What lessons share: frames over seeds, how many of these there are, and the data of an experiment."""
