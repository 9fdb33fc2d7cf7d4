"""The same network, data and first weights with a loss that suits the task and with one that does not."""

from __future__ import annotations

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.export.formatting import literal
from dashboard.export.script import experiment_snippet

# The loss that suits, and the one that does not.
PAIR = ("binary_crossentropy", "sigmoid_mse")
# The share of the training samples that a training has to get right.
REACHED = 0.95
# Of each optimizer, the learning rate that it is tried with.
RATES = {"sgd": 0.1, "adam": 0.005}
_SPIRALS = change(
    Experiment(),
    dataset="spirals",
    noise=0.1,
    samples=600,
    train_fraction=0.5,
    validation_fraction=0.25,
    momentum=0.9,
    epochs=100,
)


def suited_and_unsuited(optimizer: str) -> tuple[Experiment, Experiment]:
    """With cross-entropy, and with squared error on a sigmoid."""
    base = change(_SPIRALS, optimizer=optimizer, learning_rate=RATES[optimizer])
    suited, unsuited = PAIR
    return change(base, loss=suited), change(base, loss=unsuited)


def wrong_start() -> Experiment:
    """A small network on two moons, which is soon confident."""
    return change(Experiment(), noise=0.1, hidden_layers=(8,), activation="tanh", loss=PAIR[0])


def listing(suited: Experiment) -> str:
    """Lines that train the pair, and print how soon each gets to REACHED and what it has on test."""
    return f"""\
from dashboard import Experiment, change, train

{experiment_snippet("base", suited)}
for loss in {literal(PAIR)}:
    history = train(change(base, loss=loss)).history
    epoch = history.index[history["train_accuracy"].round(5) >= {REACHED}].min()
    print(f"{{loss}}: {REACHED:.0%} in training at epoch {{epoch}}, {{history['test_accuracy'].iloc[-1]:.1%}} on test")
"""


def rehearsal() -> tuple[Experiment, ...]:
    return tuple(one for optimizer in RATES for one in suited_and_unsuited(optimizer))
