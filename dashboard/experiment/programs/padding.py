"""Which experiments share a compiled program although their networks, data and choices differ.

A padded program is larger than the networks it trains: units, inputs, outputs and rows beyond theirs are zero and stay
so. Rows, batch size, activation, loss and optimizer are its inputs. So it is compiled once for all of them.
"""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import layers, optimizer
from dashboard.experiment.programs.architecture import CACHED, architecture
from dashboard.experiment.programs.costs import CHOICES_SECONDS, PRODUCT_SECONDS
from dashboard.experiment.splits import batch_rows, split_sizes, steps_per_epoch
from dashboard.functions.activations import ACTIVATIONS
from dashboard.functions.losses import LOSSES
from dashboard.functions.optimizers import OPTIMIZERS

# The sizes to which a network's inputs and hidden units are padded: the first pair in which both fit. Networks on a
# plane are common, and take two thirds to five sixths of the time in a program of their size, if they have one output
# and no batch normalization.
PLANE = ((4, 32), (4, 64))
SIZES = tuple(product((32, 128), (64, 80, 96, 128, 160)))
# The sizes to which its outputs are padded, and the rows of its data.
OUTPUTS, ROWS = (1, 16), 4096
# The rows of a mini-batch, and of an evaluation, that are computed at a time.
BATCH_ROWS, EVALUATED_ROWS = 32, 128
# With batch normalization a mini-batch is gone through as a whole, padded to one of these sizes.
NORMALIZED_ROWS = (32, 64, 128, 256)
# The most that an epoch may take longer than in a program of its own. It does not depend on the number of epochs, so
# that a longer training begins with the same curves, to the last bit.
MOST_SECONDS = 1.5e-3


@dataclass(frozen=True)
class Padding:
    """The sizes of a padded program, and what it chooses among while it runs.

    `batch_rows` are the rows that it computes at a time: a whole mini-batch where it is `normalized`, as batch
    normalization looks at all of it, otherwise a part. `activations` are all but those of two straight lines, which are
    one function with a slope.
    """

    layers: int
    units: int
    inputs: int
    outputs: int
    batch_rows: int
    normalized: bool
    activations: tuple[str, ...]
    losses: tuple[str, ...]

    @property
    def products(self) -> int:
        """Multiplications of one row on its way forward."""
        widths = (self.inputs, *(self.units,) * self.layers, self.outputs)
        return sum(a * b for a, b in pairwise(widths))


# The layers and optimizers that padded programs know, if called with no more than these options.
LAYERS: dict[str, set[str]] = {
    "Input": {"shape"},
    "layers.Activation": set(),
    "layers.BatchNormalization": set(),
    "layers.Dense": {"kernel_initializer", "use_bias", "kernel_regularizer", "kernel_constraint"},
    "layers.Dropout": set(),
    "layers.GaussianNoise": set(),
}
OPTIMIZER_OPTIONS = {"learning_rate", "momentum", "weight_decay"}


def padding(experiment: Experiment) -> Padding | None:
    """The padded program that can train an experiment; None if it needs one of its own."""
    sizes, model = split_sizes(experiment), experiment.model
    normalized = model.batch_normalization and bool(model.hidden_layers)
    outputs, size = _padded(experiment.outputs, OUTPUTS), _size(experiment, normalized=normalized)
    rows = _padded(batch_rows(experiment), NORMALIZED_ROWS) if normalized else BATCH_ROWS
    step = OPTIMIZERS[experiment.training.optimizer].step
    if not (size and outputs and sum(sizes) <= ROWS and rows and step and _is_known(experiment)):
        return None
    inputs, units = size
    activations = tuple(name for name, one in ACTIVATIONS.items() if one.slope is None) if model.hidden_layers else ()
    losses = tuple(name for name, loss in LOSSES.items() if ("multiclass" in loss.tasks) == (outputs > 1))
    found = Padding(len(model.hidden_layers), units, inputs, outputs, rows, normalized, activations, losses)
    return found if _extra_seconds(experiment, found) <= MOST_SECONDS else None


def _is_known(experiment: Experiment) -> bool:
    """Whether padded programs know the network and its optimizer: an option unknown to them would have no effect."""
    parts = [(one, LAYERS.get(one.name)) for one in layers(experiment)]
    parts.append((optimizer(experiment), OPTIMIZER_OPTIONS))
    return all(known is not None and known.issuperset(dict(one.options)) for one, known in parts)


def _size(experiment: Experiment, *, normalized: bool) -> tuple[int, int] | None:
    """The inputs and the hidden units that a padded network has room for."""
    inputs, units = experiment.inputs, max(experiment.model.hidden_layers, default=0)
    allowed = SIZES if normalized or experiment.outputs > 1 else (*PLANE, *SIZES)
    return next((size for size in allowed if inputs <= size[0] and units <= size[1]), None)


def padding_seconds(experiment: Experiment) -> float:
    """How much longer a whole training takes for being padded; 0 if it needs a program of its own."""
    padded = padding(experiment)
    return experiment.training.epochs * _extra_seconds(experiment, padded) if padded else 0.0


@lru_cache(maxsize=CACHED)
def program_key(experiment: Experiment, *, padded: bool) -> Hashable:
    """Identifies the program of an experiment: experiments with equal keys share one.

    With `padded` that is a padded program for all that one can train, as on a server, where people try one network
    after the other; without, each architecture has a program of its own, whose epochs are shorter.
    """
    return (padding(experiment) if padded else None) or architecture(experiment)


def _padded(size: int, sizes: tuple[int, ...]) -> int | None:
    return next((allowed for allowed in sizes if size <= allowed), None)


def _extra_seconds(experiment: Experiment, padded: Padding) -> float:
    """How much longer an epoch takes than in a program of its own."""
    sizes = split_sizes(experiment)
    parts = steps_per_epoch(experiment) * math.ceil(batch_rows(experiment) / padded.batch_rows)
    evaluated = math.ceil(sum(sizes) / EVALUATED_ROWS)
    rows = 3 * parts * padded.batch_rows + evaluated * EVALUATED_ROWS
    own = (3 * sizes[0] + sum(sizes)) * experiment.parameters
    return (rows * padded.products - own) * PRODUCT_SECONDS + (parts + evaluated) * CHOICES_SECONDS
