"""What is said of other models follows from their scores, seed by seed."""

from __future__ import annotations

import pytest

from dashboard.analysis.evaluation.models import GUESS, LINEAR, NETWORK, TREES, Evaluation, evaluate_baselines
from dashboard.experiment.arms import over_seeds
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from pages.your_data.finding.judging import beside_others, class_rows, importance_rows, table_rows, trees_guess

NOISE = (0.0, 0.01, -0.01, 0.0)


def judged(guess: float, linear: float, trees: float, network: float) -> list[list[Evaluation]]:
    means = {GUESS: guess, LINEAR: linear, TREES: trees, NETWORK: network}
    return [
        [
            Evaluation(
                model,
                {"accuracy": mean + noise * (place + 1), "log loss": 0.5},
                {},
                {"yes": (0.5, 0.25)},
                {"much": 0.2 + noise, "little": noise} if model == NETWORK else {},
            )
            for place, (model, mean) in enumerate(means.items())
        ]
        for noise in NOISE
    ]


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ((0.6, 0.8, 0.9, 0.8), "**Trees win: boosted trees reach accuracy 90%, the best network 80%.**"),
        ((0.6, 0.8, 0.7, 0.9), "**The network wins:"),
        ((0.6, 0.9, 0.7, 0.8), "**A linear model wins: it reaches accuracy 90%, the best network 80%.**"),
        ((0.6, 0.9, 0.7, 0.9), "**A linear model and the best network can't be told apart: accuracy 90%"),
        ((0.6, 0.8, 0.8, 0.8), "**A linear model and the best network can't be told apart: accuracy 80%"),
        ((0.6, 0.7, 0.8, 0.8), "**Trees and network can't be told apart:**"),
        ((0.6, 0.6, 0.6, 0.6), "**Nothing beats guessing.**"),
    ],
)
def test_who_wins_is_said_where_it_is_beyond_chance(scores: tuple[float, float, float, float], said: str) -> None:
    assert beside_others("accuracy", judged(*scores)).startswith(said)


def test_a_linear_model_that_is_right_as_often_but_less_sure_is_not_as_good() -> None:
    seeds = judged(0.6, 0.9, 0.7, 0.9)
    for place, seed in enumerate(seeds):
        seed[-1].validation["log loss"] = (0.05, 0.04, 0.06, 0.05)[place]
    assert beside_others("accuracy", seeds).startswith("**The network wins:")


def test_nothing_is_said_before_there_are_enough_seeds() -> None:
    assert beside_others("accuracy", judged(0.6, 0.8, 0.9, 0.8)[:2]) == ""


def test_the_table_has_a_row_for_each_model_with_shares_in_percent() -> None:
    rows = table_rows(judged(0.6, 0.7, 0.8, 0.9))
    assert [row["Model"] for row in rows] == ["Guessing", "Linear model", "Boosted trees", "Best network"]
    assert (rows[0]["accuracy"], rows[0]["log loss"]) == ("60%", "0.5")


@pytest.mark.parametrize(("samples", "guess"), [(50, True), (200, False)])
def test_trees_that_find_no_split_are_known(samples: int, *, guess: bool) -> None:
    experiments = over_seeds(change(Experiment(), samples=samples, train_fraction=0.5), 2)
    assert trees_guess([evaluate_baselines(experiment) for experiment in experiments]) == guess


def test_what_matters_most_comes_first_with_an_interval_over_seeds() -> None:
    (first, fall), (second, other) = importance_rows(judged(0.6, 0.7, 0.8, 0.9))
    assert (first, second) == ("much", "little")
    assert fall.clear
    assert not other.clear


def test_classes_have_recall_and_precision() -> None:
    assert class_rows(judged(0.6, 0.7, 0.8, 0.9)) == [{"Class": "yes", "recall": "50%", "precision": "25%"}]


def test_a_model_that_puts_rows_in_order_beats_guessing_though_it_is_right_no_more_often() -> None:
    seeds = judged(0.92, 0.92, 0.92, 0.92)
    for seed in seeds:
        for one in seed:
            one.validation["ROC AUC"] = 0.5 if one.model == GUESS else 0.87 + one.validation["accuracy"] / 100
    assert not beside_others("accuracy", seeds).startswith("**Nothing beats guessing.**")


def test_a_linear_model_that_trees_beat_does_not_do_as_well_though_the_network_varies() -> None:
    seeds = judged(0.6, 0.7, 0.8, 0.8)
    for place, seed in enumerate(seeds):
        seed[-1].validation["accuracy"] += (-0.2, 0.1, -0.1, 0.2)[place]
    assert beside_others("accuracy", seeds).startswith("**Trees and network can't be told apart:**")
