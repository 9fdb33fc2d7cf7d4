"""What a sweep says while results are missing: values are compared over the same seeds, none is the lowest of one."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.results import Results
from dashboard.analysis.sweeps.swept import Swept, arms_of, best_place, labels, loss_series
from dashboard.analysis.sweeps.words import basis, sentence
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.experiment.sweeps.numbers import numbers
from dashboard.experiment.sweeps.sweep import Sweep, sweep
from dashboard.figures.sweeps.losses import losses_panel, map_panel
from tests.made import SMALL, made_record

SWEEP = sweep([numbers(SMALL)["dropout"]], SMALL)
MAP = sweep([numbers(SMALL, 4)["l2"], numbers(SMALL, 4)["learning_rate"]], SMALL)


def partial(losses: np.ndarray, one: Sweep = SWEEP, *, over: bool = False) -> Swept:
    """A sweep with final validation losses (values, seeds), NaN where there is none yet."""
    rows = [
        tuple(None if np.isnan(loss) else _record(loss, experiment) for loss in row)
        for row, experiment in zip(losses, one.experiments.values(), strict=True)
    ]
    return Swept(one, Results(arms_of(one), tuple(rows), abandoned=over))


def _record(loss: float, experiment: Experiment) -> Record:
    """One that ended with this validation loss, or diverged where that is infinite."""
    if np.isinf(loss):
        return made_record([0.1, 0.2], reason="diverged", experiment=experiment)
    return made_record([0.1, loss], experiment=experiment)


def first(count: int, seeds: int = 3, one: Sweep = SWEEP) -> np.ndarray:
    """The losses of the first trainings of a batch, in their order: seed by seed."""
    losses = np.full((len(one.experiments), seeds), np.nan)
    losses.T.flat[:count] = 0.2 + 0.01 * np.arange(count)
    return losses


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("one", [SWEEP, MAP], ids=["values", "map"])
def test_the_lowest_of_what_is_there_is_so_over_the_same_seeds(one: Sweep, seed: int) -> None:
    rng = np.random.default_rng(seed)
    shape = (len(one.experiments), int(rng.integers(2, 6)))
    # Seeds differ far more than values do, so that a mean over others would be led by them.
    losses = np.exp(rng.normal(0, 1.5, shape[1]) + rng.normal(0, 0.1, shape)) + 0.1
    places = np.arange(losses.size).reshape(shape[::-1]).T
    # Workers end a few trainings in another order than they began.
    losses[places + rng.integers(0, 4, shape) >= rng.integers(2, losses.size)] = np.nan
    losses[(rng.random(shape) < 0.05) & ~np.isnan(losses)] = np.inf
    # Some fail, of the first seed, too.
    losses[rng.random(shape) < 0.05] = np.nan
    found = partial(losses, one, over=bool(seed % 2))
    shown = np.flatnonzero(~np.isnan(losses[:, 0]) & ~np.isinf(losses).any(1))
    alike = losses[shown][:, ~np.isnan(losses[shown]).any(0)]
    means = np.exp(np.log(alike).mean(1))
    series = loss_series(found)[0]
    assert [one.places[place] for place in shown] == list(series.x)
    np.testing.assert_allclose(series.band.mean, means)
    if len(shown) > 1:
        best = one.places[shown[np.argmin(means)]]
        assert best_place(found) == best
        said = sentence(found)
        assert f"with **{one.said(best)}**" in said
        assert ("are left out" in said or "is left out" in said) == bool(seed % 2 and found.ended < len(losses))


@pytest.mark.parametrize("count", [1, 2, 3, 5])
@pytest.mark.parametrize("seeds", [1, 3])
def test_the_first_results_are_said_to_be_the_first(count: int, seeds: int) -> None:
    found = partial(first(count, seeds))
    total, said = len(SWEEP.experiments), sentence(found)
    assert said.endswith(f"So far {count} of {total} values {'has' if count == 1 else 'have'} a result.")
    assert ("lowest" in said) == (count > 1)
    assert "interval" not in said + basis(found)
    assert "means" not in basis(found)


def test_of_one_value_none_is_called_the_lowest_on_a_chart() -> None:
    assert sentence(partial(first(1))).startswith("With Dropout 0, validation loss at the end is 0.200.")
    assert "lowest: " not in str(losses_panel(partial(first(1))).figure.layout)
    assert "lowest: " in str(losses_panel(partial(first(2))).figure.layout)
    alone = map_panel(partial(first(1, one=MAP), MAP))
    assert "Lowest" not in alone.alt
    assert "Lowest with" in map_panel(partial(first(2, one=MAP), MAP)).alt


def test_while_a_seed_is_missing_at_some_values_the_others_are_compared() -> None:
    whole = len(SWEEP.experiments)
    assert "**Dropout 0**" in sentence(partial(first(whole + 3)))
    assert sentence(partial(first(whole + 3))).endswith(
        "Values are compared over the 1 of 3 seeds for which all of them have a result."
    )
    assert "over 2 seeds" in basis(partial(first(2 * whole + 1)))
    assert "Values are compared" not in sentence(partial(first(3 * whole)))


def test_the_cells_of_a_map_are_means_over_the_same_seeds() -> None:
    whole = len(MAP.experiments)
    assert not any("means" in label for label in labels(partial(first(whole + 2, one=MAP), MAP)))
    assert all("means of 2 seeds" in label for label in labels(partial(first(2 * whole + 2, one=MAP), MAP)))


def test_what_will_not_come_is_not_so_far() -> None:
    losses = first(4)
    assert "So far" in sentence(partial(losses))
    assert "So far" not in sentence(partial(losses, over=True))


def test_one_sound_value_is_the_lowest_of_none_and_others_that_diverged_are_not_all() -> None:
    losses = first(1)
    losses[3, 1] = np.inf
    assert sentence(partial(losses)) == (
        "With Dropout 0, validation loss at the end is 0.200. So far 2 of 17 values have a result."
    )


def test_a_value_of_which_a_training_diverged_is_on_no_chart_of_means() -> None:
    losses = first(3 * len(SWEEP.experiments))
    losses[0, 1] = np.inf
    found = partial(losses)
    assert SWEEP.places[0] not in loss_series(found)[0].x
    assert found.compared_seeds == (0, 1, 2)
    assert f"the lowest of {len(SWEEP.experiments) - 1}," in sentence(found)


def test_a_value_whose_first_training_failed_is_said_to_be_left_out() -> None:
    losses = first(3 * len(SWEEP.experiments))
    losses[0, 0] = np.nan
    assert "1 of 17 values has no result to compare, and is left out." in sentence(partial(losses, over=True))


def test_the_map_of_lowest_losses_does_not_speak_of_final_ones() -> None:
    (lowest,) = map_panel(partial(first(1, one=MAP), MAP)).others
    assert "at the end" not in lowest.alt
