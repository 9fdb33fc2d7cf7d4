"""What is said of other models follows from their scores, seed by seed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from dashboard.analysis.evaluation.models import GUESS, LINEAR, NETWORK, TREES, Evaluation, evaluate_baselines
from dashboard.data.tables.choices import TableChoices
from dashboard.data.tables.making import keep, make_table
from dashboard.data.tables.schema import FILE_ORDER
from dashboard.experiment.arms import over_seeds
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import split_overlap
from pages.your_data.finding.better import better
from pages.your_data.finding.judging import (
    LEAST,
    LINEAR_WINS,
    NETWORK_WINS,
    NONE,
    TREES_WIN,
    beside_others,
    importance_rows,
    outcome_beside,
    table_rows,
    trees_guess,
    without_dependence,
)
from pages.your_data.trials.example import FILE, example_csv
from pages.your_data.trials.sizes import own_experiment

NOISE = (0.0, 0.01, -0.01, 0.0)
# A table, whose rows each seed splits again.
WINE = change(Experiment(), dataset="wine")
SINE = change(Experiment(), dataset="sine")
# The same, split as the page does: three fifths train, and one validates.
OWN = change(WINE, train_fraction=0.6, validation_fraction=0.2)


def judged(guess: float, linear: float, trees: float, network: float) -> list[list[Evaluation]]:
    means = {GUESS: guess, LINEAR: linear, TREES: trees, NETWORK: network}
    return [
        [
            Evaluation(
                model,
                {"accuracy": mean + noise * (place + 1), "log loss": 0.5},
                {},
                {"much": 0.2 + noise, "little": noise} if model == NETWORK else {},
            )
            for place, (model, mean) in enumerate(means.items())
        ]
        for noise in NOISE
    ]


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ((0.6, 0.8, 0.9, 0.8), "**Trees win: the accuracy of boosted trees is 90%, that of the best network 80%.**"),
        ((0.6, 0.8, 0.7, 0.9), "**The network wins:"),
        ((0.6, 0.9, 0.7, 0.8), "**A linear model wins: its accuracy is 90%, that of the best network 80%.**"),
        ((0.6, 0.9, 0.7, 0.9), "**A linear model and the best network can't be told apart: their accuracy is 90%"),
        ((0.6, 0.8, 0.8, 0.8), "**A linear model and the best network can't be told apart: their accuracy is 80%"),
        ((0.6, 0.7, 0.8, 0.8), "**Trees and network can't be told apart:**"),
        ((0.6, 0.6, 0.6, 0.6), "**Nothing beats guessing beyond chance.**"),
    ],
)
def test_who_wins_is_said_where_it_is_beyond_chance(scores: tuple[float, float, float, float], said: str) -> None:
    assert beside_others(WINE, judged(*scores)).startswith(said)


@pytest.mark.parametrize(
    ("experiment", "scores", "said"),
    [
        (WINE, (0.6, 0.8, 0.863, 0.858), "the accuracy of boosted trees is 86.3%, that of the best network 85.8%.**"),
        (WINE, (0.6, 0.8032, 0.7, 0.8028), "its accuracy is 80.32%, that of the best network 80.28%.**"),
        (
            WINE,
            (0.6, 0.8, 0.9996, 0.9991),
            "the accuracy of boosted trees is 99.96%, that of the best network 99.91%.**",
        ),
        (SINE, (0.0, 0.99984, 0.89, 0.99971), "its R² is 0.9998, that of the best network 0.9997.**"),
    ],
)
def test_two_that_are_told_apart_have_digits_that_differ(
    experiment: Experiment, scores: tuple[float, ...], said: str
) -> None:
    models = (GUESS, LINEAR, TREES, NETWORK)
    seed = [Evaluation(model, {experiment.metric: one}, {}) for model, one in zip(models, scores, strict=True)]
    assert said in beside_others(experiment, [seed] * 3)


HARD, EASY = (0.3, 0.95, 0.8), (0.93, 0.995, 0.98)


@pytest.mark.parametrize(
    ("network", "linear", "said"),
    [
        (EASY, HARD, "**The network wins: the R² of boosted trees is 0.68, that of the best network 0.97.**"),
        (HARD, EASY, "**A linear model wins: its R² is 0.97, that of the best network 0.68.**"),
    ],
)
def test_a_network_that_errs_a_fraction_as_much_on_each_split_is_better_however_hard_they_are(
    network: tuple[float, ...], linear: tuple[float, ...], said: str
) -> None:
    assert beside_others(SINE, of_r2((-0.1, -0.02, 0.0), linear, HARD, network)).startswith(said)


@pytest.mark.parametrize(("on_the_hard_one", "told"), [(0.45, True), (0.3, False)])
def test_no_model_is_better_whose_mean_is_worse(on_the_hard_one: float, told: bool) -> None:
    easy, others = (0.99,) * 5, (0.98,) * 5
    seeds = of_r2((0.0,) * 6, (0.4, *others), (0.4, *others), (on_the_hard_one, *easy))
    assert ((NETWORK, LINEAR) in better(seeds, "R²", 0.0)) is told


def of_r2(*models: Sequence[float]) -> list[list[Evaluation]]:
    """By model what it has at each seed: guessing, a linear model, trees, the network."""
    names = (GUESS, LINEAR, TREES, NETWORK)
    return [
        [Evaluation(name, {"R²": one}, {}) for name, one in zip(names, seed, strict=True)]
        for seed in zip(*models, strict=True)
    ]


def test_a_linear_model_that_is_right_as_often_but_less_sure_is_not_as_good() -> None:
    seeds = judged(0.6, 0.9, 0.7, 0.9)
    for place, seed in enumerate(seeds):
        seed[-1].validation["log loss"] = (0.05, 0.04, 0.06, 0.05)[place]
    assert beside_others(WINE, seeds).startswith("**The network wins:")


def test_with_class_weights_models_are_compared_by_balanced_accuracy_alone() -> None:
    weighted = change(WINE, class_weights=True)
    seeds, balanced = judged(0.6, 0.9, 0.7, 0.9), judged(0.5, 0.6, 0.7, 0.8)
    for seed, scores in zip(seeds, balanced, strict=True):
        for one, other in zip(seed, scores, strict=True):
            one.validation["balanced accuracy"] = other.validation["accuracy"]
    assert beside_others(WINE, seeds).startswith("**A linear model and the best network can't be told apart:")
    said = "**The network wins: the balanced accuracy of boosted trees is 70%, that of the best network 80%.**"
    assert beside_others(weighted, seeds) == said
    for seed, scores in zip(seeds, judged(0.5, 0.8, 0.7, 0.8), strict=True):
        for place, (one, other) in enumerate(zip(seed, scores, strict=True)):
            one.validation.update({"balanced accuracy": other.validation["accuracy"], "log loss": 0.5 - 0.1 * place})
    assert outcome_beside(weighted, seeds) == LEAST


def test_errors_have_as_many_digits_as_each_other() -> None:
    models = [Evaluation(GUESS, {"RMSE": 8.7, "MAE": 10.0}, {}), Evaluation(LINEAR, {"RMSE": 5.98, "MAE": 12.5}, {})]
    assert [row["RMSE"] for row in table_rows([models])] == ["8.70", "5.98"]
    assert [row["MAE"] for row in table_rows([models])] == ["10.0", "12.5"]


def test_nothing_is_said_before_there_are_enough_seeds() -> None:
    assert beside_others(WINE, judged(0.6, 0.8, 0.9, 0.8)[:2]) == ""


def test_the_table_has_a_row_for_each_model_with_shares_in_percent() -> None:
    rows = table_rows(judged(0.6, 0.7, 0.8, 0.9))
    assert [row["Model"] for row in rows] == ["Guessing", "Linear model", "Boosted trees", "Best network"]
    assert (rows[0]["Accuracy"], rows[0]["Log loss"]) == ("60%", "0.500")


@pytest.mark.parametrize(("samples", "guess"), [(50, True), (200, False)])
def test_trees_that_find_no_split_are_known(samples: int, *, guess: bool) -> None:
    experiments = over_seeds(change(Experiment(), samples=samples, train_fraction=0.5), 2)
    assert trees_guess([evaluate_baselines(experiment) for experiment in experiments]) == guess


def test_what_matters_most_comes_first_with_an_interval_over_seeds() -> None:
    (first, fall), (second, other) = importance_rows(judged(0.6, 0.7, 0.8, 0.9))
    assert (first, second) == ("much", "little")
    assert fall.clear
    assert not other.clear


def test_a_model_that_puts_rows_in_order_beats_guessing_though_it_is_right_no_more_often() -> None:
    seeds = judged(0.92, 0.92, 0.92, 0.92)
    for seed in seeds:
        for one in seed:
            one.validation["ROC AUC"] = 0.5 if one.model == GUESS else 0.87 + one.validation["accuracy"] / 100
    assert not beside_others(WINE, seeds).startswith("**Nothing beats guessing beyond chance.**")


def test_a_linear_model_that_trees_beat_does_not_do_as_well_though_the_network_varies() -> None:
    seeds = judged(0.6, 0.7, 0.8, 0.8)
    for place, seed in enumerate(seeds):
        seed[-1].validation["accuracy"] += (-0.2, 0.1, -0.1, 0.2)[place]
    assert beside_others(WINE, seeds).startswith("**Trees and network can't be told apart:**")


def without_anything_to_learn(rng: np.random.Generator) -> list[list[Evaluation]]:
    """Three models that guess, at eight splits of a table: what one has in common with the others is no news."""
    share = split_overlap(OWN) / (1.0 + split_overlap(OWN))
    metrics, models = ("accuracy", "ROC AUC"), (LINEAR, TREES, NETWORK)
    common, own = rng.standard_normal((1, 3, 2)), rng.standard_normal((8, 3, 2))
    luck = 0.05 * (np.sqrt(share) * common + np.sqrt(1.0 - share) * own)
    guess = Evaluation(GUESS, dict.fromkeys(metrics, 0.5), {})
    return [
        [guess, *(Evaluation(model, dict(zip(metrics, 0.5 + of, strict=True)), {}) for model, of in each)]
        for each in (zip(models, seed, strict=True) for seed in luck)
    ]


def test_of_tables_that_hold_nothing_one_in_twenty_at_most_is_said_to_be_learned() -> None:
    rng = np.random.default_rng(1)
    outcomes = [outcome_beside(OWN, without_anything_to_learn(rng)) for _ in range(400)]
    assert sum(outcome != NONE for outcome in outcomes) <= 20


def test_of_models_that_all_learn_as_much_none_wins() -> None:
    rng = np.random.default_rng(2)
    won = 0
    for _ in range(400):
        seeds = without_anything_to_learn(rng)
        for one in (one for seed in seeds for one in seed if one.model != GUESS):
            one.validation["accuracy"] += 0.4
        won += outcome_beside(OWN, seeds) in (TREES_WIN, LINEAR_WINS, NETWORK_WINS)
    assert won <= 20


def test_where_rows_are_split_in_order_seeds_tell_no_chance() -> None:
    made = make_table(keep(example_csv(), FILE), TableChoices("floor", classes=True, order=FILE_ORDER))
    said = beside_others(own_experiment(made), judged(0.6, 0.8, 0.9, 0.8))
    assert said.startswith("**Seeds can't tell which model is better:** rows are split in order")


def test_columns_whose_bar_leads_to_no_curve_are_named() -> None:
    assert without_dependence(["day", "note"]).startswith("Not drawn for day and note: how the answer depends on a")
    assert without_dependence([]) == ""
