"""Which compiled programs experiments need."""
