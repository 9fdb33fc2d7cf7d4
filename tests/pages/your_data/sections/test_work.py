"""What becomes of a table whose worker is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.data.tables.errors import TableError
from dashboard.engine.connection import WorkerLostError
from pages.your_data.sections import work


def losing(times: int) -> Callable[..., int]:
    """Calls that lose their workers so often, and then return."""
    left = [None] * times

    def answer(_: float, task: Callable[..., int], *args: int) -> int:
        if left:
            left.pop()
            raise WorkerLostError
        return task(*args)

    return answer


def test_another_worker_has_a_try(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "answer", losing(1))
    assert work.by_worker("Reading the rows", max, 3, 4) == 4


def test_a_table_that_two_workers_are_lost_with_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "answer", losing(2))
    with pytest.raises(TableError, match="Two workers were lost while reading this"):
        work.by_worker("Reading the rows", max, 3, 4)
