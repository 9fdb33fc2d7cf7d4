"""How fast the lab is, beside its peers."""
