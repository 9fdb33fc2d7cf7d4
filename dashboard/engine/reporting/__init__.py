"""How workers report what they do, and how chains of calls follow each other on them."""
