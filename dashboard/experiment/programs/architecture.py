"""What a training program of its own is compiled for."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import layers, on_inputs, optimizer, uses_proximal_step
from dashboard.experiment.settings import change
from dashboard.experiment.splits import batch_rows, split_sizes
from dashboard.functions.initializers import INITIALIZERS

# A page asks again and again what the same experiments would take.
CACHED = 1024


@lru_cache(maxsize=CACHED)
def architecture(experiment: Experiment) -> Hashable:
    """Experiments with equal results share a program.

    Strengths, rates, initial weights, data and seeds are inputs of a program, not constants in it: of strengths it
    matters only whether they are on.
    """
    model = experiment.model
    same = change(
        experiment,
        l1=float(uses_proximal_step(experiment)),
        l2=0.0,
        dropout=0.5 * bool(model.dropout),
        **dict.fromkeys(on_inputs(experiment), 0.5),
        kernel_initializer=next(iter(INITIALIZERS)),
        initial_scale=1.0,
        learning_rate=1.0,
        rate_at_end=1.0,
        weight_decay=0.0,
        epochs=1,
        label_smoothing=0.0,
        seed=0,
    )
    return layers(same), optimizer(same), experiment.loss.name, batch_rows(experiment), split_sizes(experiment)
