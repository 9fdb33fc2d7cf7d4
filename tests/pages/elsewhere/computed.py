"""Lessons that compute without the lab's trainings: their findings at any of their settings."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import pytest
from scipy import stats

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.functions.activations import ACTIVATIONS
from pages.activations.finding.collapse import CURVE, X, collapse
from pages.activations.finding.saturation import in_words as saturates
from pages.activations.finding.vanishing import gradient_sizes
from pages.features.finding import Approach, in_words
from pages.features.tasks import separate
from pages.features.trials.approaches import INPUTS
from pages.features.trials.bases import BASES
from pages.grokking.finding import finding as grokking_finding
from pages.grokking.tasks import Progress, begin, go_on
from pages.grokking.trials import DECAYS
from pages.grokking.trials import Setting as Sums
from pages.more_data.finding.measured import Measured
from pages.more_data.finding.measured import finding as more_data_finding
from pages.more_data.tasks import fit_all
from pages.more_data.trials import NOISES, RATIOS, SHARES, WEIGHTS
from pages.more_data.trials import Setting as Linear
from pages.one_step.finding.descent import LATER, STEPS, TOO_MANY_TIMES
from pages.one_step.finding.loss_surface import descent_at, surface
from pages.one_step.finding.one_step import Learner, next_step
from pages.one_step.sections import ACTIVATIONS as STEPPED
from pages.one_step.sections import RATES
from pages.selecting_inputs.finding import Measured as Selected
from pages.selecting_inputs.finding import finding as selecting_finding
from pages.selecting_inputs.tasks import select_all
from pages.selecting_inputs.trials import KEPT, ROWS
from pages.selecting_inputs.trials import Setting as Noise
from pages.stopping_as_l2.finding import Both
from pages.stopping_as_l2.finding import finding as stopping_finding
from pages.stopping_as_l2.tasks import fit_both
from pages.stopping_as_l2.trials import NOISES as LEVELS
from pages.stopping_as_l2.trials import ROWS as SIZES
from pages.stopping_as_l2.trials import Setting as Flow
from pages.stopping_as_l2.trials import times

Rng = np.random.Generator


def activations(rng: Rng) -> None:
    """Where it is flat, what linear layers cost, and how gradients shrink."""
    name = str(rng.choice(list(ACTIVATIONS)))
    function, layers = ACTIVATIONS[name], int(rng.integers(1, 7))
    said, h = saturates(function), 1e-6
    z = np.linspace(-6.0, 6.0, 241) + 0.01
    slopes = np.abs((function(z + h) - function(z - h)) / (2 * h))
    for side, place in (("below", 0), ("above", -1)):
        flat = re.search(rf"{side} z = (-?[\d.]+)", said)
        assert bool(flat) == bool(slopes[place] < 0.05)
        if flat:
            beyond = z < float(flat[1]) - 0.1 if side == "below" else z > float(flat[1]) + 0.1
            assert np.all(slopes[beyond] < 0.05)
    assert float(said.rsplit("is ", 1)[1].split(" ")[0]) == pytest.approx(slopes.max(), abs=0.02)
    found = collapse(layers, "relu" if name == "linear" else name, int(rng.integers(100)))
    line = np.polynomial.Polynomial.fit(X[:, 0], CURVE[:, 0], 1).convert().coef
    assert f"{line[1]:.2f}\\,x {round(line[0], 2) + 0.0:+.2f}" in found.in_words
    sizes = gradient_sizes(change(Experiment(), hidden_layers=(16,) * layers, activation=name))
    share = sizes.in_words.rpartition("gradient is ")[2].partition(" of")[0]
    number = 1 / float(share[2:].replace(",", "")) if "/" in share else float(share.rstrip("%")) / 100
    assert number == pytest.approx(sizes.sizes[0] / sizes.sizes[-1], rel=0.06)


def one_step(rng: Rng) -> None:
    """Some steps by hand, then what is said of a learning rate, from the losses themselves."""
    one = change(
        Experiment(),
        hidden_layers=(3,),
        optimizer="sgd",
        momentum=0.0,
        activation=str(rng.choice(STEPPED)),
        batch_size=int(rng.integers(1, 9)),
        learning_rate=float(rng.choice(RATES)),
        seed=int(rng.integers(1000)),
    )
    learner = Learner.new(one)
    for _ in range(int(rng.integers(0, 6))):
        learner = next_step(learner).taken
    step = next_step(learner)
    batch = step.back.loss, step.loss_after
    train = learner.train_loss(learner.network), learner.train_loss(step.network)
    for losses, whose in ((batch, "the loss of its mini-batch"), (train, "that of the whole training set")):
        verb = "lowers" if losses[1] < losses[0] else "raises"
        assert f"{verb} {whose} from {losses[0]:.3f} to {losses[1]:.3f}" in step.in_words
    _of_a_rate(float(10 ** rng.uniform(-2.5, 0.8)))


def _of_a_rate(rate: float) -> None:
    descent, lowest = descent_at(rate), float(surface().losses.min())
    said, losses, later = descent.in_words, descent.losses, descent.later
    near = lowest + 0.1 * (losses[0] - lowest)
    if "diverged" in said:
        assert not losses[-1] < TOO_MANY_TIMES * losses[0]
    elif "is right" in said:
        (there,) = re.findall(r"after (\d+) steps", said)
        assert np.all(losses[int(there) :] < near)
        assert np.all(later < near)
        assert int(there) == 0 or losses[int(there) - 1] >= near
    else:
        uphill = sum(after > before for before, after in pairwise(losses))
        assert f"{later[-1]:.2f}." in said or f"{later.max():.2f}." in said
        assert f"{LATER} steps later" in said
        told = f"{uphill} of {STEPS} steps" if "too large" in said else f"{uphill or 'no'} step"
        assert told in said
        assert ("too large" in said) == bool(np.any(np.diff(losses) > 0.01 * losses[0]))


def features(rng: Rng) -> None:
    """Of two approaches that need no network, on data of other seeds."""
    name = str(rng.choice([name for name in BASES if name != "digits"]))
    first = int(rng.integers(1000))
    experiments = [change(BASES[name], data_seed=first + i) for i in range(5)]
    scores = {inputs: tuple(separate(one, inputs).accuracy for one in experiments) for inputs in INPUTS}
    said = in_words([Approach(inputs, (), each) for inputs, each in scores.items()])
    for inputs, each in scores.items():
        assert f"{inputs} {np.mean(each):.1%} (from {min(each):.1%} to {max(each):.1%})" in said
    best, other = sorted(scores, key=lambda inputs: -float(np.mean(scores[inputs])))
    differences = np.subtract(scores[best], scores[other])
    ahead = float(stats.ttest_1samp(differences, 0.0).pvalue) < 0.05
    assert f"**{best}** is {100 * differences.mean():.1f} points" in said
    assert ("more than chance moves it" in said) == ahead


def more_data(rng: Rng) -> None:
    setting = Linear(int(rng.choice(WEIGHTS)), float(rng.choice(NOISES)), float(rng.choice(SHARES)))
    fits = [fit_all(setting, seed) for seed in range(int(rng.integers(5, 21)))]
    said = more_data_finding(Measured.of(setting, fits))
    without, with_l2 = np.stack([one.errors for one in fits], 1)
    half, equal, twice = (RATIOS.index(ratio) for ratio in (0.5, 1.0, 2.0))
    risen = int(np.sum(without[:, equal] > without[:, half]))
    assert re.search(rf"at (only )?{risen} of {len(fits)} seeds", said)
    means, shrunk = stats.gmean(without), stats.gmean(with_l2)
    assert f"from {means[half]:.2g} to {means[equal]:.2g}, and is {means[-1]:.2g} at {setting.rows[-1]}" in said
    for place, noise in ((half, 0.5 + setting.noise**2), (twice, setting.noise**2)):
        assert f"{means[place]:.2g} [" in said
        assert f"at {setting.rows[place]} rows, where {noise:.2g} is published" in said
    rises = any(later > 1.05 * shrunk[: place + 1].min() for place, later in enumerate(shrunk[1:]))
    assert ("no peak shows" in said) == (not rises)
    if "the error falls" in said:
        assert shrunk[-1] < shrunk[0]
    if "still rises, from" in said:
        best, worst = (setting.rows.index(int(n)) for n in re.findall(r"(?:at|to [\d.]+ at) (\d+)", said)[-2:])
        assert best < worst
        assert stats.ttest_1samp(np.log(with_l2[:, worst] / with_l2[:, best]), 0.0).pvalue < 0.05


def stopping_as_l2(rng: Rng) -> None:
    setting = Flow(int(rng.choice(SIZES)), float(rng.choice(LEVELS)), bool(rng.integers(2)))
    fits = [fit_both(setting, seed) for seed in range(int(rng.integers(5, 21)))]
    said = stopping_finding(Both.of(fits))
    ratios = np.array([one.risks[0] / one.risks[1] for one in fits])
    assert f"at most {ratios.max():.2f} times" in said
    assert ratios.max() <= 1.6862
    assert f"on average over times and seeds it is {ratios.mean():.2f} times" in said
    assert f"at t = {times()[np.argwhere(ratios == ratios.max())[0, 1]]:.2g};" in said
    risks = np.array([one.risks for one in fits]).mean(0)
    for place, words in ((0, "stopping at t = {:.2g} has"), (1, "L2 of strength {:.2g} one")):
        at = int(np.argmin(risks[place]))
        assert words.format(times()[at] if place == 0 else 1 / times()[at]) in said
        assert f"{stats.gmean([one.errors[place, at] for one in fits]):.2g} [" in said


def selecting_inputs(rng: Rng) -> None:
    setting = Noise(int(rng.choice(ROWS[:3])), int(rng.choice(KEPT)))
    first = int(rng.integers(1000))
    errors = [select_all(setting, first + seed) for seed in range(5)]
    said = selecting_finding(Selected.of(setting, errors))
    before, inside, new = (np.array([getattr(one, name)[-1] for one in errors]) for name in ("before", "inside", "new"))
    numbers = [float(number) for number in re.findall(r"([\d.]+)%", said)[:3]]
    assert numbers == pytest.approx([100 * each.mean() for each in (before, inside, new)], abs=0.51)
    clear = float(stats.ttest_1samp(new - before, 0.0).pvalue) < 0.05 and new.mean() > before.mean()
    assert (f"too good by {100 * np.mean(new - before):.0f} points" in said) == clear
    assert ("Published is" in said) == (setting == Noise())


def grokking(rng: Rng) -> None:
    """Short trainings of small sums: fitted and followed, fitted alone, or not even that."""
    setting = Sums(int(rng.choice([7, 11, 13, 17, 23])), float(rng.choice([*DECAYS, 2.0])), int(rng.choice([100, 500])))
    found = [_grown(setting, int(rng.integers(1000))) for _ in range(int(rng.integers(1, 3)))]
    said = grokking_finding(found)
    fits, follows = ([_first(one, column) for one in found] for column in (0, 1))
    if None in fits:
        assert f"{fits.count(None)} seed" in said
        return
    followed = [(fit, follow) for fit, follow in zip(fits, follows, strict=True) if fit and follow]
    if not followed:
        assert "test accuracy never in" in said
    else:
        fit, follow = stats.gmean(np.array(followed, float))
        assert f"at step {fit:,.0f}, and test at step {follow:,.0f}" in said
        (times_as_late,) = re.findall(r"([\d.]+) times as late", said)
        assert float(times_as_late) == pytest.approx(follow / fit, abs=0.051 if follow < 10 * fit else 0.51)
    down = [np.diff(one.records[one.steps >= fit, 3]) < 0 for one, fit in zip(found, fits, strict=True)]
    if sum(map(len, down)):
        share = float(re.findall(r"falling ([\d.]+)% of the time", said)[0])
        assert share == pytest.approx(100 * np.concatenate(down).mean(), abs=0.51)


def _grown(setting: Sums, seed: int) -> Progress:
    progress = begin(setting, seed)
    while progress.share < 1.0:
        progress = go_on(progress)
    return progress


def _first(one: Progress, column: int) -> int | None:
    reached = one.steps[one.records[:, column] >= 0.99]
    return int(reached[0]) if len(reached) else None
