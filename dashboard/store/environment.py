"""Where runs are kept, whose they are, and for how long, according to the environment."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from pydantic import Field, PositiveInt, field_validator
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from dashboard.data.environment import DataSettings, EnvironmentSettings

FILE, SHELF = "runs.sqlite", "unwritten"


class StoreSettings(EnvironmentSettings):
    """The database of runs, by default a file in the folder of OVERFIT_LAB_DATA.

    On a `demo` visitors are strangers to each other: each browser has runs of its own, which nobody else can list, and
    which are deleted after `keep_days`, and earlier where there are more than `keep_runs` in all. Otherwise all
    visitors share one list, and nothing is deleted.
    """

    database: str | None = Field(None, repr=False)
    demo: bool = False
    keep_days: PositiveInt = 30
    # As much as SQLite counts to.
    keep_runs: PositiveInt = Field(100_000, le=2**63 - 1)

    @field_validator("database")
    @classmethod
    def _is_of_a_kind(cls, value: str | None) -> str | None:
        with suppress(ArgumentError):
            if value is None or _is_kept(make_url(value)):
                return value
        raise ValueError("It is neither sqlite:///file nor postgresql://user:password@host/name")

    @property
    def url(self) -> str:
        """The address of the database as SQLAlchemy takes it."""
        return self.database or f"sqlite:///{DataSettings().data / FILE}"

    @property
    def shelf(self) -> Path:
        """The folder of runs that have ended but are not in the database yet."""
        return DataSettings().data / SHELF


def _is_kept(url: URL) -> bool:
    """Whether the store can use it. In memory, SQLite has another database for each thread."""
    if url.get_backend_name() == "sqlite":
        return bool(url.database) and ":memory:" not in str(url.database)
    return url.get_backend_name() == "postgresql"
