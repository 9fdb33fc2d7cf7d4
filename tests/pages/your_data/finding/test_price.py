"""What a problem costs is said from the scores before and after, seed by seed."""

from __future__ import annotations

import re

import numpy as np
import pytest

from dashboard.analysis.evaluation.by_class import ByClass
from dashboard.analysis.results import Results
from pages.your_data.finding.price import AFTER, BEFORE, price, price_of_weights
from tests.language.as_read import as_read
from tests.made import made_results


def results(before: list[float | None], after: list[float | None]) -> Results:
    made = made_results({BEFORE: before, AFTER: after})
    assert [arm.name for arm in made.arms] == [BEFORE, AFTER]
    return made


def test_nothing_is_said_before_there_are_enough_seeds() -> None:
    assert price(results([1.0, None, None], [1.0, 1.0, 1.0])).startswith("Training with and without it.")


def test_scores_are_those_of_the_seeds_that_have_both(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.analysis.outcome.validation_metric", lambda record: record.history.losses[-1, 1])
    sentence = price(results([0.1, 0.2, 0.3, 0.9], [0.2, 0.3, 0.4, None]))
    assert "Before: accuracy 20% on validation rows. Now: 30%." in sentence
    assert as_read("The change is +10.0 points") in sentence


@pytest.mark.parametrize(
    ("change", "said"),
    [(0.0, "The change may be chance."), (-0.2, "The earlier score was too good"), (0.2, "better without it")],
)
def test_the_change_of_the_score_is_named_with_its_interval(
    change: float, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scores = {BEFORE: 0.7, AFTER: 0.7 + change}
    noise = iter([0.0, 0.01, -0.01, 0.01, -0.01, 0.0] * 10)
    made = results([1.0, 1.0, 1.0], [2.0, 2.0, 2.0])
    names = {id(record): name for name in scores for record in made[name]}
    monkeypatch.setattr(
        "dashboard.analysis.outcome.validation_metric", lambda record: scores[names[id(record)]] + next(noise)
    )
    sentence = price(made)
    assert said in sentence
    assert "over 3 seeds" in sentence
    assert re.search(r"95%\sinterval [+−]\d+\.\d\sto\s[+−]\d+\.\d\spoints", sentence)


def test_where_rows_stay_the_same_ones_a_lower_score_was_not_too_good_before(monkeypatch: pytest.MonkeyPatch) -> None:
    made = results([1.0, 1.0, 1.0], [2.0, 2.0, 2.0])
    noise = iter([0.0, 0.01, -0.01, 0.01, -0.01, 0.0] * 10)
    after = {id(record) for record in made[AFTER]}
    monkeypatch.setattr(
        "dashboard.analysis.outcome.validation_metric", lambda record: 0.7 - 0.2 * (id(record) in after) + next(noise)
    )
    assert "learns something from what was left out: undo it" in price(made, "do not train on")


def test_a_split_at_random_says_what_unlike_rows_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    made = results([1.0, 1.0, 1.0], [2.0, 2.0, 2.0])
    noise = iter([0.0, 0.01, -0.01, 0.01, -0.01, 0.0] * 10)
    after = {id(record) for record in made[AFTER]}
    monkeypatch.setattr(
        "dashboard.analysis.outcome.validation_metric", lambda record: 0.7 + 0.2 * (id(record) in after) + next(noise)
    )
    assert "a random split hides it" in price(made, "ignore order")


def test_weights_are_judged_by_the_rarest_class_and_by_balanced_accuracy(monkeypatch: pytest.MonkeyPatch) -> None:
    made = results([1.0, 1.0, 1.0], [2.0, 2.0, 2.0])
    rows = np.array([90, 10])
    found = {id(record): np.array([90, 2 + place % 2]) for place, record in enumerate(made[BEFORE])}
    found |= {id(record): np.array([81, 8 + place % 2]) for place, record in enumerate(made[AFTER])}
    monkeypatch.setattr("pages.your_data.finding.price.by_class", lambda record: ByClass(rows, found[id(record)]))
    sentence = price_of_weights(made, str.upper)
    assert sentence.startswith(
        "**Before, 23% of the rows of class 1 were found, and 92% of all validation rows were right."
    )
    assert "With class weights they are 83% and 89%.**" in sentence
    assert as_read("Balanced accuracy changes by +25.0 points") in sentence
    assert sentence.endswith("Class weights are worth it where all classes count equally.")
