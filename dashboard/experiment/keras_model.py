"""The network of an experiment as the lines of Python that build it with Keras."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.experiment.architecture import kernel_seed
from dashboard.experiment.keras_data import sparse
from dashboard.experiment.source import literal
from dashboard.experiment.spec import Experiment

PROXIMAL = '''\
class SoftThreshold(keras.constraints.Constraint):
    """The proximal step of L1, after each step of the optimizer: |w| loses the threshold, down to exactly 0."""

    def __init__(self, threshold, first=None):
        self.threshold, self.first = threshold, first

    def __call__(self, w):
        w = self.first(w) if self.first else w
        return keras.ops.sign(w) * keras.ops.maximum(keras.ops.abs(w) - self.threshold, 0.0)'''

_OPTIMIZERS = {"adam": "Adam", "adamw": "AdamW", "rmsprop": "RMSprop", "sgd": "SGD"}


def layer_lines(experiment: Experiment) -> list[str]:
    """One text a layer. A kernel's seed follows from the training seed and the layer's number."""
    model = experiment.model
    lines = [f"keras.Input(({experiment.inputs},))"]
    if model.gaussian_noise:
        lines.append(f"keras.layers.GaussianNoise({model.gaussian_noise})")
    for number, units in enumerate(model.hidden_layers):
        lines.append(_dense(experiment, units, number, hidden=True))
        lines += ["keras.layers.BatchNormalization()"] * model.batch_normalization
        lines.append(f'keras.layers.Activation("{model.activation}")')
        lines += [f"keras.layers.Dropout({model.dropout})"] * bool(model.dropout)
    lines.append(_dense(experiment, experiment.outputs, len(model.hidden_layers)))
    if experiment.loss.output != "linear":
        lines.append(f'keras.layers.Activation("{experiment.loss.output}")')
    return lines


def uses_proximal_step(experiment: Experiment) -> bool:
    return experiment.model.proximal and experiment.model.l1 > 0


def optimizer(experiment: Experiment) -> str:
    training = experiment.training
    options = {"sgd": {"momentum": training.momentum}, "adamw": {"weight_decay": training.weight_decay}}
    more = _options(options.get(training.optimizer, {}))
    return f"keras.optimizers.{_OPTIMIZERS[training.optimizer]}({training.learning_rate}{more})"


def plain_loss(experiment: Experiment) -> str:
    """The loss of the curves: no label smoothing in it."""
    loss = experiment.loss
    name = loss.keras if sparse(experiment) or not loss.smoothed else loss.smoothed
    return f"keras.losses.{name}({_options(loss.options).removeprefix(', ')})"


def trained_loss(experiment: Experiment) -> str:
    """The loss that `fit` minimises."""
    loss, smoothing = experiment.loss, experiment.training.label_smoothing
    if not smoothing or not loss.smoothed:
        return "loss"
    return f"keras.losses.{loss.smoothed}({_options({**loss.options, 'label_smoothing': smoothing})[2:]})"


def metric(experiment: Experiment) -> str:
    if experiment.metric == "R²":
        return 'keras.metrics.R2Score(name="metric")'
    if experiment.loss.targets == "one_hot":
        kind = "SparseCategoricalAccuracy" if sparse(experiment) else "CategoricalAccuracy"
        return f'keras.metrics.{kind}(name="metric")'
    return f'keras.metrics.BinaryAccuracy(name="metric", threshold={experiment.loss.threshold})'


def early_stopping(experiment: Experiment) -> str:
    stopping = experiment.training.early_stopping
    monitor, mode = {"validation_loss": ("val_loss", "min"), "validation_metric": ("val_metric", "max")}[
        stopping.monitor
    ]
    options = {"patience": stopping.patience, "min_delta": stopping.min_delta,
               "start_from_epoch": stopping.start_from_epoch,
               "restore_best_weights": stopping.restore_best_weights}  # fmt: skip
    used = {name: value for name, value in options.items() if value}
    return f'keras.callbacks.EarlyStopping("{monitor}", mode="{mode}"{_options(used)})'


def _dense(experiment: Experiment, units: int, number: int, *, hidden: bool = False) -> str:
    model = experiment.model
    initializer = "".join(part.title() for part in model.kernel_initializer.split("_"))
    seed = kernel_seed(experiment.training.seed, number)
    options = {"kernel_initializer": f"keras.initializers.{initializer}(seed={seed})"}
    if hidden and model.batch_normalization:
        options["use_bias"] = "False"
    l1 = 0.0 if model.proximal else model.l1
    if l1 or model.l2:
        options["kernel_regularizer"] = f"keras.regularizers.L1L2(l1={l1}, l2={model.l2})"
    norm = f"keras.constraints.MaxNorm({model.max_norm}, axis=0)" if hidden and model.max_norm else ""
    if uses_proximal_step(experiment):
        threshold = f"{experiment.training.learning_rate} * {model.l1}"
        options["kernel_constraint"] = f"SoftThreshold({threshold}{', ' * bool(norm)}{norm})"
    elif norm:
        options["kernel_constraint"] = norm
    written = "".join(f"\n    {name}={value}," for name, value in options.items())
    if len(options) == 1:
        return f"keras.layers.Dense({units}, {written.strip().removesuffix(',')})"
    return f"keras.layers.Dense(\n    {units},{written}\n)"


def _options(options: Mapping[str, Any]) -> str:
    return "".join(f", {name}={literal(value)}" for name, value in options.items())
