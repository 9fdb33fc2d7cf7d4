"""What is trained next, on which worker, and how long it will take."""
