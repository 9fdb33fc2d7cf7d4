"""Remedies against overfitting and for too few epochs, each as a change of an experiment and a reason why it works."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.controls import Slider
from dashboard.experiment.history import Ending
from dashboard.experiment.limits import Limits
from dashboard.experiment.settings import SETTINGS, change
from dashboard.functions.activations import ACTIVATIONS
from language.fields import said
from language.say import mark

Changes = dict[str, Any]


@said("title", "why")
@dataclass(frozen=True)
class Remedy:
    """A remedy: `settings` says what to set in an experiment. Where that changes nothing, it does not apply.

    `note` is what a trial of it says first: what its seeds do not share with the baseline, or its title does not say.
    There `{more}` and `{samples}` are the samples with it and without.
    """

    name: str
    title: str
    why: str
    settings: Callable[[Experiment], Changes]
    note: str = ""

    def __call__(self, experiment: Experiment) -> Experiment:
        return change(experiment, **self.settings(experiment))

    def applies(self, experiment: Experiment) -> bool:
        return self(experiment) != experiment


def _smaller(experiment: Experiment) -> Changes:
    """Linear units are one linear function, however many; with fewer than two an output, mistakes only get surer."""
    if ACTIVATIONS[experiment.model.activation].slope == 1.0:
        return {}
    fewest = max(4, 2 * experiment.outputs)
    units = experiment.model.hidden_layers[:2]
    return {"hidden_layers": tuple(min(count, max(fewest, count // 8)) for count in units)}


def _more_data(experiment: Experiment) -> Changes:
    samples, allowed = experiment.data.samples, Limits().samples
    most = min(experiment.dataset.size or allowed, allowed)
    return {"samples": max(samples, min(4 * samples, most))}


def _combination(experiment: Experiment) -> Changes:
    """Without a hidden layer there are no units to drop."""
    dropout = {"dropout": max(experiment.model.dropout, 0.2)} if experiment.model.hidden_layers else {}
    l2 = max(experiment.model.l2, 0.002)
    return {"l2": l2, **dropout, "early_stopping": True, "restore_best_weights": True}


# What lowers the loss on new data oftenest comes first: docs/decisions/19-reading.md has the counts.
_ALL = (
    Remedy(
        "early_stopping",
        mark("Early stopping"),
        mark(
            "Stops once the result on the validation set no longer improves, and keeps the weights of the best epoch."
        ),
        lambda _: {"early_stopping": True, "restore_best_weights": True},
    ),
    Remedy(
        "combination",
        mark("A combination"),
        mark("A little L2, early stopping, and a little dropout of hidden units."),
        _combination,
        mark("A combination is a little L2, early stopping, and a little dropout where there are hidden units."),
    ),
    Remedy(
        "l2",
        mark("L2"),
        mark(
            "A penalty on every w² keeps all weights small, so the function can't bend sharply, unless batch "
            "normalization undoes their scale."
        ),
        lambda e: {"l2": max(e.model.l2, 0.01)},
    ),
    Remedy(
        "l1_l2",
        mark("L1 + L2"),
        mark("Few weights, and those small."),
        lambda e: {"l1": max(e.model.l1, 0.001), "l2": max(e.model.l2, 0.005)},
    ),
    Remedy(
        "l1",
        mark("L1"),
        mark("A penalty on every |w| drives useless weights to zero, or next to it: a sparse, simpler function."),
        lambda e: {"l1": max(e.model.l1, 0.003)},
    ),
    Remedy(
        "more_data",
        mark("More data"),
        mark("Noise differs from point to point and averages out; the pattern stays."),
        _more_data,
        mark("More data means {more:,} samples in place of {samples:,}, with a split of their own."),
    ),
    Remedy(
        "dropout",
        mark("Dropout"),
        mark("Each mini-batch trains different thinned networks; no unit can rely on any particular other unit."),
        lambda e: {"dropout": max(e.model.dropout, 0.5)} if e.model.hidden_layers else {},
    ),
    Remedy(
        "batch_normalization",
        mark("Batch normalization"),
        mark(
            "Each layer is normalized over the mini-batch at hand. Where that is not the whole training set, this adds "
            "a little noise to every sample."
        ),
        lambda e: {"batch_normalization": True} if e.model.hidden_layers else {},
    ),
    Remedy(
        "smaller",
        mark("A smaller model"),
        mark("With fewer weights there is less room to memorize individual points."),
        _smaller,
        mark("A smaller model has different weights."),
    ),
)

REMEDIES: dict[str, Remedy] = {remedy.name: remedy for remedy in _ALL}


def _twice(name: str) -> Callable[[Experiment], Changes]:
    setting = SETTINGS[name]
    assert isinstance(setting.control, Slider)
    most = int(setting.control.maximum)

    def doubled(experiment: Experiment) -> Changes:
        value = setting.of(experiment)
        return {name: max(value, min(2 * value, most, getattr(Limits(), name, most)))}

    return doubled


MORE_EPOCHS = Remedy(
    "more_epochs",
    mark("More epochs"),
    mark("Losses that still fall need more steps: twice as many, where the limit allows that."),
    _twice("epochs"),
)
MORE_PATIENCE = Remedy(
    "more_patience",
    mark("More patience"),
    mark("Early stopping waits longer for an improvement before it ends the run: up to twice as many epochs."),
    _twice("patience"),
)
# Where patience ended in the last epoch, one without the other would change nothing.
MORE_OF_BOTH = Remedy(
    "more_of_both",
    mark("More epochs and patience"),
    MORE_EPOCHS.why,
    lambda e: {**MORE_EPOCHS.settings(e), **MORE_PATIENCE.settings(e)},
)


def longer(experiment: Experiment, ending: Ending | None) -> Remedy:
    """More of what ended a training of this experiment."""
    if ending is None or ending.reason != "early stopping":
        return MORE_EPOCHS
    return MORE_OF_BOTH if ending.epochs == experiment.training.epochs else MORE_PATIENCE


def applicable(experiment: Experiment) -> tuple[Remedy, ...]:
    """The remedies that change something in an experiment."""
    return tuple(remedy for remedy in REMEDIES.values() if remedy.applies(experiment))


def applicable_or_applied(experiment: Experiment) -> tuple[Remedy, ...]:
    """The same with those that it has already, each in its place."""
    return tuple(remedy for remedy in REMEDIES.values() if remedy.settings(experiment))
