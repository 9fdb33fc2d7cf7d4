"""What a person waits for who changes one setting after the other."""
