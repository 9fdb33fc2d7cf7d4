"""Where compiled programs are kept, according to the environment."""

from __future__ import annotations

from pydantic import Field

from dashboard.data.environment import DataSettings, EnvironmentSettings, Folder


class ProgramSettings(EnvironmentSettings):
    """The folder of compiled programs, by default one in that of OVERFIT_LAB_DATA."""

    programs: Folder = Field(default_factory=lambda: DataSettings().data / "programs")
