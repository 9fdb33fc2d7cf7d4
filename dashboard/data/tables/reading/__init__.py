"""Reading a table: what it is, how its cells are written, and what each column holds. All of it needs pandas."""
