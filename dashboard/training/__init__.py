"""How an experiment is trained. Keras and TensorFlow are imported here only."""
