"""How much somebody has had of the workers lately, in doublings: it fades, and what has faded is not kept."""

from __future__ import annotations

import pytest

from dashboard.engine.scheduling.recent_use import HALF_LIFE, LIGHT_SECONDS, RecentUse
from tests.engine.scheduling.clock import Clock


@pytest.mark.parametrize(
    ("times", "weight"),
    [(0.0, 0), (0.999, 0), (1.0, 1), (1.1, 1), (1.9, 1), (2.0, 2), (3.9, 2), (4.0, 3), (4.1, 3), (999.0, 10)],
)
def test_an_owner_weighs_more_with_each_doubling_of_what_it_had(clock: Clock, times: float, weight: int) -> None:
    use = RecentUse(clock)
    use.note("ann", times * LIGHT_SECONDS)
    assert use.weight("ann") == weight
    assert use.weight("bob") == 0


def test_what_somebody_has_had_adds_up(clock: Clock) -> None:
    use = RecentUse(clock)
    for weight in (0, 1, 1, 2):
        use.note("ann", 0.5 * LIGHT_SECONDS)
        assert use.weight("ann") == weight


def test_half_of_it_is_forgotten_with_each_half_life_and_what_came_since_is_not(clock: Clock) -> None:
    use = RecentUse(clock)
    use.note("ann", 8.0 * LIGHT_SECONDS)
    for weight in (4, 3, 2, 1, 0):
        assert use.weight("ann") == weight
        clock.now += HALF_LIFE
    clock.now -= HALF_LIFE
    use.note("ann", 1.5 * LIGHT_SECONDS)
    assert use.weight("ann") == 2


def test_what_is_forgotten_is_not_kept(clock: Clock) -> None:
    use = RecentUse(clock)
    use.note("ann", 5.0 * LIGHT_SECONDS)
    clock.now += 5 * HALF_LIFE
    use.note("bob", 1.0)
    assert [*use._noted] == ["ann", "bob"]
    clock.now += 20 * HALF_LIFE
    assert use.weight("ann") == 0
    use.note("cem", 1.0)
    assert [*use._noted] == ["cem"]
