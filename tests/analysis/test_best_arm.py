"""What is said of the best arm is what the trainings show, at settings of every kind."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from dashboard.analysis import outcome
from dashboard.analysis.best_arm import beside_guessing, best_in_words, without_comparison
from dashboard.analysis.comparison_words import no_loss_in_words
from dashboard.analysis.ranking import rank
from dashboard.analysis.results import Results
from dashboard.analysis.table import table
from dashboard.analysis.words import score_in_words
from dashboard.data.parts import SPLITS, TEST
from dashboard.experiment.arms import grid
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from language.numbers import three_digits
from pages.which_activation.trials import LINEAR, activation_arms
from tests.made import DIVERGED, made_record
from tests.random_results import random_results
from tests.recomputed import (
    Losses,
    asks_for_more,
    guesses,
    says,
    says_diverged,
    says_guessing,
    seeds_asked,
    stands_alone,
    without_baseline,
)
from tests.trained import trained

ARMS = activation_arms(Experiment())
SETTINGS: list[dict[str, Any]] = [
    {"dataset": "sine", "epochs": 20, "hidden_layers": (8,)},
    {"dataset": "xor", "epochs": 20},
    {"optimizer": "sgd", "learning_rate": 10.0, "epochs": 10},
]


def hold(results: Results) -> None:
    """The best, how it compares with linear, what it can be told from, and what it has on test."""
    said, losses = best_in_words(results, LINEAR), Losses(results)
    asks_for_more(said, results)
    changes = losses.changes(LINEAR) if LINEAR in losses.rows else {}
    if not changes:
        assert "needs 3 seeds" in said
        return
    means = {LINEAR: 1.0} | {name: found.mean for name, found in changes.items()}
    sound = [name for name in means if not losses.diverged[name]]
    typical = {
        name: np.exp(np.mean(np.log(results.values(name, outcome.validation_loss)))) for name in sound if results[name]
    }
    for arm in results.arms:
        assert says_diverged(said, arm.title, losses.diverged[arm.name]) == (losses.diverged[arm.name] > 0)
    without = without_baseline(said, results, losses, LINEAR)
    if not sound:
        return
    best = min(sound, key=lambda name: (means[name], typical.get(name, 0.0)))
    rivals = losses.rivals(best, LINEAR, changes, sound)
    first = f"**No clear winner:** {best} has the lowest" if rivals else f"**{best} has the lowest validation loss**"
    assert said.startswith(first) or without
    said = said[said.index(first) :]
    listed = re.split(" can't be told apart from it| may be as good", said.partition("; ")[2])[0]
    assert set(listed.replace(" and ", ", ").split(", ")) == set(rivals) or stands_alone(said)
    assert stands_alone(said) == (not rivals)
    assert ("that did not diverge" in said) == (not rivals and len(set(means) - set(sound)) > 0)
    if best != LINEAR:
        clear = not changes[best].low <= 1 <= changes[best].high
        untold = bool(losses.diverged[LINEAR]) or not (clear or LINEAR in rivals)
        assert untold != (f"{LINEAR}'s" in said)
        if not untold:
            says(said, changes[best])
    lowest = min(typical, key=typical.__getitem__)
    if "as they are" in said:
        assert f"{lowest} has the lowest geometric mean, {three_digits(typical[lowest])}" in said
    elif results.complete and not losses.diverged[best]:
        assert f"{typical[best]:.3g}" == f"{typical[lowest]:.3g}"
    test = [outcome.loss(record, TEST) for record in results[best]]
    assert f"On the test set its loss is {three_digits(np.exp(np.mean(np.log(test))))}" in said
    score, metric = results.mean(best, outcome.test_metric), results.arms[0].experiment.metric
    assert f" and its {metric} {score_in_words(score, metric)}." in said
    assert says_guessing(said) == guesses(results[best])


def made(losses: dict[str, list[float]]) -> Results:
    """Of losses by activation, where a constant prediction has 0.7."""
    arms = [arm for arm in ARMS if arm.name in losses]
    rows = (
        tuple(
            made_record(
                1.0 if loss == DIVERGED else loss,
                experiment=a.experiment,
                constant_loss=0.7,
                reason="diverged" if loss == DIVERGED else "finished",
            )
            for loss in losses[a.name]
        )
        for a in arms
    )
    return Results(tuple(arms), tuple(rows))


def test_the_lower_of_two_losses_that_count_alike_is_called_the_lowest() -> None:
    results = made({"relu": [6e-4] * 3, "gelu": [4e-4] * 3, "linear": [0.70, 0.69, 0.71]})
    said = best_in_words(results, LINEAR)
    assert said.startswith("**No clear winner:** gelu has the lowest validation loss, 0.000400 ")
    assert "differs by less than 2% of a constant prediction's loss" in said
    assert "as they are" not in said
    assert table(results, (), baseline=LINEAR).arms[0].name == "gelu"


def test_where_a_loss_next_to_nothing_makes_another_mean_lower_it_is_said() -> None:
    said = best_in_words(made({"relu": [1e-5, 0.4, 0.4], "tanh": [0.1, 0.1, 0.11], "linear": [0.7, 0.6, 0.65]}), LINEAR)
    assert said.startswith("**No clear winner:** tanh has the lowest validation loss, 0.103 ")
    assert "as they are, relu has the lowest geometric mean, 0.0117." in said


def test_a_seed_that_one_network_alone_has_does_not_make_its_mean_the_lowest() -> None:
    results = made({"relu": [0.3, 0.4, 0.4, 1e-5], "tanh": [0.1, 0.1, 0.11, 0.1], "linear": [0.7, 0.6, 0.65, 0.7]})
    relu, *late = results.rows
    said = best_in_words(replace(results, rows=(relu, *((*row[:3], None) for row in late))), LINEAR)
    assert said.startswith("**tanh has the lowest validation loss**, 0.103 ")
    assert "as they are" not in said


def test_where_every_seed_has_one_loss_for_all_none_is_called_the_lowest() -> None:
    alike = [0.46, 0.5, 0.43]
    said = best_in_words(made({"relu": [loss * (1 + 1e-7) for loss in alike], "tanh": alike, "linear": alike}), LINEAR)
    assert said == "**All have the same validation loss**, 0.462 over 3 seeds."
    one_apart = best_in_words(made({"relu": [0.46, 0.5, 0.431], "tanh": alike, "linear": alike}), LINEAR)
    assert one_apart.startswith("**No clear winner:** ")


@pytest.mark.parametrize("last", [DIVERGED, 0.44])
def test_where_a_seed_sets_them_apart_they_are_not_alike(last: float) -> None:
    said = best_in_words(made({"relu": [0.46, 0.5, 0.43, last], "linear": [0.46, 0.5, 0.43, 0.43]}), LINEAR)
    assert "All have the same" not in said


def test_of_a_sealed_test_set_it_is_only_said_that_it_is() -> None:
    results = made({"relu": [0.4, 0.5, 0.4], "linear": [0.7, 0.6, 0.65]})
    said, sealed = (best_in_words(results, LINEAR, splits) for splits in (SPLITS, SPLITS[:2]))
    before, _, after = said.partition("On the test set its loss is")
    assert sealed == f"{before}What the test set says is sealed.{after.partition('%.')[2]}"


@pytest.mark.parametrize(
    ("relu", "tanh", "said"),
    [
        (
            [1.2] * 3,
            [DIVERGED] * 3,
            "**relu has the lowest validation loss**, 1.20 over 3 seeds; the only one that did not",
        ),
        ([0.4] * 3, [0.2] * 3, "**tanh has the lowest validation loss**, 0.200 over 3 seeds; lower beyond chance than"),
        (
            [DIVERGED, 0.3, 0.3],
            [DIVERGED, 0.2, DIVERGED],
            "So did all others for some seed. Of those that did least often, relu has the lowest",
        ),
        ([DIVERGED] * 3, [DIVERGED] * 3, "So did all others, for every seed."),
    ],
)
def test_where_the_baseline_diverged_that_is_said_first_and_then_what_trains(
    relu: list[float], tanh: list[float], said: str
) -> None:
    found = best_in_words(made({"relu": relu, "tanh": tanh, "linear": [DIVERGED] * 3}), LINEAR, SPLITS)
    first = "**linear diverged for 3 of 3 seeds: there is no loss to compare with.** "
    assert found.startswith(first + said)
    assert found.count("linear diverged") == 1


@pytest.mark.parametrize("seed", range(25))
def test_the_finding_holds_whatever_the_trainings_show(seed: int) -> None:
    hold(random_results(ARMS, seed))


def test_that_more_seeds_would_decide_is_held_to_their_number() -> None:
    said = [best_in_words(random_results(ARMS, seed), LINEAR) for seed in range(25)]
    assert any(map(seeds_asked, said))
    with pytest.raises(AssertionError):
        asks_for_more("it would take about\N{NO-BREAK SPACE}2 seeds", random_results(ARMS, 0))


@pytest.mark.long
@pytest.mark.parametrize("settings", SETTINGS, ids=str)
def test_it_holds_for_trainings_at_other_settings(settings: dict[str, Any]) -> None:
    arms = activation_arms(change(Experiment(), **settings))
    hold(Results.of(arms, [trained(one) for one in grid(arms, 3)]))


@pytest.mark.parametrize("losses", [[0.139, 0.0038, 0.201], [0.233, 0.509, 0.396], [0.242, 0.047, 0.097]])
def test_a_loss_below_guessing_at_every_seed_can_be_told_from_it_however_wide_the_interval(losses: list[float]) -> None:
    assert beside_guessing([made_record(loss, constant_loss=0.693) for loss in losses]) == ""


@pytest.mark.parametrize("losses", [[0.7, 0.0038, 0.201], [0.233, 0.68, 0.396]])
def test_where_one_seed_is_not_below_guessing_it_can_not_be_told_from_it(losses: list[float]) -> None:
    assert "can't tell even the best" in beside_guessing([made_record(loss, constant_loss=0.693) for loss in losses])


@pytest.mark.parametrize("weighted", [False, True])
def test_guessing_is_measured_on_the_rows_that_the_loss_is_of(*, weighted: bool) -> None:
    skewed = change(Experiment(), skew=0.5, class_weights=weighted)
    splits = make_splits(skewed)
    there, in_training = (skewed.constant_loss(part.y) for part in (splits.validation, splits.train))
    assert in_training < 0.6 < 0.9 * there
    better, worse = (
        [made_record(loss, experiment=skewed, constant_loss=in_training)] * 3 for loss in (0.6, there + 0.01)
    )
    assert beside_guessing(better) == ""
    assert beside_guessing(worse).endswith(
        f"guessing:** always answering the same has a loss of {three_digits(there)}."
    )


def test_guessing_is_measured_on_training_rows_where_the_table_is_gone() -> None:
    gone = change(Experiment(), dataset="table-0123456789abcdef")
    records = [replace(made_record(0.8, constant_loss=0.693), experiment=gone)] * 3
    assert beside_guessing(records).endswith("guessing:** always answering the same has a loss of 0.693.")


@pytest.mark.parametrize(
    ("relu", "lower"),
    [([0.4, 0.41, 0.4], " Validation loss is lower beyond chance with relu (by 22 to 50%)."), ([0.7, 0.61, 0.64], "")],
)
def test_while_one_arm_has_too_few_seeds_none_is_called_the_best(relu: list[float], lower: str) -> None:
    results = made({"relu": relu, "tanh": [0.2] * 3, "linear": [0.7, 0.6, 0.65]})
    relus, (first, *_), linear = results.rows
    late = replace(results, rows=(relus, (first, None, None), linear))
    said = best_in_words(late, LINEAR).replace("\N{NO-BREAK SPACE}", " ")
    assert said == f"**So far 1 of 2 can be compared with linear:** each needs 3 seeds.{lower}"
    assert "lowest validation loss" in best_in_words(replace(late, abandoned=True), LINEAR)


def test_where_a_divergence_leaves_nothing_to_compare_with_it_is_told_once_of_whichever_diverged() -> None:
    results = made({"relu": [0.4, DIVERGED, DIVERGED], "tanh": [0.2] * 3, "linear": [0.7, 0.6, 0.65]})
    none = "**relu diverged for 2 of 3 seeds: there is no loss to compare with for those.**"
    for baseline, name, said in (
        (LINEAR, "relu", none),
        ("relu", "tanh", f"{none} **tanh has the lowest validation loss**, 0.200 over 3 seeds; "),
        (LINEAR, "tanh", ""),
    ):
        ranking = rank(results, baseline)
        assert ranking
        found = without_comparison(results, baseline, name, ranking.changes[name])
        assert found.startswith(said)
        assert found.count("diverged for 2 of 3") == bool(said)


@pytest.mark.parametrize(
    ("times", "of_those"), [(1, " for that one"), (2, " for those"), (4, " for those"), (5, "")], ids=str
)
def test_of_the_seeds_that_have_no_loss_there_is_one_or_more(times: int, of_those: str) -> None:
    results = made({"relu": [DIVERGED] * times + [0.4] * (5 - times), "linear": [0.7] * 5})
    assert no_loss_in_words(results, "relu").endswith(f"of 5 seeds: there is no loss to compare with{of_those}.**")
