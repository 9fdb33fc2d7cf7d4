"""The same training by others: each peer is a function from a workload to a function that trains a number of epochs.

Every one evaluates train, validation and test after every epoch. Building and compiling happen before the clock starts.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.splits import make_splits

Train = Callable[[int], None]


def lab(experiment: Experiment) -> Train:
    """Ours: many epochs in one compiled call."""
    from dashboard.training.programs import PROGRAMS

    splits = make_splits(experiment)
    program = PROGRAMS.get(experiment)
    program.start(experiment, splits)

    def train(epochs: int) -> None:
        while epochs > 0:
            done = min(epochs, program.epochs_per_call)
            program.run(done)
            epochs -= done

    return train


def keras_fit(experiment: Experiment) -> Train:
    """`model.fit` with the validation set, and `evaluate` on the other two."""
    from dashboard.training.model import build_model
    from tests.training.keras_fit import compile_model, for_fit

    splits = make_splits(experiment)
    model = compile_model(experiment, build_model(experiment))
    arrays = [(part.x, for_fit(experiment, part.y)) for part in splits.parts]

    def train(epochs: int) -> None:
        for _ in range(epochs):
            model.fit(*arrays[0], batch_size=experiment.training.batch_size, validation_data=arrays[1], verbose=0)
            for part in (arrays[0], arrays[2]):
                model.evaluate(*part, verbose=0)

    return train


def scikit_learn(experiment: Experiment) -> Train:
    """`MLPClassifier.partial_fit`, which has neither dropout nor L1, and three evaluations of loss and metric."""
    from sklearn.metrics import log_loss, mean_squared_error
    from sklearn.neural_network import MLPClassifier, MLPRegressor

    splits, training = make_splits(experiment), experiment.training
    regression = experiment.dataset.task == "regression"
    kind = MLPRegressor if regression else MLPClassifier
    mlp = kind(
        hidden_layer_sizes=experiment.model.hidden_layers,
        alpha=experiment.model.l2,
        batch_size=training.batch_size,
        learning_rate_init=training.learning_rate,
    )
    classes = None if regression else np.arange(experiment.classes)

    def train(epochs: int) -> None:
        for _ in range(epochs):
            mlp.partial_fit(splits.train.x, splits.train.y, **({} if regression else {"classes": classes}))
            for part in splits.parts:
                if regression:
                    mean_squared_error(part.y, mlp.predict(part.x))
                else:
                    shares = mlp.predict_proba(part.x)
                    log_loss(part.y, shares, labels=classes)
                    np.mean(shares.argmax(-1) == part.y)

    return train


def jax_scan(experiment: Experiment) -> Train:
    """A loop written by hand for just this workload: `jax.lax.scan` over mini-batches within one over epochs."""
    from benchmarks.peers.jax_loop import compiled_training

    splits: Splits = make_splits(experiment)
    return compiled_training(experiment, splits)


PEERS: dict[str, Callable[[Experiment], Train]] = {
    "lab": lab,
    "keras fit": keras_fit,
    "scikit-learn": scikit_learn,
    "JAX scan": jax_scan,
}
