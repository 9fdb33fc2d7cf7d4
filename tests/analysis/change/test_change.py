"""A change says no more than its interval bears out, and says it in words."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from dashboard.analysis.change import Change, Kind
from dashboard.analysis.change.words import CROSS, in_a_column, reach_in_words
from dashboard.analysis.statistics import Interval
from language.languages import speaking
from language.numbers import NO_BREAK
from tests.language.as_read import as_read


def change(ratios: list[float], negligible: float = 0.0) -> Change:
    return Change.of(np.log(ratios), negligible=negligible)


@pytest.mark.parametrize(
    ("ratios", "kind"),
    [
        ([0.6, 0.65, 0.55], "lower"),
        ([1.6, 1.7, 1.5], "higher"),
        ([1.2, 1.21, 1.19], "higher"),
        ([0.93, 0.94, 0.935], "lower"),
        ([1.0, 1.01, 0.99], "same"),
        ([0.96, 0.97, 0.965], "same"),
        ([0.5, 1.1, 0.9], "unsure"),
        ([0.5], "unsure"),
    ],
)
def test_what_is_said_follows_from_the_interval(ratios: list[float], kind: Kind) -> None:
    assert change(ratios).kind == kind


def test_a_negligible_difference_is_none_however_many_percent_it_is() -> None:
    assert change([0.6, 0.65, 0.55]).kind == "lower"
    assert change([0.6, 0.65, 0.55], negligible=0.55).kind == "same"
    assert change([0.6, 0.65, 0.75], negligible=0.37).kind == "slight"


@pytest.mark.parametrize(
    ("ratio", "words"),
    [
        (0.62, "38% lower"),
        (1.2, "20% higher"),
        (2.5, as_read("2.5 times as high")),
        (1.001, "equal"),
        (0.0012, "99.9% lower"),
        (0.0004, "more than 99.9% lower"),
    ],
)
def test_a_ratio_is_said_in_words(ratio: float, words: str) -> None:
    assert str(change([ratio, ratio])).startswith(words)


@pytest.mark.parametrize(
    ("ratio", "words"), [(0.5, "50% lower than b"), (3.0, as_read("3.0 times as high as b")), (1.0, "equal to b")]
)
def test_it_is_said_beside_the_other_arm(ratio: float, words: str) -> None:
    assert change([ratio, ratio]).beside("b").startswith(words)


def test_the_interval_is_student_s_of_the_logarithms() -> None:
    logs = np.log([0.6, 0.65, 0.55, 0.7])
    low, high = np.exp(stats.t.interval(0.95, 3, logs.mean(), stats.sem(logs)))
    found = Change.of(logs)
    assert found.bounds == pytest.approx((low, high))
    reach = f"{100 - 100 * high:.0f} to {100 - 100 * low:.0f}%".replace(" ", NO_BREAK)
    assert str(found) == f"{100 * (1 - stats.gmean(np.exp(logs))):.0f}% lower ({reach})"


def test_an_interval_over_both_sides_names_them() -> None:
    assert str(change([0.8, 1.0, 0.9])) == "10% lower (32% lower to 18% higher)"
    assert str(change([4.0, 2.0, 3.0])).endswith(as_read("(21% higher to 6.9 times as high)"))


def test_an_interval_that_leaves_out_no_change_does_not_begin_with_equal() -> None:
    assert reach_in_words(1.003, 2.04) == as_read("0.3% higher to 2.0 times as high")
    assert reach_in_words(1.0, 2.04) == as_read("the same to 2.0 times as high")


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (1.1, 1.3, "10_to_30%"),
        (1.1, 2.0, "10% higher to 2.0 times as high"),
        (2.0, 4.0, "2.0_to_4.0_times"),
        (9.96, 12.4, "10.0_to_12_times"),
        (3.0, 100.0, "3.0_to more than 100_times"),
        (100.0, 300.0, "more than 100_to more than 100_times"),
        (0.5, 100.0, "50% lower to more than 100_times as high"),
        (0.9, 1.0, "10% lower to the same"),
    ],
)
def test_an_interval_is_in_percent_up_to_twice_and_in_times_up_to_a_hundred(
    low: float, high: float, words: str
) -> None:
    assert reach_in_words(low, high).replace(NO_BREAK, " ") == words.replace("_", " ")


def test_a_column_is_in_times_from_twice_on_and_ends_at_a_hundred() -> None:
    cells = [in_a_column(ratio) for ratio in (1.99, 2.0, 99.9, 100.0)]
    assert cells == [as_read("+99.0%"), f"{CROSS}2.0", f"{CROSS}100", f">{CROSS}100"]


def test_below_twice_a_change_is_in_percent() -> None:
    assert str(change([1.994, 1.994])).startswith("99% higher")
    assert reach_in_words(1.5, 1.994).replace(NO_BREAK, " ") == "50 to 99%"
    assert in_a_column(1.994) == as_read("+99.4%")


@pytest.mark.parametrize("ratio", [1.9951, 1.9999, 2.0, 2.04])
def test_what_rounds_to_a_hundred_percent_higher_is_twice_as_high(ratio: float) -> None:
    assert str(change([ratio, ratio])).startswith(as_read("2.0 times as high"))
    assert reach_in_words(ratio, 3.0).replace(NO_BREAK, " ") == "2.0 to 3.0 times"
    assert in_a_column(ratio) == f"{CROSS}2.0"


@pytest.mark.parametrize(
    ("ratios", "close", "never_lower"),
    [
        ([0.7, 1.3, 1.0], True, False),
        ([0.5, 0.6, 0.55], False, False),
        ([1.5, 1.6, 1.55], False, True),
        ([0.96, 0.97, 0.965], True, True),
    ],
)
def test_close_is_what_stands_there_and_never_lower_what_is_sure(
    ratios: list[float], *, close: bool, never_lower: bool
) -> None:
    assert (change(ratios).is_close, change(ratios).never_lower) == (close, never_lower)


def test_nothing_is_a_whole_hundred_percent_lower_in_a_column() -> None:
    assert [in_a_column(ratio) for ratio in (4e-4, 0.5, 1.5)] == [
        as_read(text) for text in ("\N{MINUS SIGN}99.9%", "\N{MINUS SIGN}50.0%", "+50.0%")
    ]


def test_what_is_lower_by_all_but_a_tenth_of_a_percent_is_lower_by_more() -> None:
    assert "(more than 99.9% lower to " in str(change([1e-6, 1.0, 1e-3]))
    assert str(change([1e-4, 1e-3, 1e-2, 1e-3])) == as_read("99.9% lower (98 to more than 99.9%)")
    assert str(change([1e-5, 2e-5, 1e-5])) == as_read("more than 99.9% lower (more than 99.9%)")


def test_two_losses_that_count_as_nothing_are_not_called_equal() -> None:
    words = "next to nothing, as is b (both are too small to count)"
    assert change([1.0, 1.0], negligible=1.0).beside("b") == words
    assert change([1.0, 1.0], negligible=0.9).beside("b").startswith("equal to b")
    assert change([1.0, 0.8], negligible=1.0).beside("b").startswith("11% lower than b")


def test_one_seed_has_no_interval() -> None:
    assert str(change([0.5])) == "50% lower (one seed)"
    assert change([0.5]).seeds_needed is None


def test_an_interval_beyond_all_bounds_is_not_given_in_digits() -> None:
    assert as_read("more than 100 times") in str(change([1.0, 1e9]))


def test_the_seeds_needed_would_decide_it_if_mean_and_spread_stayed() -> None:
    logs = np.log([0.6, 1.1, 0.8, 0.7])
    seeds = Change.of(logs).seeds_needed
    assert seeds
    wanted = logs.mean() + (logs - logs.mean())[np.arange(4 * seeds) % 4] * logs.std(ddof=1) / logs.std()
    assert Change.of(wanted[: 4 * (seeds // 4 + 1)]).kind == "lower"


def test_the_seeds_needed_may_show_that_there_is_no_difference() -> None:
    logs = np.array([0.04, -0.04, 0.03, -0.03, 0.05, -0.05])
    assert Change.of(logs, level=0.999).kind == "unsure"
    assert 6 < (Change.of(logs, level=0.999).seeds_needed or 0) < 40


def test_what_is_negligible_as_it_stands_is_decided_by_an_interval_within_the_margin() -> None:
    logs = np.log([0.3, 0.6, 0.55, 0.9, 0.35])
    found = Change.of(logs, negligible=0.6)
    assert found.logs.clear
    assert found.kind == "slight"
    assert (found.seeds_needed or 0) > len(logs)
    assert Change.of(np.tile(logs, 50), negligible=0.6).kind == "same"


def test_an_end_beyond_no_change_is_never_rounded_to_none() -> None:
    assert str(change([0.996, 0.55, 0.6, 0.75, 0.8])).endswith("% lower (3\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}46%)")
    assert (
        str(Change(Interval(np.log(0.6), np.log(0.36), np.log(0.998), 5), 0.3, 0.95))
        == "40% lower (0.2\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}64%)"
    )


def test_an_interval_that_rounds_to_no_change_at_both_ends_is_said_to_be_that_narrow() -> None:
    assert str(change([1.001, 0.999, 1.0])) == "equal (less than 1% either way)"


def test_in_korean_it_is_the_predicate_that_a_sentence_ends_on() -> None:
    with speaking("ko"):
        assert change([0.62]).beside("기준 모델의 손실") == as_read("기준 모델의 손실보다 38% 낮습니다(시드 1개)")
        assert change([3.0]).beside("기준 모델의 손실") == as_read("기준 모델의 손실의 3.0배입니다(시드 1개)")


@pytest.mark.parametrize("ratios", [[2.0, 2.0, 2.0], [1.3, 2.0, 1.5, 2.0]])
def test_by_how_much_it_is_higher_than_a_loss_nobody_can_say_where_it_diverged(ratios: list[float]) -> None:
    """A divergence counts as twice the highest loss at its seed, which is no measurement."""
    higher = Change.of(np.log(ratios), diverged=(True, False))
    assert higher.kind == "higher"
    assert higher.beside("b") == "higher than b (what diverged counts as worse than any loss)"
    assert str(higher) == "higher (what diverged counts as worse than any loss)"
    assert "times" in Change.of(np.log(ratios)).beside("b") or "%" in Change.of(np.log(ratios)).beside("b")
