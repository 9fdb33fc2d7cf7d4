"""Where and how a server trains, according to its environment variables."""

from __future__ import annotations

import os
import re

from pydantic import Field, NonNegativeFloat, PositiveFloat, PositiveInt, field_validator

from dashboard.data.environment import EnvironmentSettings
from dashboard.engine import memory

# Dask also knows `inproc`, which reaches no other process, and `ucx`, which needs a package that is not here.
_SCHEDULER = re.compile(r"((tcp|tls|ws|wss)://)?([^\s:/@\[\]]+|\[[^\s/@\[\]]+\]):(?P<port>[0-9]{1,5})")
LAST_PORT = 65_535
NO_SCHEDULER = (
    f"It is no address like tcp://host:8786. In place of tcp there may be tls, ws or wss; a port is 1 to {LAST_PORT}"
)


class EngineSettings(EnvironmentSettings):
    """The workers, how much of their time each visitor may use, and what they do ahead of any request.

    Each visitor may use `budget_seconds` of worker time per hour; 0 means no limit. With `rehearsal` they compile
    and train what lessons need while nobody waits. A change in the lab is trained at once if that is expected to take
    at most `quick_seconds`. With `padded`, experiments share compiled programs: see `experiment.programs.padding`.
    """

    workers: PositiveInt = Field(default_factory=lambda: memory.workers_that_fit(os.cpu_count() or 1))
    rehearsal: bool = True
    padded: bool = True
    quick_seconds: PositiveFloat = 2.0
    budget_seconds: NonNegativeFloat = 0.0
    scheduler_address: str | None = Field(None, validation_alias="DASK_SCHEDULER_ADDRESS")

    @field_validator("scheduler_address")
    @classmethod
    def _is_of_dask(cls, value: str | None) -> str | None:
        """Raises ValueError."""
        if value is not None:
            value = value.strip()
            parts = _SCHEDULER.fullmatch(value)
            if not parts or not 0 < int(parts["port"]) <= LAST_PORT:
                raise ValueError(NO_SCHEDULER)
        return value
