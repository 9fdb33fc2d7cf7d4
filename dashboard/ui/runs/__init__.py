"""A visitor's runs: who owns them, how they are kept, and the table that lists them."""
