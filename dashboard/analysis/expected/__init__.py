"""What a person expects of a training, compared with what it does."""
