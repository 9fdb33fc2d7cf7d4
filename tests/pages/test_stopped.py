"""What a page says and asks where no more results will come, and those that are there are too few."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.results import Results
from dashboard.experiment.arms import Arm
from dashboard.ui.questions.ask import WAITS
from pages.capacity.finding import descent, sizes
from pages.capacity.trials import WIDTH, descent_arms, width_arms
from pages.data_and_splits.finding.labels import labels_finding
from pages.data_and_splits.finding.samples import samples_finding
from pages.data_and_splits.finding.splits import split_finding
from pages.data_and_splits.trials import SKEW, data_arms
from pages.dropout.finding.compared import in_words
from pages.l1_l2 import finding as penalties
from pages.l1_l2.trials import STRENGTHS, penalty_arms, penalty_experiment
from pages.test_set_once.finding import finding as choosing
from pages.test_set_once.trials import candidate_arms
from tests.pages.inline_engine import StoppedEngine, put_in_place
from tests.pages.opened import opened, words

Finding = Callable[[Results], str]
ON_STRENGTH = STRENGTHS[1]


def _penalties(results: Results) -> str:
    return penalties.finding(penalties.at_strength(results, ON_STRENGTH), ON_STRENGTH)


FOUND: dict[str, tuple[Sequence[Arm], Finding]] = {
    "splits": (data_arms(SKEW), split_finding),
    "samples": (data_arms(SKEW), samples_finding),
    "labels": (data_arms(SKEW), labels_finding),
    "choosing": (candidate_arms(), lambda results: choosing([], over=results.over)),
    "ensembles": (width_arms(), lambda results: in_words([], over=results.over)),
    "sizes": (width_arms(), partial(sizes.finding, what=WIDTH)),
    "descent": (descent_arms(), descent.finding),
    "penalties": (penalty_arms(penalty_experiment(0)), _penalties),
}


@pytest.mark.parametrize("name", FOUND)
def test_where_too_little_came_it_is_said_to_have_ended(name: str) -> None:
    arms, finding = FOUND[name]
    nothing = [None] * len(arms)
    assert finding(Results.of(arms, nothing)).startswith("Training")
    assert finding(Results.of(arms, nothing, abandoned=True)).startswith("Too few training runs have ended: ")


NEEDED = {
    "capacity": "Too few training runs have ended: the curve needs 3 seeds that all sizes have a result for.",
    "dropout": "Too few training runs have ended: a comparison needs 3 seeds.",
    "early_stopping": "",
    "l1_l2": "",
}


def answered(app: AppTest) -> AppTest:
    """With the first answer to each question."""
    for radio in app.radio:
        if str(radio.key).startswith("said "):
            radio.set_value(radio.options[0])
    return app.run()


def awaits(app: AppTest) -> bool:
    return "Training:" in words(app) or str(WAITS) in [caption.value for caption in app.caption]


@pytest.mark.parametrize("lesson", NEEDED)
def test_after_stop_no_result_is_awaited(lesson: str, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(StoppedEngine, monkeypatch)
    app = answered(opened(lesson))
    assert not app.exception
    assert NEEDED[lesson] in words(app)
    assert not awaits(app)
