"""Tables of these tests are kept apart from all others."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for each test."""
    monkeypatch.setenv("OVERFIT_LAB_DATA", str(tmp_path / "tables"))
    return tmp_path / "tables"
