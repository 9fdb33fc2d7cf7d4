"""How long a person waits who changes one setting after the other."""
