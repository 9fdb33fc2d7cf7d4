"""Where compiled programs are kept, and what XLA has to be told for that, by environment variables."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from dashboard.data.environment import DataSettings

# XLA looks for machine code in a folder before it compiles, and writes there what it has compiled. What goes wrong with
# that folder ends the training, so it is one in memory, of TensorFlow's own file system.
XLA_FOLDER = "ram://compiled"
# TensorFlow reads it once, when it is loaded.
XLA_ENVIRONMENT = {"TF_XLA_FLAGS": f"--tf_xla_persistent_cache_directory={XLA_FOLDER}"}


class ProgramSettings(BaseSettings):
    """The folder of compiled programs, by default one in that of OVERFIT_LAB_DATA."""

    model_config = SettingsConfigDict(env_prefix="OVERFIT_LAB_", env_ignore_empty=True, frozen=True)

    programs: Path = Field(default_factory=lambda: DataSettings().data / "programs")
