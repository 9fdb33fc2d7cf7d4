"""A class in session: its rooms, who is who in them, and the trainings that all of them look at."""
