"""Every number of an experiment that has an order can be swept, without code of its own."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.controls import Layers, Slider
from dashboard.experiment.limits import Limits
from dashboard.experiment.settings import SETTINGS, change, to_settings
from dashboard.experiment.splits import split_sizes
from dashboard.experiment.sweeps.numbers import MOST, numbers
from dashboard.experiment.sweeps.sweep import Sweep, make_all_splits, sweep
from tests.made import SMALL
from tests.samples import where_it_applies

SWEPT = [name for name, setting in SETTINGS.items() if isinstance(setting.control, Slider) and setting.control.ordered]
EVERY = [*SWEPT, "width", "depth"]


def experiment_with(name: str) -> Experiment:
    return where_it_applies(SETTINGS[name]) if name in SETTINGS else Experiment()


@pytest.mark.parametrize("name", EVERY)
def test_every_number_is_offered_where_it_has_an_effect(name: str) -> None:
    assert name in numbers(experiment_with(name))


@pytest.mark.parametrize("name", EVERY)
def test_the_values_are_many_enough_to_drag_through_and_the_present_one_is_among_them(name: str) -> None:
    experiment = experiment_with(name)
    swept = sweep([numbers(experiment)[name]], experiment)
    fewest = {"depth": 7, "classes": 4, "min_delta": 14}.get(name, 15)
    assert fewest <= len(swept.axes[0].values) <= MOST + 1
    assert swept.experiments[swept.start] == experiment
    assert list(swept.axes[0].values) == sorted(set(swept.axes[0].values))


@pytest.mark.parametrize("name", EVERY)
def test_nothing_but_that_number_differs(name: str) -> None:
    experiment = experiment_with(name)
    number = numbers(experiment)[name]
    field = name if name in SETTINGS else "hidden_layers"
    swept = sweep([number], experiment)
    for value, one in zip(swept.axes[0].values, swept.experiments.values(), strict=True):
        assert number.of(one) == pytest.approx(value)
        assert to_settings(one) | {field: None} == to_settings(experiment) | {field: None}


def sweep_of(name: str, **settings: Any) -> Sweep:
    experiment = change(Experiment(), **settings)
    return sweep([numbers(experiment)[name]], experiment)


def values_of(name: str, **settings: Any) -> tuple[float, ...]:
    return sweep_of(name, **settings).axes[0].values


@pytest.mark.parametrize(("samples", "rows"), [(300, 102), (100, 34), (20, 7)])
def test_batch_sizes_end_at_the_one_that_holds_all_rows(samples: int, rows: int) -> None:
    values = values_of("batch_size", samples=samples, batch_size=1)
    assert values[-1] == rows
    assert {2**power for power in range(rows.bit_length())} <= set(values)


@pytest.mark.parametrize("name", ["patience", "start_from_epoch"])
def test_patience_beyond_the_last_epoch_is_not_tried(name: str) -> None:
    values = values_of(name, early_stopping=True, patience=5, epochs=100)
    assert values[-1] == 100
    assert len([value for value in values if value <= 10]) >= 7
    assert len(values) >= 15


def test_what_trains_the_very_same_is_one_value_and_that_is_the_present_one() -> None:
    assert values_of("batch_size", batch_size=500)[-2:] == (96, 500)
    assert values_of("patience", early_stopping=True, patience=500)[-2:] == (200, 500)
    # Keras stops after the first epoch that is no improvement, for either.
    assert values_of("patience", early_stopping=True)[:2] == (0, 2)
    assert values_of("patience", early_stopping=True, patience=1)[:2] == (1, 2)
    few = change(Experiment(), samples=20)
    cut = sweep([numbers(few)["train_fraction"]], few).experiments.values()
    assert len({split_sizes(one) for one in cut}) == len(cut) >= 10


def test_seeds_and_what_is_no_number_cannot_be_swept() -> None:
    named = set(numbers(Experiment()))
    others = {name for name, setting in SETTINGS.items() if not isinstance(setting.control, Slider | Layers)}
    assert not named & {"seed", "data_seed", *others}


def test_what_this_server_does_not_train_is_left_out() -> None:
    swept = sweep([numbers(Experiment())["samples"]], Experiment(), Limits(samples=1000))
    assert max(swept.axes[0].values) == 1000
    wide = sweep([numbers(Experiment())["width"]], Experiment(), Limits(parameters=5000))
    assert max(one.parameters for one in wide.experiments.values()) <= 5000


def test_real_data_have_no_more_samples_than_rows() -> None:
    iris = change(Experiment(), dataset="iris", samples=150)
    assert max(sweep([numbers(iris)["samples"]], iris).axes[0].values) == 150


@pytest.mark.parametrize("name", ["l2", "dropout", "width", "epochs", "train_fraction"])
def test_who_asks_for_more_samples_than_there_are_rows_sweeps_as_one_who_asks_for_all(name: str) -> None:
    assert values_of(name, dataset="iris", samples=300) == values_of(name, dataset="iris", samples=150)


def test_samples_beyond_all_rows_are_one_value_and_that_is_the_present_one() -> None:
    rows = {one.rows for one in sweep_of("samples", dataset="iris", samples=300).experiments.values()}
    values = values_of("samples", dataset="iris", samples=300)
    assert values[-2:] == (100, 300)
    assert len(rows) == len(values) >= 6


def test_layers_of_several_widths_stay_what_they_are_at_the_start() -> None:
    experiment = change(Experiment(), hidden_layers=(64, 32))
    swept = sweep([numbers(experiment)["width"]], experiment)
    assert swept.experiments[swept.start].model.hidden_layers == (64, 32)
    assert swept.experiments[0].model.hidden_layers == (1, 1)
    assert swept.written(swept.start) == "up to 64"
    assert [swept.written(place) for place in swept.places].count("64") == 0
    assert swept.written(0) == "1"


@pytest.mark.parametrize(
    ("name", "value", "said"), [("l2", 0.0, "off"), ("dropout", 0.0, "0"), ("samples", 2e4, "20,000")]
)
def test_a_value_is_written_as_the_sidebar_writes_it(name: str, value: float, said: str) -> None:
    assert numbers(Experiment())[name].written(value) == said


PAIRS = [("l2", "dropout"), ("samples", "width"), ("width", "depth"), ("noise", "epochs")]


@pytest.mark.parametrize("names", PAIRS)
def test_two_numbers_make_a_table_of_experiments_counted_row_by_row(names: tuple[str, str]) -> None:
    first, second = (numbers(Experiment(), 6)[name] for name in names)
    swept = sweep([first, second], Experiment())
    columns = len(swept.axes[0].values)
    assert swept.experiments[swept.start] == Experiment()
    for place, one in swept.experiments.items():
        cell = (swept.axes[0].values[place % columns], swept.axes[1].values[place // columns])
        assert swept.values(place) == cell
        assert (first.of(one), second.of(one)) == pytest.approx(cell)


def test_a_cell_whose_numbers_undo_each_other_is_left_out() -> None:
    swept = sweep([numbers(Experiment())["width"], numbers(Experiment())["depth"]], Experiment())
    columns = len(swept.axes[0].values)
    assert swept.axes[1].values[0] == 0
    assert not set(range(columns)) & set(swept.places)
    assert set(range(columns, 2 * columns)) <= set(swept.places)


@pytest.mark.parametrize("most", [15, 11, 8, 6])
@pytest.mark.parametrize("name", EVERY)
def test_there_are_as_many_values_as_are_asked_for_at_most_from_end_to_end(name: str, most: int) -> None:
    experiment = experiment_with(name)
    every, fewer = (numbers(experiment, count)[name].values for count in (MOST, most))
    assert 4 <= len(fewer) <= most
    # The first and the last stop on a log scale may not be among the rounder ones.
    assert fewer[0] <= 5 * every[0]
    assert fewer[-1] >= every[-1] / 5


def test_both_values_of_a_cell_are_said() -> None:
    one = sweep([numbers(Experiment())["l2"], numbers(Experiment())["dropout"]], Experiment())
    assert one.said(one.start) == "L2 off and Dropout 0"
    assert one.written(one.start + 1) == "10⁻⁶, 0"
    assert one.label == "L2 and Dropout"


def test_each_experiment_has_the_data_of_its_own_settings() -> None:
    few, many = make_all_splits([change(SMALL, samples=60), change(SMALL, samples=90)])
    assert sum(few.sizes) == 60
    assert sum(many.sizes) == 90
