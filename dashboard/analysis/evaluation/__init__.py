"""How good a prediction is: the metrics that people report, other models beside it, and what it rests on."""
