"""How workers report what they do, and how long computations run on them as chains of short calls."""
