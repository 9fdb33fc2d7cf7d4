"""A visitor's runs: whose they are, how they are kept, and the table in which they stand."""
