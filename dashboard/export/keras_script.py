"""An experiment as a Keras script that stands alone: the same data, weights and mini-batches, trained with `fit`.

A script holds only what its experiment uses, and the small functions in it are this project's own, as they stand.
"""

from __future__ import annotations

from textwrap import fill, indent

from dashboard.data.own_data import is_own, schema_of
from dashboard.data.parts import SPLITS
from dashboard.experiment import layers
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.splits import split_sizes
from dashboard.export.describe import describe
from dashboard.export.keras_data import data_code, functions
from dashboard.export.keras_model import PROXIMAL, written

WIDTH = 110


def keras_script(experiment: Experiment) -> str:
    """A script that prints the curves as CSV, a line an epoch: loss and metric of train, validation and test.

    Nothing of this project is imported in it. With dropout or Gaussian noise its random numbers are Keras's own, and
    its curves differ from the lab's as two seeds do.
    """
    definitions = [functions(experiment)]
    if layers.uses_proximal_step(experiment):
        definitions.append(PROXIMAL)
    definitions += [_curves(experiment), _mini_batches(experiment)]
    body = [data_code(experiment), _model(experiment), _fit(experiment)]
    return "\n\n\n".join([_head(experiment), *definitions, "\n\n".join(body)]) + "\n"


def _head(experiment: Experiment) -> str:
    needs = (
        f"Needs {_more(experiment)}, NumPy, and Keras on TensorFlow: another backend draws other initial weights. "
        "Prints the curves as CSV."
    )
    words = [fill(f"{describe(experiment)}.", WIDTH), fill(needs, WIDTH)]
    return f'"""{words[0]}\n\n{words[1]}\n"""\n\nimport keras\nimport numpy as np'


def _more(experiment: Experiment) -> str:
    """What the data come from."""
    if is_own(experiment.data.dataset):
        return f"{schema_of(experiment.data.dataset).file} beside it"
    return "SciPy" if experiment.data.dataset == "mnist1d" else "scikit-learn"


def _curves(experiment: Experiment) -> str:
    return '''\
class Curves(keras.callbacks.Callback):
    """Evaluates all three sets alike at the end of each epoch: nothing random, no penalty in the loss."""

    def on_epoch_end(self, epoch, logs=None):
        row = []
        for part in (train, validation, test):
            outputs = self.model(x[part], training=False)
            metric.reset_state()
            metric.update_state(y[part], outputs)
            row += [float(loss(y[part], outputs)), float(metric.result())]
        print(epoch + 1, *row, sep=",")'''


def _mini_batches(experiment: Experiment) -> str:
    batch = _batch(experiment)
    return f'''\
def mini_batches():
    """The training rows in a new order each epoch; the last mini-batch of an epoch may be smaller."""
    rng = np.random.default_rng([{experiment.training.seed}, 1])
    while True:
        rows = train[rng.permuted(np.arange(len(train)))]
        for start in range(0, len(rows), {batch}):
            batch = rows[start : start + {batch}]
            yield x[batch], y[batch]'''


def _model(experiment: Experiment) -> str:
    network = indent(",\n".join(map(written, layers.layers(experiment))), "    ")
    stopping = experiment.training.early_stopping
    metrics = ", metrics=[metric]" if stopping.enabled and stopping.monitor == "validation_metric" else ""
    drawn = layers.draws_random_numbers(experiment)
    seeded = [f"keras.utils.set_random_seed({experiment.training.seed})"] if drawn else []
    evaluated, trained = layers.evaluated_loss(experiment), layers.trained_loss(experiment)
    loss = "loss" if trained == evaluated else written(trained)
    return "\n".join(
        [
            *seeded,
            f"model = keras.Sequential([\n{network},\n])",
            f"loss = {written(evaluated)}",
            f"metric = {written(layers.metric(experiment))}",
            f"model.compile({written(layers.optimizer(experiment))}, {loss}{metrics})",
        ]
    )


def _fit(experiment: Experiment) -> str:
    metric = "r2" if experiment.metric == "R²" else experiment.metric
    header = ",".join(f"{name}_loss,{name}_{metric}" for name in SPLITS)
    callbacks, watched = "Curves()", ""
    stopping = layers.early_stopping(experiment)
    if stopping:
        callbacks += f", {written(stopping)}"
        watched = "    validation_data=(x[validation], y[validation]),\n    validation_batch_size=len(validation),\n"
    return f"""\
print("epoch,{header}")
model.fit(
    mini_batches(),
    steps_per_epoch={-(-split_sizes(experiment)[0] // _batch(experiment))},
    epochs={experiment.training.epochs},
{watched}    callbacks=[{callbacks}],
    shuffle=False,  # the mini-batches are in their order already
    verbose=0,
)"""


def _batch(experiment: Experiment) -> int:
    return min(experiment.training.batch_size, split_sizes(experiment)[0])
