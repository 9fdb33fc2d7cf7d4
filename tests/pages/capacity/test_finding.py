"""The shape of a curve over sizes is named only as far as the seeds bear it out."""

from __future__ import annotations

import pytest

from dashboard.analysis.outcome import loss_on
from dashboard.analysis.results import Results
from pages.capacity.finding import descent_finding, descent_series, finding, size_series
from pages.capacity.trials import DESCENT_WIDTHS, PUBLISHED_DESCENT, depth_arms, descent_arms, width_arms
from tests.made import made_record, made_results

WORSE, BEST, NOISY = [2.0, 2.1, 1.9], [1.0, 1.1, 0.9], [3.0, 0.5, 1.0]


@pytest.mark.parametrize(
    ("small", "large", "said"),
    [
        (WORSE, WORSE, "validation loss draws a U"),
        (WORSE, NOISY, "the largest can't be told from the best"),
        (NOISY, WORSE, "the smallest can't be told from the best"),
        (NOISY, NOISY, "can't tell any size from another"),
    ],
)
def test_an_end_is_called_worse_when_it_clearly_is(small: list[float], large: list[float], said: str) -> None:
    assert said in finding(made_results({"small": small, "middle": BEST, "large": large}), "width")


def test_nothing_is_said_before_every_size_is_there() -> None:
    assert "Training" in finding(made_results({"small": [1.0, 1.0], "large": [None, None]}), "width")


def test_sizes_belong_to_the_arms_in_their_order() -> None:
    series = size_series(made_results({"small": [2.0], "large": [1.0]}), (1, 8), loss_on)
    assert [one.name for one in series] == ["train", "validation", "test"]
    assert list(series[1].x) == [1, 8]
    assert series[1].band.mean.tolist() == [2.0, 1.0]


def test_the_second_descent_stands_beside_the_published_one() -> None:
    # Test error is 0.11 of the validation loss that a record is made with.
    errors = dict(zip(DESCENT_WIDTHS, (5.0, 4.0, 4.5, 5.0, 4.5, 4.2, 4.0), strict=True))
    results = Results(descent_arms(), tuple((made_record(errors[width]),) for width in DESCENT_WIDTHS))
    assert "rises to a peak and falls again" in descent_finding(results)
    assert "h = 47: 55 % here, 54 % published" in descent_finding(results)
    assert descent_series(results)[-1].x == tuple(PUBLISHED_DESCENT)


def test_every_size_has_an_arm_of_its_own() -> None:
    for arms in (width_arms(), depth_arms(), descent_arms()):
        assert len({arm.name for arm in arms}) == len({arm.experiment.model.hidden_layers for arm in arms}) == len(arms)
