"""Where compiled programs are kept, according to the environment."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from dashboard.data.environment import DataSettings


class ProgramSettings(BaseSettings):
    """The folder of compiled programs, by default one in that of OVERFIT_LAB_DATA."""

    model_config = SettingsConfigDict(env_prefix="OVERFIT_LAB_", env_ignore_empty=True, frozen=True)

    programs: Path = Field(default_factory=lambda: DataSettings().data / "programs")
