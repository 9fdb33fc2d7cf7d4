"""An experiment in words and in Python, for people and for computers without this project."""
