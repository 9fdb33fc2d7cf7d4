"""Choosing the best of many: what it does to the score that it was chosen by."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.splits import make_splits
from dashboard.figures.series import Axes, series_panel
from language.languages import speaking
from pages.test_set_once.finding import Choice, bias_series, choose, choose_among, finding, score_series
from pages.test_set_once.questions import more_candidates, on_new_data
from pages.test_set_once.trials import COUNTS, PEEK, REST, candidate_arms
from tests.figures.as_plotly import to_plotly
from tests.language.as_read import as_read
from tests.made import made_record
from tests.recomputed import end

ARMS = candidate_arms(30)


@pytest.fixture(scope="module")
def choice() -> Choice:
    """Among candidates that are equally good, each right on 80 % of the rows by luck, and validated by luck."""
    rng = np.random.default_rng(0)
    return choose_among(rng.uniform(size=(100, 2250)) < 0.8, rng.uniform(size=100))


def test_one_candidate_is_not_overstated_and_many_are(choice: Choice) -> None:
    overstated = choice.overstated
    assert abs(overstated[0]) < 0.01
    # The largest of 100 normal numbers is on average 2.5 standard deviations above their mean.
    assert overstated[-1] == pytest.approx(2.5 * np.sqrt(0.8 * 0.2 / PEEK), rel=0.1)
    assert np.all(np.diff(overstated) > 0)


def test_predictions_are_compared_with_the_test_set() -> None:
    records = [made_record(1.0, experiment=arm.experiment) for arm in ARMS[:2]]
    splits = make_splits(ARMS[0].experiment)
    found = choose(records, splits)
    assert found.seen == pytest.approx(found.honest)
    assert found.true[0] == pytest.approx(np.mean(splits.test.y == 1), abs=0.2)


def test_the_score_that_was_not_asked_is_honest(choice: Choice) -> None:
    assert np.all(np.abs(choice.honestly_overstated) < 0.01)


def test_a_series_has_a_value_for_each_number_of_candidates(choice: Choice) -> None:
    for series in (*score_series([choice, choice]), *bias_series([choice])):
        assert series.x == COUNTS


@pytest.mark.parametrize("language", ["en", "ko"])
def test_curves_are_named_at_their_ends_and_a_colour_means_one_thing_in_both_charts(
    choice: Choice, language: str
) -> None:
    with speaking(language):
        charts = [
            to_plotly(series_panel("Title", drawn([choice, choice]), Axes("x", "y")).figure)
            for drawn in (score_series, bias_series)
        ]
    assert all(len(chart.layout.annotations) == 2 for chart in charts)
    colours = {
        trace.legendgroup: trace.line.color for chart in charts for trace in chart.data if trace.showlegend is not False
    }
    assert len(set(colours.values())) == len(colours) == 3


def test_what_is_no_test_set_here_is_new_data() -> None:
    assert len(make_splits(ARMS[0].experiment).test.y) == PEEK + REST


def test_a_score_is_too_high_by_percentage_points(choice: Choice) -> None:
    assert bias_series([choice])[0].band.mean == pytest.approx(100 * choice.overstated)


def test_before_the_first_data_set_there_is_nothing_to_say() -> None:
    assert "Training" in finding([])
    assert all(series.x == () for series in score_series([]))


@pytest.mark.parametrize("seed", range(20))
def test_what_is_said_of_the_scores_is_what_the_choices_show(seed: int) -> None:
    rng = np.random.default_rng(seed)
    spread, bias = rng.choice([0.0005, 0.01, 0.05]), rng.choice([0.0, 0.01, 0.04])
    choices = [
        Choice(*(0.8 + spread * rng.normal(size=(4, len(COUNTS))) + np.array([[bias], [0.0], [0.0], [0.0]])))
        for _ in range(int(rng.integers(FEWEST_PAIRS, 12)))
    ]
    said = finding(choices)
    seen, true = (np.mean([getattr(choice, name)[-1] for choice in choices]) for name in ("seen", "true"))
    assert f"reports {seen:.1%} accuracy and has {true:.1%} on new data" in said
    either = "+.1f", "off by {:+.1f} points (95% interval {} to {})"
    for name, words in (
        ("overstated", ((".1f", "too high by {:.1f} points (95% interval {} to {})"), either)),
        ("honestly_overstated", (either, either)),
    ):
        off = 100 * np.array([getattr(choice, name)[-1] for choice in choices])
        low, high = stats.t.interval(0.95, len(off) - 1, off.mean(), stats.sem(off))
        form, sentence = words[int(low <= 0)]
        # The two accuracies are said rounded, and their difference is what a reader works out from them.
        mean = round(100 * seen, 1) - round(100 * true, 1) if name == "overstated" else off.mean()
        assert as_read(sentence.format(mean, end(low, form), end(high, form))) in said
        if name == "overstated":
            for asked in (on_new_data(choices), more_candidates(choices)):
                assert as_read(f"{mean:+.1f}") in asked.because
            assert ("which may be chance" in said) == (low <= 0)
        else:
            assert ("here it is not zero" in said) == (low > 0 or high < 0)


def test_candidates_share_data_and_architecture() -> None:
    from dashboard.experiment.programs.architecture import architecture

    assert len({architecture(arm.experiment) for arm in ARMS}) == 1
    assert len({arm.experiment.data for arm in ARMS}) == 1
    assert len({arm.experiment.training.seed for arm in ARMS}) == len(ARMS)
    assert ARMS[0].experiment != Experiment()
