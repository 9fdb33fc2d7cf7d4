"""What to do now follows from checks, trainings and other models, in that order."""

from __future__ import annotations

import re

import pytest

from dashboard.analysis.checks.finding import Finding
from dashboard.analysis.checks.registry import CHECKS
from dashboard.analysis.results import Results
from dashboard.experiment.arms import BASELINE
from pages.your_data.finding.next_steps import PROBLEMS, next_steps
from tests.made import DIVERGED, made_record, made_results
from tests.pages.your_data.finding.test_judging import judged

LEAK = Finding("leak", "x alone predicts y.", "", "leave out", ("x",), "Leave out x")
RARE = Finding("imbalance", "No has 90 rows.", "", "weigh classes", (), "Balance the classes")
TOLD = Finding("contradictions", "Some contradict.", "")
BETTER = {BASELINE: [1.0, 1.1, 0.9, 1.0], "linear": [1.5] * 4, "l2": [0.5, 0.55, 0.45, 0.5]}


def texts(found: list[Finding] | None, results: Results | None, scores: tuple[float, float, float, float]) -> list[str]:
    return [one.text for one in next_steps(found, results, judged(*scores), weighed=False, written=str)]


def test_what_spoils_the_score_comes_first_and_leaves_room_for_what_the_trainings_say() -> None:
    alone = "Before you trust a score, see to this: x may give the target away."
    first = "Before you trust a score, see to what stands above, first to this: x may give the target away."
    for found, said in (([LEAK, TOLD], alone), ([LEAK, RARE, TOLD, LEAK], first)):
        trust, trees, go_on = texts(found, made_results(BETTER), (0.6, 0.7, 0.9, 0.8))
        assert trust == said
        assert trees.startswith("Use boosted trees")
        assert go_on.startswith("Go on with")


def test_every_check_that_spoils_a_score_has_its_problem_which_does_not_repeat_what_it_says_itself() -> None:
    assert set(PROBLEMS) >= {*CHECKS, "drift"} - {"redundant"}
    assert all("alone predicts" not in one for one in texts([LEAK], None, (0.6, 0.7, 0.8, 0.8)))


def test_a_column_that_adds_nothing_has_nothing_to_do_with_trust() -> None:
    found = Finding("redundant", "feet says the same as size.", "", "leave out", ("feet",), "Leave out feet")
    assert next_steps([found], None, [], weighed=False, written=str) == ()


def test_classes_that_are_weighed_are_not_asked_about_again() -> None:
    assert next_steps([RARE], None, [], weighed=True, written=str) == ()


def test_what_else_spoils_a_score_is_asked_about_whether_classes_are_weighed_or_not() -> None:
    for weighed in (True, False):
        assert [one.found for one in next_steps([RARE, LEAK], None, [], weighed=weighed, written=str)] == [
            LEAK if weighed else RARE
        ]


def test_the_best_network_is_gone_on_with_where_it_is_clearly_better() -> None:
    (step,) = next_steps([], made_results(BETTER), judged(0.6, 0.7, 0.8, 0.8), weighed=False, written=str)
    assert step.text.startswith("Go on with “L2”: its validation loss is 50% lower than that with the large network")
    assert step.arm == "l2"


def test_trees_and_linear_models_that_do_as_well_are_named() -> None:
    assert texts([], made_results(BETTER), (0.6, 0.7, 0.9, 0.8))[0].startswith("Use boosted trees")
    (only,) = texts([], made_results(BETTER | {"linear": [1.0, 1.1, 0.9, 1.0]}), (0.6, 0.8, 0.8, 0.8))
    assert only.startswith("Begin without hidden layers")


def test_a_linear_model_whose_loss_is_higher_is_not_advised() -> None:
    (only,) = texts([], made_results(BETTER), (0.6, 0.8, 0.8, 0.8))
    assert only.startswith("Look for more rows: by accuracy a linear model and the best network can't be told apart")


def test_trees_are_handed_out_where_they_win() -> None:
    first, *_ = next_steps([], made_results(BETTER), judged(0.6, 0.7, 0.9, 0.8), weighed=False, written=str)
    assert (first.trees, first.arm) == (True, "")


def test_where_nothing_beats_guessing_no_network_is_recommended() -> None:
    assert texts([], made_results(BETTER), (0.6, 0.6, 0.6, 0.6)) == [
        "Look for other inputs, or more rows: nothing here beats guessing beyond chance."
    ]


def test_nothing_is_said_before_anything_is_known() -> None:
    assert next_steps([], None, [], weighed=False, written=str) == ()


def test_a_linear_model_that_wins_is_advised() -> None:
    (only,) = texts([], made_results(BETTER), (0.6, 0.9, 0.8, 0.8))
    assert only.startswith("Use a linear model: on these rows it is better than the best network")


LEVEL = {BASELINE: [1.0, 1.1, 0.9, 1.0], "linear": [1.5] * 4, "l2": [1.05, 1.0, 0.95, 1.0]}


def test_where_nothing_asks_for_a_step_that_is_said() -> None:
    for found in ([], [TOLD]):
        (only,) = texts(found, made_results(LEVEL), (0.6, 0.7, 0.8, 0.8))
        assert only.startswith("Nothing here asks for a step: no check does, and no other network has a lower")


def test_it_is_not_said_before_the_checks_have_ended_or_all_trainings_have() -> None:
    going = LEVEL | {"l2": [1.05, 1.0, 0.95, None]}
    assert texts(None, made_results(LEVEL), (0.6, 0.7, 0.8, 0.8)) == []
    assert texts([], made_results(going), (0.6, 0.7, 0.8, 0.8)) == []


def test_nor_where_the_large_network_diverged() -> None:
    diverged = LEVEL | {BASELINE: [DIVERGED, 1.1, 0.9, 1.0]}
    assert texts([], made_results(diverged), (0.6, 0.7, 0.8, 0.8)) == []


def test_a_network_without_hidden_layers_is_advised_where_it_is_the_best_one() -> None:
    without_layers = made_results(LEVEL | {"linear": [0.5, 0.55, 0.45, 0.5]})
    (step,) = next_steps([], without_layers, judged(0.6, 0.7, 0.8, 0.8), weighed=False, written=str)
    assert re.match("Go on with “.+”: its validation loss is 50% lower than that with the large network", step.text)
    assert step.arm == "linear"


@pytest.mark.parametrize("names", [("linear",), ("linear", "l2")])
def test_where_the_linear_network_ran_out_of_time_its_loss_is_no_reason_against_it(names: tuple[str, ...]) -> None:
    results = made_results(BETTER)
    late = tuple(made_record(1.5, reason="out of time") for _ in range(4))
    rows = tuple(late if arm.name in names else row for arm, row in zip(results.arms, results.rows, strict=True))
    (only,) = texts([], Results(results.arms, rows), (0.6, 0.8, 0.8, 0.8))
    assert only.startswith("Begin without hidden layers")
