"""What is said of a network's answers follows from them."""

from __future__ import annotations

import math

import numpy as np

from dashboard.analysis.evaluation.predictions import Predictions, pooled
from pages.your_data.finding.answers import answers_in_words, class_rows

RARE = Predictions(np.array([0] * 90 + [1] * 10), np.array([[0.8, 0.2]] * 97 + [[0.1, 0.9]] * 3))


def test_the_class_that_is_found_least_is_named_with_its_count() -> None:
    said = answers_in_words([RARE], ("No", "Yes"), "validation", str.upper)
    right = "**On validation rows the best network is right 93% of the time.**"
    assert said == f"{right} The class it finds least often is YES: 3 of 10 rows."


def test_a_class_of_a_single_row_has_a_row() -> None:
    seen = Predictions(np.array([0, 0, 1]), np.array([[0.8, 0.2]] * 3))
    said = answers_in_words([seen], ("No", "Yes"), "validation", str)
    assert said.endswith("The class it finds least often is Yes: 0 of 1 row.")


def test_where_every_row_is_found_no_class_is_found_worst() -> None:
    right = Predictions(np.array([0, 1]), np.array([[0.8, 0.2], [0.1, 0.9]]))
    said = answers_in_words([right], ("No", "Yes"), "validation", str)
    assert said == "**On validation rows the best network is right 100% of the time.**"


def test_confidence_that_is_too_low_is_said_where_seeds_bear_it_out() -> None:
    said = answers_in_words([RARE] * 3, ("No", "Yes"), "validation", str)
    assert "The class it finds least often is Yes: 9 of 30 rows." in said
    assert said.endswith("Its confidence is 80% on average, and it is right in 93% of cases: it is underconfident.")


def test_seeds_that_share_rows_bear_out_less() -> None:
    """Of networks that are as sure as they are right, on seeds that each take a fifth of the same 300 rows."""
    told = {0.0: 0, 1 / 3: 0, math.inf: 0}
    for table in range(60):
        rng = np.random.default_rng(table)
        sure = rng.uniform(0.5, 1.0, 300)
        everything = Predictions(np.where(rng.random(300) < sure, 1, 0), np.column_stack([1.0 - sure, sure]))
        drawn = [rng.permutation(300)[:60] for _ in range(10)]
        seen = [Predictions(everything.truth[rows], everything.predicted[rows]) for rows in drawn]
        for overlap in told:
            said = answers_in_words(seen, ("No", "Yes"), "validation", str, overlap)
            told[overlap] += "can't be told apart" not in said
    assert told[0.0] > 12
    assert told[1 / 3] < 6
    # Rows in order are the same at every seed: those tell nothing of what other rows would say.
    assert told[math.inf] == 60
    assert "confident." not in answers_in_words([RARE] * 9, ("No", "Yes"), "validation", str, math.inf)


def test_what_shows_no_difference_is_called_neither_too_sure_nor_too_unsure() -> None:
    sure = Predictions(np.array([0] * 93 + [1] * 7), np.tile([0.934, 0.066], (100, 1)))
    said = answers_in_words([sure] * 3, ("No", "Yes"), "validation", str)
    assert said.endswith("Its confidence is 93% on average, and it is right in 93% of cases.")


def test_classes_that_are_found_equally_seldom_are_counted() -> None:
    answers = Predictions(np.array([0, 0, 1, 2]), np.tile([0.8, 0.1, 0.1], (4, 1)))
    said = answers_in_words([answers], ("a", "b", "c"), "validation", str)
    assert "2 classes are found least often, b among them: 0% of their rows." in said
    alike = Predictions(np.array([0, 0, 1, 1]), np.tile([[0.8, 0.2], [0.1, 0.9]], (2, 1)))
    said = answers_in_words([alike], ("a", "b"), "validation", str)
    assert said == "**On validation rows the best network is right 50% of the time.**"


def test_of_numbers_it_is_said_how_far_they_are_off() -> None:
    numbers = Predictions(np.arange(101.0), np.zeros(101))
    said = answers_in_words([numbers], (), "test", str)
    assert (
        said
        == "**On test rows, half of the best network's answers are within 50 of the truth, and nine in ten within 90.**"
    )
    prices = Predictions(1000.0 * np.arange(101), np.zeros(101))
    assert "within 50,000 of the truth, and nine in ten within 90,000." in answers_in_words([prices], (), "test", str)


def test_nothing_is_said_before_there_is_an_answer() -> None:
    assert answers_in_words([], ("No", "Yes"), "validation", str) == ""


def test_recall_and_precision_are_those_of_the_confusion_matrix_of_all_seeds() -> None:
    other = Predictions(np.array([0, 0, 1, 1]), np.array([[0.3, 0.7], [0.3, 0.7], [0.3, 0.7], [0.8, 0.2]]))
    no, yes = class_rows(pooled([RARE, other]), ("No", "Yes"), str.upper)
    assert no == {"Class": "NO", "Recall": "98%", "Precision": "92%"}
    assert yes == {"Class": "YES", "Recall": "33%", "Precision": "67%"}
