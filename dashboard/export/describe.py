"""An experiment in a line of words."""

from __future__ import annotations

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import SETTINGS

# Said in words for every experiment; the others are named where they differ from their default.
_SAID = {"dataset", "samples", "hidden_layers", "activation", "optimizer", "learning_rate", "epochs"}


def describe(experiment: Experiment) -> str:
    """What is trained, on what and for how long, and every other setting that is not as usual."""
    data, model, training = experiment.data, experiment.model, experiment.training
    rows = min(data.samples, experiment.dataset.size or data.samples)
    layers = "-".join(map(str, model.hidden_layers)) or "no"
    words = [
        f"{experiment.dataset.title}, {rows:,} samples",
        f"{layers} hidden units ({model.activation})" if model.hidden_layers else "no hidden layer",
        f"{SETTINGS['optimizer'].control.titles(training.optimizer)} at {training.learning_rate:g}",  # type: ignore[attr-defined]
        f"{training.epochs:,} epochs",
    ]
    for name, setting in SETTINGS.items():
        value = setting.of(experiment)
        if name not in _SAID and value != setting.default and setting.control.when(experiment):
            words.append(f"{inside(setting.control.label)} {_say(value)}")
    return "; ".join(words)


def inside(label: str) -> str:
    """A label as it reads inside a sentence; L1 stays L1."""
    return label[0].lower() + label[1:] if label[1:2].islower() or label[1:2] == " " else label


def _say(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return f"{value:g}" if isinstance(value, float) else str(value)
