"""What is done to rows here and, by the same functions, in exported scripts, which contain them as they stand."""
