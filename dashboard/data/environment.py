"""Where visitors' data are kept and how large they may be, according to the environment."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, PositiveInt
from pydantic_settings import BaseSettings, SettingsConfigDict


class DataSettings(BaseSettings):
    """The folder of the tables, `data` for OVERFIT_LAB_DATA, and the largest upload in megabytes.

    Workers on other machines need to share the folder.
    """

    model_config = SettingsConfigDict(env_prefix="OVERFIT_LAB_", env_ignore_empty=True, frozen=True)

    data: Path = Field(default_factory=lambda: Path.home() / ".cache" / "overfit-lab")
    upload_mb: PositiveInt = 50
