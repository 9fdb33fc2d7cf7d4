"""Where compiled programs are kept, according to the environment."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from dashboard.data.environment import DataSettings, EnvironmentSettings


class ProgramSettings(EnvironmentSettings):
    """The folder of compiled programs, by default one in that of OVERFIT_LAB_DATA."""

    programs: Path = Field(default_factory=lambda: DataSettings().data / "programs")
