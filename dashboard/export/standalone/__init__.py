"""An experiment as a Keras script that needs nothing of this project."""
