"""Where a server trains, according to its environment variables."""

from __future__ import annotations

import os

from pydantic import Field, PositiveInt
from pydantic_settings import BaseSettings, SettingsConfigDict


class EngineSettings(BaseSettings):
    """Which workers train, and whether they compile programs before a visitor needs them."""

    model_config = SettingsConfigDict(env_prefix="OVERFIT_LAB_", env_ignore_empty=True, frozen=True)

    workers: PositiveInt = Field(default_factory=lambda: os.cpu_count() or 1)
    rehearsal: bool = True
    scheduler_address: str | None = Field(None, validation_alias="DASK_SCHEDULER_ADDRESS")
