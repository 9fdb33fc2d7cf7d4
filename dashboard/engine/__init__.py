"""Where trainings run: Dask workers that keep TensorFlow warm, and the queue in front of them."""
