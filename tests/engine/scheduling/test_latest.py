"""What is learned from strangers' links is not remembered for ever."""

from __future__ import annotations

from dashboard.engine.scheduling.latest import Latest


def test_of_more_keys_those_set_last_stay() -> None:
    known: Latest[str, int] = Latest(2)
    for key, value in (("a", 1), ("b", 2), ("a", 3), ("c", 4)):
        known[key] = value
    assert known == {"a": 3, "c": 4}
