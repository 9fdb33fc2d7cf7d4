"""How sure a verdict is, and a network, as it is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.analysis.evaluation.calibration import calibration
from dashboard.analysis.verdict import Kind, judge_record
from dashboard.experiment.experiment import Experiment
from pages.lab.finding.certainty import confidence_in_words, seeds_in_words
from tests.trained import trained


@pytest.mark.parametrize(
    ("others", "said"),
    [
        (["overfitting"] * 10, "**Overfitting at 10 of 10 seeds**, each with other rows and other initial weights."),
        (
            ["overfitting"] * 8 + ["can't tell", "good fit"],
            (
                "**Overfitting at 8 of 10 seeds**, each with other rows and other initial weights; can't tell at 1 and "
                "good fit at 1."
            ),
        ),
        (
            ["good fit"],
            "**Overfitting at 0 of 1 seeds**, each with other rows and other initial weights; good fit at 1.",
        ),
    ],
)
def test_it_is_said_at_how_many_seeds_the_verdict_holds(others: list[Kind], said: str) -> None:
    assert seeds_in_words("overfitting", others) == said
    in_order = seeds_in_words("overfitting", others, same_rows=True)
    assert in_order == said.replace("other rows and other initial weights", "other initial weights")


def test_of_the_default_experiment_the_price_of_its_confidence_is_told() -> None:
    record = trained(Experiment(), keep_weights=True)
    found = calibration(record)
    assert found
    said = confidence_in_words(found, judge_record(record))
    assert f"{found.confidently_wrong} of 99 validation rows are wrong with more than 90% confidence" in said
    assert "too sure" in said
    assert f"from {found.loss:.3g} to {found.loss_at_temperature:.3g}, which is " in said
    assert said.endswith("of the rise.")


def test_where_the_temperature_is_near_one_confidence_is_right() -> None:
    record = trained(Experiment(), keep_weights=True)
    found = calibration(record)
    assert found
    said = confidence_in_words(replace(found, temperature=1.02), judge_record(record))
    assert said.endswith("about right: one temperature that divides all logits would be close to 1.")


def test_where_the_rows_disagree_on_a_temperature_nothing_is_called_right() -> None:
    record = trained(Experiment(), keep_weights=True)
    found = calibration(record)
    assert found
    said = confidence_in_words(replace(found, loss_at_temperature=found.loss), judge_record(record))
    assert said.endswith("these rows can't tell: no temperature lowers the loss of other rows.")
