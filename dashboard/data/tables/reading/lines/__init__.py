"""How a table is written in lines of text."""
