"""How a real browser is driven through the pages."""
