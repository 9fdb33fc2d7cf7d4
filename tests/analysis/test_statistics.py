"""Intervals and tests are the textbook's, and several tests at once are held to Holm's procedure."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from dashboard.analysis.statistics import (
    POWER,
    Interval,
    geometric_interval,
    geometric_mean,
    holm_levels,
    interval,
    p_value,
    seeds_to_confine,
    seeds_to_decide,
    seeds_to_tell,
)
from language.numbers import NO_BREAK

VALUES = np.array([1.0, 2.0, 4.0, 9.0])


@pytest.mark.parametrize("level", [0.95, 0.99])
def test_an_interval_is_student_s(level: float) -> None:
    found = interval(VALUES, level)
    low, high = stats.t.interval(level, len(VALUES) - 1, VALUES.mean(), stats.sem(VALUES))
    assert (found.mean, found.low, found.high, found.count) == pytest.approx((4.0, low, high, 4))


@pytest.mark.parametrize(
    ("values", "clear"),
    [([1.0, 1.1, 0.9], True), ([-1.0, -1.1, -0.9], True), ([-1.0, 1.0], False), ([0.0, 0.0], False)],
)
def test_an_interval_is_clear_when_zero_is_outside(values: list[float], clear: bool) -> None:
    assert interval(np.array(values)).clear is clear


def test_an_interval_is_written_behind_its_mean() -> None:
    assert str(Interval(1.25, -0.5, 3.0, 4)).replace(NO_BREAK, " ") == "1.25 [\N{MINUS SIGN}0.500, 3.00]"


def test_one_value_says_nothing_about_its_spread() -> None:
    found = interval(np.array([3.0]))
    assert (found.mean, found.low, found.high, found.clear) == (3.0, -np.inf, np.inf, False)
    assert p_value(np.array([3.0])) == 1.0


def test_a_p_value_is_student_s() -> None:
    assert p_value(VALUES) == pytest.approx(stats.ttest_1samp(VALUES, 0.0).pvalue)


@pytest.mark.parametrize(("values", "p"), [([0.0, 0.0, 0.0], 1.0), ([2.0, 2.0, 2.0], 0.0)])
def test_equal_values_leave_no_doubt(values: list[float], p: float) -> None:
    assert p_value(np.array(values)) == p


def test_values_of_overlapping_splits_tell_less_than_as_many_independent_ones() -> None:
    overlap = 1 / 3
    error = np.std(VALUES, ddof=1) * np.sqrt(1 / len(VALUES) + overlap)
    low, high = stats.t.interval(0.95, len(VALUES) - 1, VALUES.mean(), error)
    found = interval(VALUES, overlap=overlap)
    assert (found.low, found.high) == pytest.approx((low, high))
    assert p_value(VALUES, overlap) == pytest.approx(2 * stats.t.sf(VALUES.mean() / error, len(VALUES) - 1))


def test_a_geometric_mean_is_carried_by_no_single_large_value() -> None:
    assert geometric_mean(np.array([1.0, 100.0])) == pytest.approx(10.0)
    assert geometric_mean(np.array([0.0, 1.0])) == 0.5
    found = geometric_interval(VALUES)
    low, high = stats.t.interval(0.95, 3, np.log(VALUES).mean(), stats.sem(np.log(VALUES)))
    assert (found.mean, found.low, found.high) == pytest.approx((stats.gmean(VALUES), np.exp(low), np.exp(high)))


def test_where_a_value_is_zero_the_interval_is_that_of_the_mean() -> None:
    assert geometric_interval(np.array([0.0, 1.0, 2.0])) == interval(np.array([0.0, 1.0, 2.0]))


def test_holm_asks_most_of_the_smallest_p_and_less_of_each_that_follows() -> None:
    assert holm_levels([0.03, 0.001, 0.02]) == pytest.approx([0.95, 1 - 0.05 / 3, 1 - 0.05 / 2])


def test_after_the_first_that_fails_holm_asks_no_less() -> None:
    assert holm_levels([0.04, 0.03, 0.001]) == pytest.approx([1 - 0.05 / 2, 1 - 0.05 / 2, 1 - 0.05 / 3])
    assert holm_levels([]) == []


@pytest.mark.parametrize("seed", range(20))
def test_an_interval_at_its_level_leaves_zero_out_exactly_where_holm_rejects(seed: int) -> None:
    rng = np.random.default_rng(seed)
    samples = rng.normal(rng.normal(0, 1.5, size=(6, 1)), 1.0, size=(6, 5))
    p = [float(stats.ttest_1samp(row, 0.0).pvalue) for row in samples]
    order = np.argsort(p)
    passed = np.cumprod([p[place] <= 0.05 / (6 - step) for step, place in enumerate(order)]).astype(bool)
    rejected = {int(place) for place, ok in zip(order, passed, strict=True) if ok}
    clear = {i for i, level in enumerate(holm_levels(p)) if interval(samples[i], level).clear}
    assert clear == rejected


@pytest.mark.parametrize("effect", [0.3, -0.5, 1.0])
def test_with_the_seeds_that_are_asked_for_an_effect_is_found_four_times_out_of_five(effect: float) -> None:
    seeds = seeds_to_tell(effect, 1.0)
    assert seeds
    rng = np.random.default_rng(0)
    found = [interval(rng.normal(effect, 1.0, seeds)).clear for _ in range(1000)]
    assert np.mean(found) == pytest.approx(POWER, abs=0.06)


def test_the_seeds_that_confine_a_mean_make_its_interval_as_narrow() -> None:
    seeds = seeds_to_confine(0.5, 1.0)
    assert seeds
    assert stats.t.ppf(0.975, seeds - 1) / np.sqrt(seeds) <= 0.5 < stats.t.ppf(0.975, seeds - 2) / np.sqrt(seeds - 1)


def test_what_no_thousand_seeds_would_tell_is_not_given_a_number() -> None:
    assert seeds_to_tell(0.0, 1.0) is None
    assert seeds_to_tell(0.001, 1.0) is None
    assert seeds_to_tell(0.0, 0.0) is None


@pytest.mark.parametrize(
    ("effect", "room", "fewer"),
    [
        pytest.param(1.0, 0.2, seeds_to_tell(1.0, 1.0), id="a large effect is told from none"),
        pytest.param(0.1, 0.4, seeds_to_confine(0.4, 1.0), id="a small one is confined to what counts as none"),
        pytest.param(1.0, -0.1, seeds_to_tell(1.0, 1.0), id="without room it can only be told"),
        pytest.param(0.0, 0.4, seeds_to_confine(0.4, 1.0), id="without an effect it can only be confined"),
        pytest.param(0.0, 0.0, None, id="without either nothing decides"),
    ],
)
def test_what_is_decided_sooner_is_what_is_asked_for(effect: float, room: float, fewer: int | None) -> None:
    assert seeds_to_decide(effect, room, 1.0) == fewer
