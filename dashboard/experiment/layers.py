"""What an experiment is in Keras: layers, losses, optimizer, metric and callback, each a class with its arguments.

The model is built from this description (`training.model`) and the script that stands alone is printed from it
(`export.standalone.keras_model`), so that the two can't differ: a new layer, or an optimizer's argument, is added here.
A new regularizer is added here and to the penalties of the compiled loops (`training.loop`, `training.padded.loop`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import MONITORS
from dashboard.experiment.splits import all_steps
from dashboard.functions.initializers import INITIALIZERS
from dashboard.functions.losses import Loss
from dashboard.functions.optimizers import OPTIMIZERS
from dashboard.functions.schedules import CONSTANT, SCHEDULES

# What inputs pass through while training, in this order: layers by the setting that says how strong they are.
ON_INPUTS = {"gaussian_noise": "layers.GaussianNoise", "input_dropout": "layers.Dropout"}
# Not Keras's: see `training.proximal`.
SOFT_THRESHOLD = "SoftThreshold"


@dataclass(frozen=True)
class KerasCall:
    """A class by its path in `keras`, such as "layers.Dense", and what it is called with: values, or calls again."""

    name: str
    arguments: tuple[Any, ...] = ()
    options: tuple[tuple[str, Any], ...] = ()


def call(name: str, /, *arguments: Any, **options: Any) -> KerasCall:
    return KerasCall(name, arguments, tuple(options.items()))


def layers(experiment: Experiment) -> tuple[KerasCall, ...]:
    """The layers of the network, its input first."""
    model, output = experiment.model, experiment.loss.output
    found = [call("Input", shape=(experiment.inputs,))]
    found += [call(ON_INPUTS[setting], getattr(model, setting)) for setting in on_inputs(experiment)]
    for number, units in enumerate(model.hidden_layers):
        found.append(_dense(experiment, units, number, hidden=True))
        if model.batch_normalization:
            found.append(call("layers.BatchNormalization"))
        found.append(call("layers.Activation", model.activation))
        if model.dropout:
            found.append(call("layers.Dropout", model.dropout))
    found.append(_dense(experiment, experiment.outputs, len(model.hidden_layers), hidden=False))
    if output != "linear":
        found.append(call("layers.Activation", output))
    return tuple(found)


def on_inputs(experiment: Experiment) -> list[str]:
    """The settings whose layers on the inputs are there."""
    return [setting for setting in ON_INPUTS if getattr(experiment.model, setting)]


def _dense(experiment: Experiment, units: int, number: int, *, hidden: bool) -> KerasCall:
    """Dense layer `number`, from 0. Its seed counts no other layers, so that dropout leaves the first weights alone."""
    model = experiment.model
    options: dict[str, Any] = {"kernel_initializer": _initializer(experiment, number)}
    if hidden and model.batch_normalization:
        # Batch normalization subtracts any bias again; left in, it would only drift with rounding errors.
        options["use_bias"] = False
    if regularizer := _regularizer(experiment):
        options["kernel_regularizer"] = regularizer
    constraint = call("constraints.MaxNorm", model.max_norm, axis=0) if hidden and model.max_norm else None
    if uses_proximal_step(experiment):
        threshold = experiment.training.learning_rate * model.l1
        constraint = call(SOFT_THRESHOLD, threshold, **({"first": constraint} if constraint else {}))
    if constraint:
        options["kernel_constraint"] = constraint
    return call("layers.Dense", units, **options)


def _initializer(experiment: Experiment, number: int) -> KerasCall:
    kind, options = INITIALIZERS[experiment.model.kernel_initializer].at(experiment.model.initial_scale)
    seed = {"seed": 1000 * experiment.training.seed + 2 * number} if kind != "Zeros" else {}
    return call(f"initializers.{kind}", **options, **seed)


def _regularizer(experiment: Experiment) -> KerasCall | None:
    """None without a penalty; a proximal step takes the place of that of L1."""
    l1, l2 = 0.0 if uses_proximal_step(experiment) else experiment.model.l1, experiment.model.l2
    if l1 and l2:
        return call("regularizers.L1L2", l1=l1, l2=l2)
    if l1:
        return call("regularizers.L1", l1)
    return call("regularizers.L2", l2) if l2 else None


def uses_proximal_step(experiment: Experiment) -> bool:
    """Whether L1 is a proximal step. Its length is fixed in a constraint, which can't follow a schedule."""
    return experiment.model.proximal and experiment.model.l1 > 0 and experiment.training.schedule == CONSTANT


def draws_random_numbers(experiment: Experiment) -> bool:
    """Whether training draws anything beside the order of the rows: two programs then draw other numbers."""
    return not {layer.name for layer in layers(experiment)}.isdisjoint({"layers.Dropout", *ON_INPUTS.values()})


def takes_integer_labels(experiment: Experiment) -> bool:
    """Whether Keras takes the classes as whole numbers."""
    return experiment.loss.keras.startswith("Sparse") and not experiment.training.label_smoothing


def uses_class_weights(experiment: Experiment) -> bool:
    return experiment.training.class_weights and experiment.dataset.classifies


def evaluated_loss(experiment: Experiment) -> KerasCall:
    """The loss of the curves: without label smoothing."""
    loss = experiment.loss
    name = loss.keras if takes_integer_labels(experiment) or not loss.smoothed else loss.smoothed
    return call(f"losses.{name}", **loss.options)


def encoded_loss(loss: Loss) -> KerasCall:
    """A loss of targets as `Loss.encode` makes them, be they smoothed or not."""
    return call(f"losses.{loss.smoothed or loss.keras}", **loss.options)


def trained_loss(experiment: Experiment) -> KerasCall:
    """The loss that `fit` minimizes, with label smoothing."""
    loss, smoothing = experiment.loss, experiment.training.label_smoothing
    if smoothing and loss.smoothed:
        return call(f"losses.{loss.smoothed}", **loss.options, label_smoothing=smoothing)
    return evaluated_loss(experiment)


def optimizer(experiment: Experiment) -> KerasCall:
    training = experiment.training
    chosen = OPTIMIZERS[training.optimizer]
    options = {name: getattr(training, name) for name in chosen.settings}
    if "weight_decay" in options:
        options["weight_decay"] = training.decay_for_keras
    return call(f"optimizers.{chosen.keras}", learning_rate=schedule(experiment) or training.learning_rate, **options)


def schedule(experiment: Experiment) -> KerasCall | None:
    """How the learning rate changes over the steps of all epochs; None where it is constant."""
    training = experiment.training
    chosen = SCHEDULES[training.schedule]
    options = chosen.options(training.learning_rate, all_steps(experiment), training.rate_at_end)
    return call(f"optimizers.schedules.{chosen.keras}", **options) if chosen.keras else None


def metric(experiment: Experiment) -> KerasCall:
    """R², or the share of samples whose class is right, by the form in which the loss wants its targets."""
    loss, name = experiment.loss, experiment.metric_name
    if not experiment.dataset.classifies:
        return call("metrics.R2Score", name=name)
    if loss.targets == "one_hot":
        kind = "SparseCategoricalAccuracy" if takes_integer_labels(experiment) else "CategoricalAccuracy"
        return call(f"metrics.{kind}", name=name)
    return call("metrics.BinaryAccuracy", name=name, threshold=loss.threshold)


def early_stopping(experiment: Experiment) -> KerasCall | None:
    """Keras's callback, with the arguments that are not its own defaults."""
    stopping = experiment.training.early_stopping
    if not stopping.enabled:
        return None
    monitor = MONITORS[stopping.monitor]
    logged = monitor.logged.format(metric=experiment.metric_name)
    names = ("patience", "min_delta", "start_from_epoch", "restore_best_weights")
    options = {name: value for name in names if (value := getattr(stopping, name))}
    return call("callbacks.EarlyStopping", monitor=logged, mode=monitor.mode, **options)


def monitors_metric(experiment: Experiment) -> bool:
    """Whether early stopping needs `fit` to compute the metric."""
    stopping = experiment.training.early_stopping
    return stopping.enabled and MONITORS[stopping.monitor].needs_metric
