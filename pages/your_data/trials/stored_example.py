"""The example as a data set. Where it is not kept yet, a process of its own reads it: this one does without pandas."""

from __future__ import annotations

import subprocess
import sys
from functools import lru_cache

from dashboard.data.environment import data_folder
from dashboard.data.tables.storage import is_kept
from pages.your_data.trials.example import FILE, TARGET, example_csv

SECONDS = 60


def stored_example() -> str:
    """The name of the example's data set; empty where nothing can be stored."""
    name = _stored(str(data_folder()))
    if not is_kept(name):
        _stored.cache_clear()
        name = _stored(str(data_folder()))
    return name


@lru_cache(maxsize=1)
def _stored(folder: str) -> str:
    command = [sys.executable, "-m", "pages.your_data.trials.stored_example"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)  # noqa: S603 - our own module
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip()


def store_example() -> str:
    """Reads and stores the example here, and returns its name."""
    from dashboard.data.tables.choices import TableChoices
    from dashboard.data.tables.making import keep, make_table

    return make_table(keep(example_csv(), FILE), TableChoices(TARGET))


if __name__ == "__main__":
    sys.stdout.write(store_example())
