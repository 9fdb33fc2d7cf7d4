"""What all visits share, replaced for one test."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.ui import session


def share(get: Callable[[], object], instead: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Has a function that is `one_per_process` return this instead, whoever has imported it."""
    monkeypatch.setitem(session._SHARED, f"{get.__module__}.{get.__qualname__}", instead)
