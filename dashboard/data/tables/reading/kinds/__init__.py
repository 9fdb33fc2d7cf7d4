"""How a column is used, beyond what its numbers and dates say."""
