"""Where visitors' data are kept, according to the environment."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class DataSettings(BaseSettings):
    """The folder of the CSVs, `data` for OVERFIT_LAB_DATA. Workers on other machines need to share it."""

    model_config = SettingsConfigDict(env_prefix="OVERFIT_LAB_", env_ignore_empty=True, frozen=True)

    data: Path = Field(default_factory=lambda: Path.home() / ".cache" / "overfit-lab")
