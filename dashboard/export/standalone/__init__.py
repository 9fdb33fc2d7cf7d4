"""An experiment as a Keras script that needs nothing from this project."""
