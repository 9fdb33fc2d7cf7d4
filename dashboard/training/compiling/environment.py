"""What TensorFlow has to be told, by an environment variable, so that compiled programs can be kept."""

from __future__ import annotations

# XLA looks for machine code in a folder before it compiles, and writes there what it has compiled. What goes wrong with
# that folder ends the training, so it is one in memory, of TensorFlow's own file system.
XLA_FOLDER = "ram://compiled"
# TensorFlow reads it once, when it is loaded.
XLA_ENVIRONMENT = {"TF_XLA_FLAGS": f"--tf_xla_persistent_cache_directory={XLA_FOLDER}"}
