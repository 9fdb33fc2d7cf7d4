"""The second part of a standalone script: the model, its loss, its metric and its optimizer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dashboard.experiment import layers
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import SOFT_THRESHOLD, KerasCall, call
from dashboard.export.formatting import Code, formatted
from dashboard.export.fragment import KERAS, Fragment
from dashboard.export.source import Definition, definition

# It is read, and not imported: nothing in `export` loads Keras.
_PROXIMAL = Path(__file__).parents[2] / "training" / "proximal.py"


def model_fragment(experiment: Experiment) -> Fragment:
    """Defines the compiled `model`, and the `loss` and the `metric` of its curves."""
    trained, evaluated = layers.trained_loss(experiment), layers.evaluated_loss(experiment)
    compiled: dict[str, Any] = {
        "optimizer": in_full(layers.optimizer(experiment)),
        "loss": Code("loss") if trained == evaluated else in_full(trained),
    }
    if layers.monitors_metric(experiment):
        compiled["metrics"] = [Code("metric")]
    text = "\n".join(
        [
            *_seed(experiment),
            formatted(_network(experiment), before="model = "),
            formatted(in_full(evaluated), before="loss = "),
            formatted(in_full(layers.metric(experiment)), before="metric = "),
            formatted(call("model.compile", **compiled)),
        ]
    )
    return Fragment(text, _constraint(experiment), KERAS)


def in_full(value: Any) -> Any:
    """A call, and the calls in its arguments, by their names after `import keras`; other values as they are."""
    match value:
        case KerasCall(name, arguments, options):
            full = name if name == SOFT_THRESHOLD else f"keras.{name}"
            named = ((option, in_full(part)) for option, part in options)
            return KerasCall(full, tuple(map(in_full, arguments)), tuple(named))
        case list():
            return [in_full(part) for part in value]
    return value


def _seed(experiment: Experiment) -> list[str]:
    if not layers.draws_random_numbers(experiment):
        return []
    return [f"keras.utils.set_random_seed({experiment.training.seed})  # for what is random while training"]


def _network(experiment: Experiment) -> KerasCall:
    """The model; an activation right after a dense layer becomes an argument of that layer."""
    folded: list[KerasCall] = []
    for layer in layers.layers(experiment):
        if layer.name == "layers.Activation" and folded[-1].name == "layers.Dense":
            dense = folded.pop()
            folded.append(KerasCall(dense.name, dense.arguments, (("activation", *layer.arguments), *dense.options)))
        else:
            folded.append(layer)
    return in_full(call("Sequential", folded))


def _constraint(experiment: Experiment) -> tuple[Definition, ...]:
    return (definition(_PROXIMAL, SOFT_THRESHOLD),) if layers.uses_proximal_step(experiment) else ()
