"""How a verdict is put into words."""
