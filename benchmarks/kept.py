"""What takes hours to train, kept in the folder of temporary files until the code that trains it changes."""

from __future__ import annotations

import tempfile
from pathlib import Path

from dashboard.store.code_version import code_version


def kept_folder(name: str) -> Path:
    """Where a benchmark keeps its trainings. After a change in what the benchmark itself draws, delete it."""
    folder = Path(tempfile.gettempdir()) / f"overfit-lab-{name}" / code_version()
    folder.mkdir(parents=True, exist_ok=True)
    return folder
