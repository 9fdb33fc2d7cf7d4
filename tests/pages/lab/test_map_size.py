"""A sweep of two numbers has as many values as can be trained within a minute."""

from __future__ import annotations

import pytest

from dashboard.engine.scheduling.pace import Pace
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.sweeps.numbers import MOST
from pages.lab.sections.map_size import MOST_SECONDS, SIZES, map_size

SMALLEST = SIZES[-1]


@pytest.fixture(autouse=True)
def pace(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page's engine before it has measured anything."""
    monkeypatch.setattr("pages.lab.sections.map_size.get_engine", Pace)


def test_what_shares_a_program_has_all_values() -> None:
    assert map_size(("l2", "dropout"), Experiment()) == (15, 15)


def test_what_compiles_for_each_value_has_fewer_and_the_other_keeps_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.lab.sections.map_size.MOST_SECONDS", 12.0)
    l2, units = map_size(("l2", "width"), change(Experiment(), epochs=10, hidden_layers=(8,)))
    assert units < l2 == 15


def test_what_takes_long_at_any_size_has_the_fewest() -> None:
    slow = change(Experiment(), dataset="digits", samples=1797, hidden_layers=(256, 256), epochs=2000)
    assert map_size(("l2", "dropout"), slow) == (SMALLEST, SMALLEST)
    assert Pace().seconds(slow) * SMALLEST**2 > MOST_SECONDS


def test_a_number_without_effect_leaves_the_other_as_it_is_alone() -> None:
    assert map_size(("l2", "patience"), Experiment())[0] == MOST
