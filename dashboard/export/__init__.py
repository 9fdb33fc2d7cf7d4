"""An experiment as words and as Python: for people, and for machines without this project."""
