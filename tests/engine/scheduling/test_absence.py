"""Who is away for a moment is not gone yet."""

from __future__ import annotations

from dashboard.engine.scheduling.absence import GRACE_SECONDS, Absence


def test_an_owner_is_gone_after_a_while() -> None:
    times = iter([100.0, 100.0 + GRACE_SECONDS])
    absence = Absence(lambda owner: owner == "here", lambda: next(times))
    assert absence.departed({"here", "away"}) == set()
    assert absence.departed({"here", "away"}) == {"away"}


def test_one_who_comes_back_has_all_of_the_time_again() -> None:
    there: set[str] = set()
    times = iter([100.0, 101.0, 100.0 + GRACE_SECONDS])
    absence = Absence(there.__contains__, lambda: next(times))
    absence.departed({"away"})
    there.add("away")
    assert absence.departed({"away"}) == set()
    there.clear()
    assert absence.departed({"away"}) == set()
