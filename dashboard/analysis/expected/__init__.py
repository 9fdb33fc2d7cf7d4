"""What a person expects of a training, beside what comes."""
