"""Charts on which a person draws what they expect, and the truth with it."""
