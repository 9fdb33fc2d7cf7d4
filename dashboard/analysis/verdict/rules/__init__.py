"""Which kind of verdict holds, and in which order that is asked."""
