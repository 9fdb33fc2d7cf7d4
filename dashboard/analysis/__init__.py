"""What trainings show: numbers in, small frozen results out. No drawing and no Keras here."""
