"""Activations, losses and optimizers: each is one entry, with its formula, its NumPy and Keras's name for it."""
