"""What is said of a visitor's data follows from the numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from dashboard.analysis.outcome import final_epoch
from dashboard.analysis.results import Results
from dashboard.analysis.verdict import Kind, judge_record
from dashboard.analysis.words import percent
from dashboard.data.dataset import Dataset, Task
from dashboard.data.parts import SPLITS
from dashboard.experiment.arms import BASELINE
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from language.numbers import three_digits, with_minus
from pages.your_data.finding.networks import finding, guess, inputs_in_words, title_quoted
from pages.your_data.trials.sizes import own_arms
from tests.made import made_record, made_results
from tests.random_results import random_results
from tests.recomputed import Losses, asks_for_more, guesses, says, says_diverged, says_guessing, stands_alone


def rising(last: float) -> Record:
    """Of a training whose validation loss falls to 0.5, and ends at `last`."""
    return made_record([1.0, 0.7, *np.linspace(0.5, last, 20)], constant_loss=2.0)


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (["good fit", "underfitting"], "**The large network does not overfit this data:** for none of 2 seeds."),
        (
            ["good fit", "can't tell"],
            (
                "**The large network was not found to overfit this data** for any of 2 seeds; "
                "for 1 of them it can't be told."
            ),
        ),
        (["can't tell", "good fit", "can't tell"], "overfits this data can't be told** for 2 of 3 seeds; for none"),
        (["overfitting", "can't tell"], "**The large network overfits this data for 1 of 2 seeds:**"),
        (["diverged", "diverged", "good fit"], "overfit this data;** most often the verdict is “diverged”."),
        (["too few epochs"], "**For the first seed, the verdict on the large network is “too few epochs”.**"),
        (["can't tell"], "**For the first seed it can't be told whether the large network overfits this data.**"),
    ],
)
def test_that_it_does_not_overfit_is_said_only_where_a_verdict_says_so(
    kinds: list[Kind], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    verdicts = iter([replace(judge_record(rising(0.5)), kind=kind) for kind in kinds])
    monkeypatch.setattr("pages.your_data.finding.networks.judge_record", lambda _: next(verdicts))
    (arm, *_) = own_arms(Experiment())
    assert said in finding(Results.of((arm,), [rising(0.5)] * len(kinds)))


@pytest.mark.parametrize(("loss", "guesses"), [(0.3, False), (0.69, True), (0.9, True)])
def test_what_is_no_better_than_guessing_is_called_so(loss: float, *, guesses: bool) -> None:
    arms = {"baseline": [1.5 * loss] * 4, "small": [0.99 * loss, loss, 1.01 * loss, loss]}
    said = finding(made_results(arms, constant_loss=0.69))
    assert says_guessing(said) == guesses


def test_the_best_is_named_with_what_cannot_be_told_from_it_and_its_score_on_test() -> None:
    results = made_results({"small": [1.0, 1.1, 1.0], "baseline": [2.0, 2.2, 2.1], "l2": [1.1, 1.0, 1.0]})
    said, sealed = finding(results), finding(results, SPLITS[:2])
    assert "For none of 3 seeds does the large network overfit this data" in said
    assert " “Small” has the lowest validation loss, a geometric mean of 1.03, 51% lower than that with" in said
    assert "; “L2” can't be told apart from it; " in said
    on_test = "Its accuracy on the test set, which took no part in that choice, is 89%."
    assert on_test in said
    assert said.replace(on_test, "What the test set says is sealed.") == sealed


def test_no_network_is_the_best_while_another_has_too_few_seeds_to_be() -> None:
    said = finding(made_results({"baseline": [2.0, 2.2, 2.1], "small": [1.0, 1.1, 1.0], "l2": [0.1, None, None]}))
    assert "**So far 1 of 2 can be compared with “Baseline”:** each needs 3 seeds." in said
    assert "lower beyond chance with “Small”" in said
    assert "lowest validation loss" not in said


def test_a_loss_that_counts_as_more_than_it_is_is_said_as_it_is_compared() -> None:
    said = finding(made_results({"small": [1e-5, 2e-5, 1e-5], "baseline": [0.1, 0.2, 0.1]}, constant_loss=1.0))
    assert (
        "**Small** has the lowest validation loss, a geometric mean below 0.0200 (anything lower counts as that), "
        in said
    )
    assert "e-05" not in said


def hold(results: Results) -> None:
    """What is the best, how it compares with the large network, what it can be told from, and its score on test."""
    said, losses = finding(results), Losses(results)
    asks_for_more(said, results)
    for arm in results.arms:
        count = losses.diverged[arm.name]
        assert says_diverged(said, results.named(arm.name), count) == (count > 0)
    changes = losses.changes(BASELINE) if BASELINE in losses.rows else {}
    if not changes:
        assert "needs 3 seeds" in said
        return
    means = {BASELINE: 1.0} | {name: found.mean for name, found in changes.items()}
    sound = [name for name in means if not losses.diverged[name]]
    if losses.diverged[BASELINE]:
        assert f" diverged for {losses.diverged[BASELINE]} of {results.ended(BASELINE)} seeds: there is no loss" in said
    if not sound:
        return
    best = min(sound, key=means.__getitem__)
    rivals = losses.rivals(best, BASELINE, changes, sound)
    title = title_quoted(results, best) if rivals else f"**{results.title(best)}**"
    mine = said[said.rindex(f" {title} has the lowest validation loss, ") :]
    if best != BASELINE:
        clear = not changes[best].low <= 1 <= changes[best].high
        untold = bool(losses.diverged[BASELINE]) or not (clear or BASELINE in rivals)
        assert untold != ("that with the large network" in mine)
        if not untold:
            says(mine, changes[best])
    assert stands_alone(mine) == (not rivals)
    named = re.split(" can't be told apart from it| may be as good", mine)[0]
    assert all(title_quoted(results, name) in named for name in rivals)
    score = float(np.mean([float(record.history.metrics[final_epoch(record) - 1, 2]) for record in results[best]]))
    reached = percent(score) if results.arms[0].experiment.metric == "accuracy" else with_minus(f"{score:.2f}")
    assert f"took no part in that choice, is {reached}." in mine
    assert says_guessing(mine) == guesses(results[best])
    _large(said, results[BASELINE])


def _large(said: str, records: Sequence[Record]) -> None:
    """At how many seeds its verdict is overfitting, and what its validation loss came down to and ended at."""
    kinds = [judge_record(record).kind for record in records]
    overfits, untold = kinds.count("overfitting"), kinds.count("can't tell")
    if not records:
        return
    if overfits and len(records) > 1:
        these = [record for record, kind in zip(records, kinds, strict=True) if kind == "overfitting"]
        losses = np.exp(np.log([(r.history.losses[:, 1].min(), r.history.losses[-1, 1]) for r in these]).mean(0))
        assert f"overfits this data for {overfits} of {len(records)} seeds" in said
        train = np.exp(np.mean([np.log(r.history.losses[-1, 0]) for r in these]))
        numbers = dict(zip(("lowest", "last", "train"), map(three_digits, (*losses, train)), strict=True))
        rose = "is {lowest} at its lowest and {last} at the end (geometric means)."
        apart = "its validation loss is {last} at the end, and its training loss {train} (geometric means)."
        assert (rose if losses[1] > 1.05 * losses[0] else apart).format(**numbers) in said
    if not overfits and not untold:
        counts = Counter(kinds)
        usual = [kind for kind, count in counts.items() if count == max(counts.values())]
        assert any(
            "does not overfit this data" in said if kind == "good fit" else f"verdict is “{kind}”" in said
            for kind in usual
        ) or (len(records) == 1 and f"is “{kinds[0]}”" in said)
    else:
        assert "does not overfit this data" not in said
        assert "For none of" not in said


@pytest.mark.parametrize("seed", range(24))
def test_the_finding_holds_whatever_the_trainings_show(seed: int) -> None:
    hold(random_results(own_arms(Experiment()), seed))


@pytest.mark.parametrize(
    ("task", "y", "said"),
    [
        ("binary", [0, 1, 1, 1], "Always answering “yes” is right for 75% of the rows."),
        ("regression", [1.0, 2.0], "Always answering the mean has an R² of 0."),
    ],
)
def test_what_knowing_only_the_targets_gets_is_said(task: Task, y: list[float], said: str) -> None:
    rows = (np.zeros((len(y), 1)), np.array(y))
    assert guess(Dataset("x", "x", "x.", "x", task, 1, lambda *_: rows, class_names=("no", "yes"))) == said


@pytest.mark.parametrize(("last", "does"), [(0.5, "does not overfit"), (0.8, "overfits")])
def test_the_first_seed_already_says_whether_the_large_network_overfits(last: float, does: str) -> None:
    (arm, *_) = own_arms(Experiment())
    said = finding(Results.of((arm,), [rising(last), None]))
    assert said == f"**For the first seed, the large network {does} this data.** A first comparison needs 3 seeds."


def test_where_validation_loss_did_not_rise_overfitting_is_told_by_the_gap() -> None:
    (arm, *_) = own_arms(Experiment())
    record = made_record([*np.linspace(1.0, 0.5, 10), *[0.5] * 50], constant_loss=2.0)
    losses = record.history.losses.copy()
    losses[:, 0] = [*np.linspace(1.0, 0.05, 10), *[0.05] * 50]
    said = finding(Results.of((arm,), [replace(record, history=replace(record.history, losses=losses))] * 2))
    assert (
        "**The large network overfits this data for 2 of 2 seeds:** there its validation loss is 0.500 at the end"
        in said
    )
    assert ", and its training loss 0.0500 (geometric means)." in said


def test_where_no_more_will_come_nobody_is_told_to_wait() -> None:
    stopped = replace(made_results({"small": [1.0, None], "baseline": [None, None]}), abandoned=True)
    assert finding(stopped).startswith("Too few training runs have ended: a comparison needs 3 seeds.")


def test_nothing_is_said_before_the_large_network_is_trained() -> None:
    assert finding(made_results({"small": [1.0, 1.0], "baseline": [None, None]})).startswith("Training.")


@pytest.mark.parametrize(
    ("columns", "inputs", "said"),
    [
        (1, 1, "1 input, predicting y."),
        (1, 3, "1 column as 3 inputs, predicting y."),
        (4, 4, "4 inputs, predicting y."),
    ],
)
def test_a_single_input_is_one(columns: int, inputs: int, said: str) -> None:
    assert inputs_in_words(columns, inputs, "y") == said
