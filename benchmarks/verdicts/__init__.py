"""Does the verdict say what is true? Trainings judged by fresh rows, and made curves, at seeds no threshold saw."""
