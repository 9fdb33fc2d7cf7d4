"""An experiment in words, on one line."""

from __future__ import annotations

from dashboard.experiment.differences import format_value
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import SETTINGS
from dashboard.functions.optimizers import OPTIMIZERS
from language.say import t, tn

# Part of every description; other settings only where they differ from their defaults.
_ALWAYS = {"dataset", "samples", "hidden_layers", "activation", "optimizer", "learning_rate", "epochs"}


def describe(experiment: Experiment) -> str:
    """What is trained, on what and for how long, and every other setting that differs from its default."""
    training = experiment.training
    optimizer = OPTIMIZERS[training.optimizer].title
    words = [
        t("{title}, {rows} samples", title=experiment.dataset.title, rows=f"{experiment.rows:,}"),
        _layers(experiment),
        t("{optimizer} at {rate}", optimizer=optimizer, rate=f"{training.learning_rate:g}"),
        tn("{count:,} epoch", "{count:,} epochs", training.epochs),
    ]
    for name, setting in SETTINGS.items():
        if name not in _ALWAYS and setting.of(experiment) != setting.default and setting.control.when(experiment):
            # A no-break space: a line must not end between a setting's name and its value.
            words.append(f"{in_sentence(setting.control.label)}\N{NO-BREAK SPACE}{format_value(setting, experiment)}")
    return "; ".join(words)


def _layers(experiment: Experiment) -> str:
    model = experiment.model
    if not model.hidden_layers:
        return t("no hidden layer")
    widths = "-".join(map(str, model.hidden_layers))
    return tn(
        "{widths} hidden unit ({activation})",
        "{widths} hidden units ({activation})",
        sum(model.hidden_layers),
        widths=widths,
        activation=model.activation,
    )


def in_sentence(label: str) -> str:
    """A label as it is written inside a sentence: with a small letter, but L1 stays L1."""
    return label[0].lower() + label[1:] if label[1:2].islower() or label[1:2] == " " else label
