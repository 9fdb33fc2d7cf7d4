"""Runs that wait to be written."""

from __future__ import annotations

from dashboard.store.keeping.waiting import MOST_RUNS, Unwritten, Waiting
from dashboard.store.kept import FinishedRun
from tests.made import made_record


def test_what_was_dropped_while_it_was_written_takes_no_other_along() -> None:
    waiting = Waiting()
    runs = [Unwritten(FinishedRun("ann", made_record(1.0), float(i), code="code"), None) for i in range(MOST_RUNS + 1)]
    for one in runs[:-1]:
        assert waiting.add(one) is None
    written = waiting.first(2)
    assert waiting.add(runs[-1]) is runs[0]
    waiting.remove(written)
    assert waiting.first(MOST_RUNS) == runs[2:]
