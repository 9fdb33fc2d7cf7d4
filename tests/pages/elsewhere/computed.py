"""Lessons that compute by hand, without the lab's trainings: their findings at any of their settings."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import pytest
from scipy import stats

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.functions.activations import ACTIVATIONS
from language.numbers import MINUS, NO_BREAK, with_minus
from language.say import mark
from pages.activations.finding.collapse import CURVE, X, collapse
from pages.activations.finding.saturation import in_words as saturates
from pages.activations.finding.vanishing import gradient_sizes
from pages.features.finding import Approach, in_words
from pages.features.tasks import separate
from pages.features.trials.approaches import INPUTS
from pages.features.trials.bases import BASES
from pages.forward_pass.finding import in_words as counted
from pages.one_step.finding.descent import LATER, STEPS, TOO_MANY_TIMES
from pages.one_step.finding.loss_surface import descent_at, surface
from pages.one_step.finding.one_step import Learner, next_step, written
from pages.one_step.sections import ACTIVATIONS as STEPPED
from pages.one_step.sections import RATES

Rng = np.random.Generator


def activations(rng: Rng) -> None:
    """Where it is flat, what linear layers cost, and how gradients shrink."""
    name = str(rng.choice(list(ACTIVATIONS)))
    function, layers = ACTIVATIONS[name], int(rng.integers(1, 7))
    said, h = saturates(function).replace(MINUS, "-").replace(NO_BREAK, " "), 1e-6
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
    assert with_minus(f"{line[1]:.2f}\\,x {round(line[0], 2) + 0.0:+.2f}") in found.in_words
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
        first, last = written(*losses)
        told = f"leaves {whose} at {first}" if first == last else f"{verb} {whose} from {first} to {last}"
        assert told in step.in_words
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
        assert f"{LATER}\N{NO-BREAK SPACE}steps later" in said
        told = f"{uphill} of {STEPS} steps" if "too large" in said else f"{uphill or 'no'} step"
        assert told in said
        assert ("too large" in said) == bool(np.any(np.diff(losses) > 0.01 * losses[0]))


def forward_pass(rng: Rng) -> None:
    """How deep it is, and how many numbers training has to find."""
    units, biased = rng.integers(1, 6, rng.integers(2, 6)).tolist(), bool(rng.integers(2))
    weights = sum(before * after for before, after in pairwise(units))
    biases, hidden = biased * sum(units[1:]), len(units) - 2
    said = counted(units, None, biased=biased)
    assert f"It has {weights + biases} parameters: {weights} weights and {biases} biases." in said
    assert ("is deep" in said) == (hidden >= 2)


def features(rng: Rng) -> None:
    """Of two approaches that need no network, on data of other seeds."""
    name = str(rng.choice([name for name in BASES if name != "digits"]))
    first = int(rng.integers(1000))
    experiments = [change(BASES[name], data_seed=first + i) for i in range(5)]
    scores = {inputs: tuple(separate(one, inputs).accuracy for one in experiments) for inputs in INPUTS}
    said = in_words([Approach(mark(inputs), (), each) for inputs, each in scores.items()])
    for inputs, each in scores.items():
        assert f"{inputs} {np.mean(each):.1%} (from {min(each):.1%} to {max(each):.1%})" in said
    best, other = sorted(scores, key=lambda inputs: -float(np.mean(scores[inputs])))
    differences = np.subtract(scores[best], scores[other])
    ahead = float(stats.ttest_1samp(differences, 0.0).pvalue) < 0.05
    # The two means are said rounded, and their difference is what a reader works out from them.
    lead = float(re.findall(rf"\*\*{best}\*\* is ([\d.]+)\spoints", said)[0])
    assert lead == pytest.approx(100 * differences.mean(), abs=0.11)
    assert ("more than chance would explain" in said) == ahead
