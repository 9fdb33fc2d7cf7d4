"""How an experiment is trained: the only room that knows Keras."""
