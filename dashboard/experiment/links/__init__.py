"""What an address says: the settings of an experiment, and beside them how it is shown."""
