"""What a visitor reads, in the visitor's language. English is written where it is said."""
