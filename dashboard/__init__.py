"""Overfit Lab: build a Keras network, watch it overfit, and see what helps."""
