"""Logs of trainings elsewhere that only TensorFlow and Keras can read or write."""
