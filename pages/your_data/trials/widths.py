"""Networks from none to two hidden layers: how small a network these data need."""

from __future__ import annotations

from dashboard.experiment.arms import Arm
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from language.say import t

# From the smallest to the large one that the page trains.
LAYERS = ((), (2,), (4,), (8,), (16,), (32,), (64,), (64, 64))


def width_arms(experiment: Experiment) -> tuple[Arm, ...]:
    """Stopped early, so that each is at its best."""
    sizes = ((layers, change(experiment, hidden_layers=layers, early_stopping=True)) for layers in LAYERS)
    return tuple(Arm("-".join(map(str, layers)) or "none", _title(layers), one) for layers, one in sizes)


def _title(layers: tuple[int, ...]) -> str:
    if not layers:
        return t("no hidden layer")
    if len(layers) == 1:
        return t("{units} units", units=layers[0])
    return t("{layers} \N{MULTIPLICATION SIGN} {units} units", layers=len(layers), units=layers[0])
