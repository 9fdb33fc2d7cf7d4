"""Networks in NumPy: so that a page can evaluate and differentiate a small one without TensorFlow."""
