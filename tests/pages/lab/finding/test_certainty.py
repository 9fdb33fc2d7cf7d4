"""How sure a verdict is, and a network, as it is told."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dashboard.analysis.evaluation.calibration import calibration, of_logits
from dashboard.analysis.verdict import Kind, judge_record
from dashboard.experiment.experiment import Experiment
from language.numbers import three_digits
from pages.lab.finding.certainty import confidence_in_words, seeds_in_words
from tests.made import made_record
from tests.trained import trained


@pytest.mark.parametrize(
    ("others", "said"),
    [
        (
            ["overfitting"] * 10,
            "**Overfitting for 10 of 10 seeds**, each with different training rows and different initial weights.",
        ),
        (
            ["overfitting"] * 8 + ["can't tell", "good fit"],
            (
                "**Overfitting for 8 of 10 seeds**, each with different training rows and different initial weights; "
                "can't tell for 1 and good fit for 1."
            ),
        ),
        (
            ["good fit"],
            (
                "**Overfitting for 0 of 1 seeds**, each with different training rows and different initial weights; "
                "good fit for 1."
            ),
        ),
    ],
)
def test_it_is_said_at_how_many_seeds_the_verdict_holds(others: list[Kind], said: str) -> None:
    assert seeds_in_words("overfitting", others) == said
    in_order = seeds_in_words("overfitting", others, same_rows=True)
    assert in_order == said.replace("different training rows and different", "different")


def test_of_the_default_experiment_the_price_of_its_confidence_is_told() -> None:
    record = trained(Experiment(), keep_weights=True)
    found = calibration(record)
    assert found
    said = confidence_in_words(found, judge_record(record))
    assert f"{found.confidently_wrong} of 99 validation rows are wrong with more than 90% confidence" in said
    assert "overconfident" in said
    assert f"from {three_digits(found.loss)} to {three_digits(found.loss_at_temperature)}, which is " in said
    assert said.endswith("of the rise.")
    # One temperature for all rows, which chose it, has another loss: it is said that the rows did not choose.
    assert "chosen on other rows, it takes validation loss from" in said


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
    assert said.endswith(
        "whether it is overconfident: a temperature chosen on some of them does not lower the loss of the others."
    )


@pytest.mark.parametrize("scale", [1.0, 3.0])
def test_a_network_is_called_too_sure_or_unsure_only_beyond_chance(scale: float) -> None:
    """Of rows that are right as often as it says, few draws make it seem either."""
    rng = np.random.default_rng(2)
    said = []
    for _ in range(60):
        z = rng.normal(0.0, scale, 50)
        said.append(found_of(z, (rng.random(50) < 1.0 / (1.0 + np.exp(-z))).astype(int)))
    assert sum("The network is" in words for words in said) <= 4
    assert any("that another temperature fits them better may be chance." in words for words in said)


def found_of(logits: np.ndarray, classes: np.ndarray) -> str:
    verdict = judge_record(made_record([0.7, 0.5, 0.4, 0.3, 0.3], constant_loss=0.69))
    return confidence_in_words(of_logits(Experiment(), logits[:, None], classes), verdict)


@pytest.mark.parametrize("times", [0.1, 1.0, 20.0])
def test_of_rows_that_are_all_right_no_one_knows_how_sure_a_network_may_be(times: float) -> None:
    classes = np.arange(100) % 2
    said = found_of(times * (4.0 * classes - 2.0), classes)
    assert said == "All 100 validation rows are right, so they can't show how confident the network may be."


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (0, "None of 100 validation rows is wrong with more than 90% confidence."),
        (1, "1 of 100 validation rows is wrong with more than 90% confidence; it makes up "),
        (3, "3 of 100 validation rows are wrong with more than 90% confidence; they make up "),
    ],
)
def test_confident_mistakes_are_counted_as_one_says_it(wrong: int, words: str) -> None:
    classes = np.arange(100) % 2
    logits = 4.0 * classes - 2.0
    logits[:wrong] *= -2.0
    logits[10] *= -0.5
    assert found_of(logits, classes).startswith(words)


def test_a_temperature_beyond_those_tried_is_no_number() -> None:
    classes = np.arange(200) % 2
    logits = 1e-3 * np.where(np.arange(200) < 40, 1 - 2 * classes, 2 * classes - 1)
    assert "one temperature, 0.02 or less, changes" in found_of(logits, classes)


def test_where_the_rise_is_not_sure_nothing_is_said_of_a_share_of_it() -> None:
    record = trained(Experiment(), keep_weights=True)
    found = calibration(record)
    assert found
    said = confidence_in_words(found, replace(judge_record(record), rose=False))
    assert "overconfident" in said
    assert "rise" not in said
