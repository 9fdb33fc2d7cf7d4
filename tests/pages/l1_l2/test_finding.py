"""What is said of the penalties is what their trainings show, at every strength."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from dashboard.analysis.results import Results
from dashboard.analysis.words import percent, quoted
from dashboard.experiment.arms import over_seeds
from dashboard.experiment.record import Record
from dashboard.experiment.settings import change
from pages.l1_l2.finding import at_strength, finding, inputs_in_words
from pages.l1_l2.trials import NONE, STRENGTHS, names_at, penalty_arms, penalty_experiment
from tests.made import made_record
from tests.random_results import random_results
from tests.recomputed import Losses, common, says_diverged, without_baseline
from tests.trained import trained

INPUTS = 2
KINDS = {
    "lower": "is lower beyond chance with ",
    "higher": "is higher beyond chance with ",
    "same": r"differs by less than [^,]*, which counts as none, with ",
    "unsure": "is, over these seeds, neither clearly lower nor clearly higher with ",
}


def as_said(kind: str) -> str:
    return "same" if kind == "slight" else kind


def kernels(record: Record) -> list[np.ndarray]:
    """Of the one hidden layer of 32 units, and of the output."""
    assert record.final is not None
    inputs = record.experiment.inputs
    hidden = record.final[: inputs * 32].reshape(inputs, 32)
    return [hidden, record.final[inputs * 32 + 32 : inputs * 32 + 64].reshape(32, 1)]


def share(results: Results, name: str, limit: float) -> str:
    shares = [np.mean(np.abs(np.concatenate([k.ravel() for k in kernels(r)])) <= limit) for r in common(results, name)]
    return percent(float(np.mean(shares)))


def kept(results: Results, name: str) -> str:
    largest = [np.abs(kernels(r)[0]).max(1) for r in common(results, name)]
    counts = [int(np.sum(each[INPUTS:] >= 0.1 * each.max())) for each in largest]
    title = results.title(name)
    return f"{np.mean(counts):.{int(len(counts) > 1)}f} ({'no penalty' if name == NONE else title})"


def irrelevant(results: Results) -> int:
    return results.arms[0].experiment.data.irrelevant_features


def hold(results: Results, strength: float) -> None:
    """The shares of weights, the inputs that are kept, and what the penalties do to validation loss."""
    here, names = at_strength(results, strength), names_at(strength)
    said, losses = finding(here, strength), Losses(here)
    for arm in here.arms:
        count = losses.diverged[arm.name]
        assert says_diverged(said, here.named(arm.name), count) == (count > 0)
    if not common(here, NONE) and not here.complete:
        assert "Training" in said
        return
    alone = without_baseline(said, here, losses, NONE) if losses.changes(NONE) else False
    if not common(here, NONE):
        assert "of the weights" not in said
        return
    none, l1, proximal, l2, _ = names
    near = {name: share(here, name, np.nextafter(np.float32(0.01), 0)) for name in names}
    exact = {name: share(here, name, 0.0) for name in names}
    assert f"L1 brings {near[l1]} of the weights below 0.01 in size, and L2 {near[l2]}; without" in said
    assert f"without a penalty it is {near[none]}.**" in said
    assert f"L1 makes {exact[l1]} of them exactly zero by gradient steps, and {exact[proximal]} by the" in said
    assert f"by the proximal step; L2 makes {exact[l2]}." in said
    inputs = inputs_in_words(here)
    assert all(kept(here, name) in inputs for name in names) if irrelevant(here) else not inputs
    if alone:
        return
    changes = losses.changes(NONE)
    assert ("Every penalty harms here." in said) == all(found.kind == "higher" for found in changes.values())
    for name, found in changes.items():
        if found.kind == "diverged":
            continue
        # The penalties are listed behind the words for what is said of them.
        kind = as_said(found.kind)
        (listed,) = re.findall(rf"{KINDS[kind]}((?:[^.]|\.\d)*)", said)
        alike = len(changes) > 1 and len({as_said(other.kind) for other in changes.values()}) == 1
        every = "any penalty" if kind == "unsure" else "every penalty"
        assert listed == every if alike else quoted(here.title(name)) in listed


@pytest.mark.parametrize("seed", range(24))
def test_the_finding_holds_whatever_the_trainings_show(seed: int) -> None:
    strength = STRENGTHS[seed % len(STRENGTHS)]
    arms = [arm for arm in penalty_arms(penalty_experiment((5, 0)[seed % 2])) if arm.name in names_at(strength)]
    hold(random_results(arms, seed), strength)


def test_what_two_penalties_do_is_not_said_of_every_one_while_others_train() -> None:
    arms = [arm for arm in penalty_arms(penalty_experiment(5)) if arm.name in names_at(0.01)]
    losses = [[0.5, 0.52, 0.48, 0.5]] + [[1.0, 1.05, 0.95, 1.0]] * 2 + [[1.0, 1.0]] * 2
    made = [
        [made_record(loss, experiment=arm.experiment) for loss in row] for arm, row in zip(arms, losses, strict=True)
    ]
    said = finding(Results(tuple(arms), tuple((*row, None, None)[:4] for row in made)), 0.01)
    assert "is higher beyond chance with “L1”" in said
    assert "very penalty" not in said


def test_a_penalty_that_is_missing_is_waited_for_as_long_as_it_may_come() -> None:
    arms = tuple(arm for arm in penalty_arms(penalty_experiment(1)) if arm.name in names_at(0.01))
    missing = Results(arms, ((None,),) * len(arms))
    assert finding(missing, 0.01) == "Training: the comparison needs a seed that all penalties have a result for."
    assert finding(replace(missing, abandoned=True), 0.01).startswith("Too few training runs have ended:")


def test_one_network_of_each_penalty_has_no_average() -> None:
    """Nor have the networks of a second seed at which some are missing."""
    arms = tuple(arm for arm in penalty_arms(penalty_experiment(5)) if arm.name in names_at(0.01))
    results = random_results(arms, 2)
    rows = tuple((row[0], row[1] if place == 0 else None) for place, row in enumerate(results.rows))
    said = inputs_in_words(Results(arms, rows))
    assert "average" not in said
    first = Results(arms, tuple(row[:1] for row in results.rows))
    assert said == inputs_in_words(first)
    assert all(kept(first, arm.name) in said for arm in arms)


def test_a_single_irrelevant_input_is_spoken_of_as_one() -> None:
    arms = [arm for arm in penalty_arms(penalty_experiment(1)) if arm.name in names_at(0.01)]
    assert inputs_in_words(random_results(arms, 0)).startswith("Of the 1 irrelevant input the networks keep")


def test_a_change_that_counts_as_none_is_not_called_no_difference() -> None:
    """The table beside it may show one whose interval leaves zero out."""
    arms = [arm for arm in penalty_arms(penalty_experiment(5)) if arm.name in names_at(0.01)]
    losses = [[0.1, 0.2, 0.1]] + [[0.103, 0.206, 0.1031]] * 4
    rows = [
        [made_record(loss, experiment=arm.experiment) for loss in row] for arm, row in zip(arms, losses, strict=True)
    ]
    said = finding(Results(tuple(arms), tuple(map(tuple, rows))), 0.01)
    assert "differs by less than 5%, which counts as none, with every penalty." in said


@pytest.mark.long
@pytest.mark.parametrize("irrelevant", [1, 30])
def test_it_holds_for_trainings_with_another_number_of_inputs(irrelevant: int) -> None:
    arms = [
        arm
        for arm in penalty_arms(change(penalty_experiment(irrelevant), epochs=40, samples=300))
        if arm.name in names_at(0.01)
    ]
    rows = tuple(tuple(trained(one) for one in over_seeds(arm.experiment, 4)) for arm in arms)
    hold(Results(tuple(arms), rows), 0.01)


@pytest.mark.parametrize("seeds", range(1, 5))
def test_nothing_stands_behind_the_last_sentence_however_few_the_seeds(seeds: int) -> None:
    here = at_strength(random_results(penalty_arms(penalty_experiment(18)), 0), 0.01)
    few = Results(here.arms, tuple(row[:seeds] for row in here.rows), abandoned=True)
    assert finding(few, 0.01) == finding(few, 0.01).strip() != ""
