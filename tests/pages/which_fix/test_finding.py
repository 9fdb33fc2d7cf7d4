"""What is said of the remedies is what their trainings show, at settings of every kind."""

from __future__ import annotations

import math
import re
from typing import Any

import numpy as np
import pytest

from dashboard.analysis import outcome
from dashboard.analysis.ranking import rank
from dashboard.analysis.results import Results
from dashboard.analysis.table import table
from dashboard.experiment.arms import BASELINE, grid
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.export.describe import in_sentence
from dashboard.figures.intervals import change_panel
from language.numbers import NO_BREAK
from pages.which_fix.finding import finding
from pages.which_fix.trials import remedy_arms
from tests.figures.as_plotly import to_plotly
from tests.language.as_read import as_read
from tests.made import DIVERGED, made_record, made_results
from tests.random_results import random_results
from tests.recomputed import Losses, Ratio, asks_for_more, guesses, says, says_diverged, says_guessing, without_baseline
from tests.trained import trained

ARMS = remedy_arms(Experiment())
SETTINGS: list[dict[str, Any]] = [
    {"dataset": "sine", "epochs": 15, "samples": 100},
    {"dataset": "wine", "epochs": 15},
    {"dataset": "spirals", "epochs": 40},
    {"dataset": "circles", "epochs": 30, "label_noise": 0.3},
    {"learning_rate": 10.0, "optimizer": "sgd", "epochs": 15, "loss": "sigmoid_mse"},
    {"dataset": "sine", "learning_rate": 10.0, "optimizer": "sgd", "epochs": 15, "samples": 100},
    {"early_stopping": True, "epochs": 60},
    {"hidden_layers": (), "epochs": 20},
]


def counted(lower: int, compared: int) -> str:
    """With how many remedies the loss is lower, as the finding says it; of none the lead has said so."""
    if not lower:
        return ""
    if lower == compared > 1:
        return f"{'Both' if lower == 2 else f'All {lower}'} remedies lower validation loss beyond chance"
    return f"Validation loss is lower beyond chance with {lower} of {compared} remedies"


def hold(results: Results) -> None:
    """Every claim of the finding, the order of the table, and that of the chart."""
    said, losses = finding(results), Losses(results)
    asks_for_more(said, results)
    changes = losses.changes(BASELINE) if BASELINE in losses.rows else {}
    if not changes:
        assert "needs 3 seeds" in said
        return
    names = [BASELINE, *changes]
    _divergences(results, said, losses)
    _ranks_alike(results, losses, changes)
    sound = [name for name in names if not losses.diverged[name]]
    if without_baseline(said, results, losses, BASELINE, within=in_sentence):
        assert not re.search("lower beyond chance with|loss beyond chance", said)
        assert says_guessing(said) == (bool(sound) and guesses(results[min(sound, key=lambda n: losses_of(losses, n))]))
        return
    lower = [name for name, found in changes.items() if found.kind == "lower"]
    higher = [name for name, found in changes.items() if found.kind == "higher" and not losses.diverged[name]]
    assert counted(len(lower), len(changes)) in said
    assert bool(re.search("; higher with |higher beyond chance with", said)) == bool(higher)
    assert lower or "lower beyond chance" not in said
    assert said.count("o remedy ") <= 1
    slight = [in_sentence(results.named(name)) for name, found in changes.items() if changes_slightly(found)]
    assert ("validation loss does change beyond chance, but by less than" in said) == bool(slight)
    assert all(
        title in said.rpartition(" validation loss does change beyond chance")[0].rpartition(". With ")[2]
        for title in slight
    )
    means = {BASELINE: 1.0} | {name: found.mean for name, found in changes.items()}
    mean_losses = {name: results.mean(name, outcome.validation_loss) if results[name] else math.inf for name in sound}
    best = min(sound, key=lambda name: (means[name], mean_losses[name]))
    assert says_guessing(said) == guesses(results[best])
    _lead(results, said, losses, changes, sound, lower)


def changes_slightly(found: Ratio) -> bool:
    """Beyond chance, and by less than what counts."""
    return found.kind in ("same", "slight") and not found.low <= 1 <= found.high


def whole(text: str) -> str:
    """With what is in quotation marks as one word."""
    return re.sub("“[^”]*”", lambda found: found[0].replace(" ", "_"), text)


def losses_of(losses: Losses, name: str) -> float:
    return float(np.nanmean(np.log(losses.rows[name])))


def _lead(
    results: Results, said: str, losses: Losses, changes: dict[str, Ratio], sound: list[str], lower: list[str]
) -> None:
    lead = said.removeprefix("So far: ")
    means = {BASELINE: 1.0} | {name: found.mean for name, found in changes.items()}
    best = min(sound, key=means.__getitem__)
    titles = {arm.name: in_sentence(results.named(arm.name)) for arm in results.arms}
    if lower and best in lower:
        rivals = [name for name in sound if name in (best, *losses.rivals(best, BASELINE, changes, sound))]
        assert BASELINE not in rivals
        says(lead.partition("lowest validation loss")[2] or lead, changes[best])
        if rivals == [best]:
            assert lead.startswith(f"**{titles[best][0].upper()}{titles[best][1:]} helps most:**")
        else:
            assert lead.startswith("**No clear winner:**")
            listed = lead.removeprefix("**No clear winner:** ").partition(" can't be told apart")[0]
            apart = re.split(", | and ", whole(listed))
            assert {name.lower() for name in apart} == {whole(titles[name]).lower() for name in rivals}
    elif lower:
        lowest = "the baseline" if best == BASELINE else titles[best]
        assert lead.startswith(f"**No clear winner:** the lowest mean validation loss is that of {lowest}, ")
        named = re.split(r"beyond chance with \d+ of \d+ remedies: ", lead)[1]
        assert all(f"{titles[name]} (by " in named for name in lower)
        assert lead.count("beyond chance") == 1 + ("validation loss does change beyond chance" in lead)
    elif sound == [BASELINE]:
        assert lead.startswith("**Every remedy diverged for some seed:**")
    else:
        _of_none(lead, [found for name, found in changes.items() if name in sound], every=len(sound) > len(changes))


def _of_none(lead: str, changes: list[Ratio], *, every: bool) -> None:
    """Where nothing that trains lowers the loss: what may be said of it, of `every` remedy or of those that train."""
    if all(found.kind == "same" for found in changes):
        kept = "**Nothing makes a difference here:**" if every else "**No remedy that trains makes a difference here:**"
        assert lead.startswith(kept)
    elif all(found.low >= 1 - max(0.05, found.negligible) for found in changes):
        assert lead.startswith("**Nothing helps here:** no remedy " + "that did not diverge " * (not every))
    elif not any(open_.kind == "unsure" for open_ in changes if open_.low < 1 - max(0.05, open_.negligible)):
        assert lead.startswith("**Nothing helps enough to count:**")
    else:
        assert lead.startswith("**Too few seeds to say whether anything helps:**")


def _divergences(results: Results, said: str, losses: Losses) -> None:
    for arm in results.arms:
        count, ended = losses.diverged[arm.name], results.ended(arm.name)
        names = results.named(arm.name), in_sentence(results.named(arm.name))
        assert any(says_diverged(said, name, count, ended) for name in names) == (count > 0)


def _ranks_alike(results: Results, losses: Losses, changes: dict[str, Ratio]) -> None:
    order = sorted(changes, key=lambda name: (losses.diverged[name] > 0, changes[name].mean))
    means = [round(changes[name].mean, 9) for name in order]
    rows = [arm.name for arm in table(results, (), baseline=BASELINE).arms if arm.name in changes]
    assert [round(changes[name].mean, 9) for name in rows] == means
    ranking = rank(results, BASELINE)
    assert ranking
    chart = to_plotly(change_panel(ranking, {arm.name: arm.name for arm in results.arms}, "").figure)
    assert [round(changes[name].mean, 9) for name in chart.layout.yaxis.categoryarray] == means


def test_beside_a_loss_next_to_nothing_no_margin_is_a_percentage_of_it() -> None:
    arms = ARMS[:3]
    losses = ([6e-4, 5e-4, 7e-4], [5e-4, 6e-4, 6e-4], [0.3, 0.2, 0.25])
    rows = (
        tuple(made_record(x, experiment=a.experiment, constant_loss=0.7) for x in row)
        for a, row in zip(arms, losses, strict=True)
    )
    said = finding(Results(arms, tuple(rows)))
    assert "**Nothing helps here:** no remedy lowers validation loss by more than 2% of a constant" in said


def of_losses(*rows: list[float], constant: float) -> Results:
    """Validation losses of the baseline and of the first remedies."""
    arms = ARMS[: len(rows)]
    made = (
        tuple(made_record(x, experiment=a.experiment, constant_loss=constant) for x in row)
        for a, row in zip(arms, rows, strict=True)
    )
    return Results(arms, tuple(made))


def test_what_is_beyond_chance_and_too_small_to_count_is_not_called_too_few_seeds() -> None:
    said = finding(of_losses([0.05, 0.051, 0.049, 0.05], [0.04, 0.046, 0.034, 0.042], constant=0.7))
    assert said.startswith("**Nothing helps enough to count:** with ")
    assert "less than 2% of a constant prediction's loss counts as none" in said
    assert "oo few seeds" not in said
    assert "validation loss does change beyond chance, but by less than 2% of a constant prediction's loss" in said


def test_what_is_beyond_chance_and_surely_too_small_to_count_is_not_said_to_be_chance() -> None:
    said = finding(of_losses([1.0, 1.1, 0.9, 1.05], [0.99, 1.088, 0.891, 1.04], constant=0.7))
    assert "by less than 5%. With early stopping validation loss does change beyond chance" in said
    assert "but by less than 5%, which counts as none." in said


@pytest.mark.parametrize(
    ("remedies", "said", "all_of_them"),
    [
        (2, "can't be told apart, and differ by less than 5%.", "Both remedies"),
        (3, "can't be told apart, and the first two differ by less than 5%.", "All 3 remedies"),
    ],
)
def test_of_more_than_two_that_may_be_the_best_only_the_first_two_are_said_to_be_alike(
    remedies: int, said: str, all_of_them: str
) -> None:
    """The third may be far off, as its losses scatter."""
    rows = ([0.50, 0.55, 0.45, 0.5], [0.505, 0.545, 0.455, 0.495], [0.3, 0.9, 0.35, 0.8])
    found = finding(of_losses([5.0, 5.1, 4.9, 5.0], *rows[:remedies], constant=0.7))
    assert said in found.replace(NO_BREAK, " ")
    assert f"{all_of_them} lower validation loss beyond chance." in found.replace(NO_BREAK, " ")


def test_a_remedy_that_two_others_names_make_up_is_not_taken_for_them() -> None:
    arms = tuple(arm for arm in ARMS if arm.name in (BASELINE, "l1", "l1_l2"))
    losses = ([1.0, 1.1, 0.9, 1.0], [1.5, 1.6, 1.4, 1.5], [1.6, 1.5, 1.5, 1.4])
    rows = (tuple(made_record(x, experiment=a.experiment) for x in row) for a, row in zip(arms, losses, strict=True))
    said = finding(Results(arms, tuple(rows)))
    assert "higher beyond chance with “L1_+_L2” and L1.".replace("_", NO_BREAK) in said


def test_what_diverged_for_every_seed_has_no_loss_that_is_higher() -> None:
    losses = {BASELINE: [1.0, 1.1, 0.9], "l1": [1.5, 1.6, 1.4], "more_data": [DIVERGED] * 3, "smaller": [DIVERGED] * 3}
    arms = tuple(arm for arm in ARMS if arm.name in losses)
    said = finding(Results(arms, made_results({arm.name: losses[arm.name] for arm in arms}).rows))
    assert "Validation loss is higher beyond chance with L1. Diverged: more data (3 of 3 seeds) and " in said
    assert "and a smaller model (3 of 3 seeds). That counts as the worst loss" in said


def test_a_best_that_is_no_better_than_guessing_is_said_to_be() -> None:
    better, worse = [0.69, 0.71, 0.70], [0.9, 0.95, 0.92]
    assert "even the best is no better than guessing" in finding(of_losses(worse, better, constant=0.6))
    assert not says_guessing(finding(of_losses(worse, better, constant=1.4)))


def test_a_best_that_may_be_better_than_guessing_is_not_said_to_be_no_better() -> None:
    said = finding(of_losses([0.9, 0.95, 0.92], [0.2, 0.4, 0.75], constant=0.7))
    assert "these seeds can't tell even the best from guessing" in said
    assert "no better than guessing" not in said


@pytest.mark.parametrize("seed", range(40))
def test_the_finding_holds_whatever_the_trainings_show(seed: int) -> None:
    hold(random_results(ARMS, seed))


@pytest.mark.long
@pytest.mark.parametrize("settings", SETTINGS, ids=str)
def test_it_holds_for_trainings_at_other_settings(settings: dict[str, Any]) -> None:
    arms = remedy_arms(change(Experiment(), **settings))
    hold(Results.of(arms, [trained(one) for one in grid(arms, 4)]))


def test_what_changes_by_too_little_to_count_is_not_said_to_be_chance() -> None:
    """Where it is as sure as it is small, beside another with a higher mean that seeds leave room to be lower."""
    spread = np.linspace(-1.0, 1.0, 10)
    logs = {BASELINE: 0.0 * spread, "l2": 0.002 * spread - 0.048, "dropout": 0.03 * spread - 0.045}
    said = finding(made_results({name: (0.6 * np.exp(each)).tolist() for name, each in logs.items()}))
    assert "lower beyond chance with 1 of 2 remedies: dropout" in said
    assert "which may be chance" not in said
    assert as_read("and less than 5% counts as none.") in said


@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_left_out_or_diverged_is_named_as_a_sentence_has_it(seed: int) -> None:
    """A name that stands first has a capital, and none within a sentence has, but for what is written so: L1."""
    made = random_results(ARMS, seed)
    few = tuple((*row[:2], *(None,) * (len(row) - 2)) if place % 4 == 3 else row for place, row in enumerate(made.rows))
    results = Results(made.arms, few, abandoned=True)
    ranking = rank(results, BASELINE)
    lists = re.findall(r"(?:Diverged|compared): ((?:[^.]|\.\d)*)\.", finding(results))
    assert lists or ranking is None
    named = {in_sentence(results.named(arm.name)) for arm in ARMS} - {"baseline"}
    for listed in lists:
        names = re.split(", | and ", re.sub(r" \(\d+ of \d+\sseeds?\)", "", listed))
        assert set(names) <= named | {"the baseline"}
