"""The environment variable that tells TensorFlow to keep compiled programs."""

from __future__ import annotations

# XLA looks for machine code in a folder before it compiles, and writes there what it has compiled. An error there would
# end the training, so the folder is in memory, in TensorFlow's own file system.
XLA_FOLDER = "ram://compiled"
# TensorFlow reads it once, when it is loaded.
XLA_ENVIRONMENT = {"TF_XLA_FLAGS": f"--tf_xla_persistent_cache_directory={XLA_FOLDER}"}
