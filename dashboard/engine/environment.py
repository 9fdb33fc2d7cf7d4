"""Where a server trains, according to its environment variables."""

from __future__ import annotations

import os

from pydantic import Field, PositiveFloat, PositiveInt
from pydantic_settings import BaseSettings, SettingsConfigDict


class EngineSettings(BaseSettings):
    """Which workers train, whether they compile programs before a visitor needs them, and what they train unasked.

    A change in the lab is trained at once where that is expected to take at most `quick_seconds`. With `padded`
    experiments share compiled programs, see `experiment.programs.padding`.
    """

    model_config = SettingsConfigDict(env_prefix="OVERFIT_LAB_", env_ignore_empty=True, frozen=True)

    workers: PositiveInt = Field(default_factory=lambda: os.cpu_count() or 1)
    rehearsal: bool = True
    padded: bool = True
    quick_seconds: PositiveFloat = 2.0
    scheduler_address: str | None = Field(None, validation_alias="DASK_SCHEDULER_ADDRESS")
