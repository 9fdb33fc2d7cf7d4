"""What a problem costs is said from the scores before and after, seed by seed."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy import stats

from dashboard.analysis.checks.finding import Action, Check, Finding
from dashboard.analysis.evaluation.by_class import ByClass
from dashboard.analysis.results import Results
from dashboard.data.own_data import own_data
from dashboard.data.tables.schema import FILE_ORDER
from dashboard.data.tables.storage import rows_of
from dashboard.experiment.settings import change
from pages.your_data.finding.price import AFTER, BEFORE, price, price_of_weights
from pages.your_data.trials.example import FILE, TARGET, example_csv
from tests.language.as_read import as_read
from tests.made import DIVERGED, made_results


def results(before: list[float | None], after: list[float | None]) -> Results:
    made = made_results({BEFORE: before, AFTER: after})
    assert [arm.name for arm in made.arms] == [BEFORE, AFTER]
    return made


def scored(monkeypatch: pytest.MonkeyPatch, change: float) -> Results:
    """Results of three seeds whose score changes by about as much after the step."""
    made = results([1.0, 1.0, 1.0], [2.0, 2.0, 2.0])
    noise = iter([0.0, 0.01, -0.01, 0.01, -0.01, 0.0] * 10)
    after = {id(record) for record in made[AFTER]}
    monkeypatch.setattr(
        "dashboard.analysis.outcome.validation_metric",
        lambda record: 0.7 + change * (id(record) in after) + next(noise),
    )
    return made


def having(made: Results, before: dict[str, Any], after: dict[str, Any]) -> Results:
    """The same with other data sets before and after the step."""
    arms = [
        replace(arm, experiment=change(arm.experiment, dataset=own_data(FILE, TARGET, **how)))
        for arm, how in zip(made.arms, (before, after), strict=True)
    ]
    return replace(made, arms=tuple(arms))


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> float:
    """The example's file lies at hand; a target that it holds."""
    monkeypatch.chdir(tmp_path)
    Path(FILE).write_bytes(example_csv())
    return float(rows_of(own_data(FILE, TARGET)).y[0])


def found(check: Check = "leak", step: Action = "leave out") -> Finding:
    return Finding(check, "", "", step, ("a",))


@pytest.fixture
def by_class(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.your_data.finding.price.by_class", lambda _: ByClass(np.array([9]), np.array([9])))


@pytest.mark.usefixtures("by_class")
def test_nothing_is_said_before_there_are_enough_seeds() -> None:
    going = results([1.0, None, None], [1.0, 1.0, 1.0])
    assert price(going, found()).startswith("Training with and without it.")
    assert price_of_weights(going, str).startswith("Training with and without class weights.")


@pytest.mark.usefixtures("by_class")
def test_where_no_more_will_come_nobody_is_told_to_wait() -> None:
    stopped = replace(results([1.0, None, None], [1.0, 1.0, 1.0]), abandoned=True)
    failed = results([DIVERGED] * 3, [1.0] * 3)
    for said in (price(stopped, found()), price_of_weights(stopped, str), price(failed, found())):
        assert said.startswith("Too few training runs have ended: a comparison needs 3 seeds.")
    assert said.endswith("Before diverged for 3 of 3 seeds.")


def test_scores_are_those_of_the_seeds_that_have_both(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.analysis.outcome.validation_metric", lambda record: record.history.losses[-1, 1])
    sentence = price(results([0.1, 0.2, 0.3, 0.9], [0.2, 0.3, 0.4, None]), found())
    assert "Before: accuracy 20.0% on validation rows. Now: 30.0%." in sentence
    assert as_read("The change is +10.0 points") in sentence


@pytest.mark.parametrize(
    ("change", "said"),
    [(0.0, "The change may be chance."), (-0.2, "The earlier score was too good"), (0.2, "better without it")],
)
def test_the_change_of_the_score_is_named_with_its_interval(
    change: float, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence = price(scored(monkeypatch, change), found())
    assert said in sentence
    assert "over 3 seeds" in sentence
    assert re.search(r"95%\sinterval [+−]\d+\.\d\sto\s[+−]\d+\.\d\spoints", sentence)


def test_the_interval_of_a_change_is_that_of_the_seeds(monkeypatch: pytest.MonkeyPatch) -> None:
    scores = np.array([[0.70, 0.62], [0.74, 0.60], [0.69, 0.65], [0.72, 0.61]])
    read = iter(scores.ravel())
    monkeypatch.setattr("dashboard.analysis.outcome.validation_metric", lambda _: next(read))
    changes = 100 * np.diff(scores)[:, 0]
    low, high = stats.t.interval(0.95, 3, changes.mean(), stats.sem(changes))
    said = f"The change is {changes.mean():+.1f} points (95% interval {low:+.1f} to {high:+.1f} points), over 4 seeds."
    assert as_read(said) in price(results([1.0] * 4, [2.0] * 4), found())


@pytest.mark.parametrize("seed", range(20))
def test_the_change_is_the_difference_of_the_scores_that_are_read(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """90.5% and 90.4% were written as 91% and 90%, and the change as 0.1 points."""
    rng = np.random.default_rng(seed)
    scores = rng.choice([0.5, 0.905, 0.9996]) + rng.normal(0.0, rng.choice([1e-4, 0.003, 0.02]), (4, 2))
    read = iter(np.clip(scores, 0.0, 1.0).ravel())
    monkeypatch.setattr("dashboard.analysis.outcome.validation_metric", lambda _: next(read))
    said = price(results([1.0] * 4, [2.0] * 4), found())
    before, after = (float(number) for number in re.findall(r"(?:accuracy|Now:)\s([\d.]+)%", said))
    (change,) = re.findall(r"change is ([+−][\d.]+)", said)
    assert before == after or float(change.replace("−", "-")) == pytest.approx(after - before, abs=1e-6)
    assert (before < 100.0) == (np.clip(scores, 0.0, 1.0)[:, 0].mean() < 1.0)


@pytest.mark.usefixtures("table")
def test_a_change_beyond_chance_is_not_rounded_to_none(monkeypatch: pytest.MonkeyPatch) -> None:
    scores = iter([0.99, 0.994, 0.99, 0.9941, 0.99, 0.9942])
    monkeypatch.setattr("dashboard.analysis.outcome.validation_metric", lambda _: next(scores))
    sentence = price(having(results([1.0] * 3, [2.0] * 3), {}, {}), found())
    assert as_read("The change is +0.004 (95% interval from +0.004 to +0.004)") in sentence
    assert "better without it" in sentence


@pytest.mark.parametrize(
    ("check", "step", "change", "said"),
    [
        ("labels", "do not train on", -0.2, "learns something from what was left out: undo it"),
        ("code", "read as missing", -0.2, "learns something from what was left out: undo it"),
        ("drift", "leave out", -0.2, "The network does better with it: undo it."),
        ("redundant", "leave out", -0.2, "The network does better with it: undo it."),
        ("groups", "split by group", -0.2, "The earlier score was too good"),
        ("groups", "split by group", 0.2, "Rows of other groups are no harder"),
        ("drift", "ignore groups", 0.2, "a random split hides it"),
        ("drift", "ignore groups", -0.2, "A random split is no easier"),
        ("copies", "keep one of each", -0.2, "The earlier score was too good"),
    ],
)
def test_what_a_change_means_depends_on_what_was_found_and_done(
    check: Check, step: Action, change: float, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert said in price(scored(monkeypatch, change), found(check, step))


def test_rows_whose_target_is_missing_are_left_out_and_not_what_a_network_learned_from(
    table: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = having(scored(monkeypatch, -0.2), {}, {"missing": {TARGET: (table,)}})
    assert price(made, found("outlier", "read as missing")).endswith(
        "The earlier score was too good, if the finding is right."
    )


@pytest.mark.usefixtures("table")
@pytest.mark.parametrize(("before", "after"), [({}, {"order": FILE_ORDER}), ({"order": FILE_ORDER}, {})])
def test_of_rows_in_order_which_are_one_split_no_change_is_called_more_than_chance(
    before: dict[str, Any], after: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence = price(having(scored(monkeypatch, -0.2), before, after), found("time", "split in order"))
    assert "Now: " in sentence
    assert "seeds can't tell whether the change is chance" in sentence
    assert "interval" not in sentence
    assert "too good" not in sentence


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
