"""Sums, products and ratios are found with their signs, also where some cells are empty or were corrected by hand."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from dashboard.analysis.checks.sums import sums
from dashboard.data.tables.inspected import Inspected, Inspection

ROWS = 400
Made = Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray]


def made(y: Made, *, gaps: int = 0, corrected: int = 0) -> Inspection:
    rng = np.random.default_rng(0)
    first, second, third = rng.gamma(3, 50, (3, ROWS)).round(2) + 1
    target = y(first, second, third).round(2)
    target[:corrected] += 170.0
    first[ROWS - gaps :] = np.nan
    columns = {"first": first, "second": second, "third": third}
    inputs = (Inspected(name, "number", values, is_input=True) for name, values in columns.items())
    return Inspection(tuple(inputs), "y", target)


SAID: dict[str, tuple[Made, str]] = {
    "sum": (lambda a, b, _: a + b, "y is a sum of other columns, with fixed weights: first + second."),
    "difference": (lambda a, b, _: b - a, "y is a sum of other columns, with fixed weights: second \u2212 first."),
    "tax": (
        lambda a, b, c: a + 0.19 * b - c,
        "y is a sum of other columns, with fixed weights: first + second \u2212 third.",
    ),
    "product": (
        lambda a, b, _: a * b,
        "y is a product of other columns, up to a constant factor: first \u00d7 second.",
    ),
    "ratio": (lambda a, _, c: 1000 * c / a, "y is a ratio of other columns, up to a constant factor: third / first."),
    "ratio of a power": (
        lambda a, b, _: 1e6 * a / b**2,
        "y is a ratio of other columns, up to a constant factor: first / second^2.",
    ),
}


@pytest.mark.parametrize("kind", SAID)
def test_how_the_target_follows_from_others_is_said_with_their_signs(kind: str) -> None:
    y, said = SAID[kind]
    (found,) = sums(made(y))
    assert str(found.evidence) == said


@pytest.mark.parametrize(("gaps", "corrected"), [(20, 0), (0, 6), (8, 4)])
def test_a_sum_with_gaps_or_corrections_is_one(gaps: int, corrected: int) -> None:
    (found,) = sums(made(lambda a, b, _: a + b, gaps=gaps, corrected=corrected))
    assert found.columns == ("first", "second")


@pytest.mark.parametrize("seed", range(3))
def test_what_holds_but_for_noise_is_no_sum(seed: int) -> None:
    noise = np.random.default_rng(seed).normal(0, 3, ROWS)
    assert sums(made(lambda a, b, _: a + b + noise)) == []


def test_a_column_without_which_the_others_are_as_right_is_no_part() -> None:
    """A price is the mean of the least and the highest one, as near as it is written."""
    rng = np.random.default_rng(0)
    least = rng.gamma(5, 4, 93).round(1)
    highest, engine = least + rng.gamma(2, 3, 93).round(1), 1 + 0.1 * least.round() + rng.normal(0, 0.3, 93)
    twice = highest * 2 + rng.normal(0, 1e-3, 93)
    columns = {"least": least, "highest": highest, "engine": engine, "twice": twice}
    inputs = tuple(Inspected(name, "number", values, is_input=True) for name, values in columns.items())
    (found,) = sums(Inspection(inputs, "price", ((least + highest) / 2).round(1)))
    assert len(found.columns) == 2
    assert "least" in found.columns
    assert "engine" not in found.columns


def test_a_product_is_shown_without_powers_that_nothing_needs() -> None:
    rng = np.random.default_rng(0)
    size, other, year = rng.gamma(9, 1, 400).round(2), rng.gamma(9, 1, 400).round(2), 1980.0 + np.arange(400) // 10
    columns = {"size": size, "other": other, "year": year}
    inputs = tuple(Inspected(name, "number", values, is_input=True) for name, values in columns.items())
    (found,) = sums(Inspection(inputs, "y", (size**2 * other).round(1)))
    assert found.columns == ("size", "other")
    steep = size * (year / 2000) ** 5
    assert sums(Inspection(inputs, "y", steep))
    assert sums(Inspection(inputs, "y", steep.round(2))) == []


def of_stays(kind: str, *, late: float = 0.0) -> Inspection:
    """When patients came and went, as days, and a time between, with some chance in it."""
    rng = np.random.default_rng(0)
    came = 8800 + rng.integers(0, 300 * 1440, ROWS) / 1440
    went = came + rng.integers(100, 40 * 1440, ROWS) / 1440
    born = 8800 - rng.integers(0, 30_000, ROWS)
    times = {
        "days": np.round(went) - np.round(came),
        "whole days": np.floor(went - came),
        "minutes": np.round((went - came) * 1440),
        "age": np.floor((came - born) / 365.25),
    }
    if kind == "days":
        came, went = np.round(came), np.round(went)
    columns = {"born": born.astype(float), "came": came, "went": went}
    inputs = [Inspected(name, "date", values, is_input=True) for name, values in columns.items()]
    inputs.append(Inspected("weight", "number", rng.normal(70, 9, ROWS), is_input=True))
    return Inspection(tuple(inputs), "y", times[kind] + np.round(late * rng.normal(size=ROWS)))


@pytest.mark.parametrize(
    ("kind", "said"),
    [(kind, "went \u2212 came") for kind in ("days", "whole days", "minutes")] + [("age", "came \u2212 born")],
)
def test_a_time_between_two_dates_is_found_in_whatever_unit(kind: str, said: str) -> None:
    (found,) = sums(of_stays(kind))
    assert str(found.evidence) == f"y is a sum of other columns, with fixed weights: {said}."


@pytest.mark.parametrize("kind", ["days", "whole days", "age"])
def test_a_time_that_depends_on_more_than_dates_is_none_between_them(kind: str) -> None:
    assert sums(of_stays(kind, late=1.0)) == []
