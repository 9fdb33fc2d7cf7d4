"""First steps: five short lessons, each a prediction about one change to an experiment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change

Prediction = Literal["fall", "stay about the same", "rise"]
PREDICTIONS: tuple[Prediction, ...] = ("fall", "stay about the same", "rise")
# A loss that moves by less than this share has stayed about the same.
ABOUT = 0.05


@dataclass(frozen=True)
class Exercise:
    """One lesson: `text` to read, a `question` about what `settings` will do to `before`, and what to `remember`.

    `answer` is what is right at 19 of 20 seeds at least; a page says what came out, and never reads this. `page` is
    the file of the page that shows more of it.
    """

    name: str
    title: str
    text: str
    before: Experiment
    doing: str
    settings: Mapping[str, Any]
    answer: Prediction
    remember: str
    page: str

    @property
    def after(self) -> Experiment:
        return change(self.before, **self.settings)

    @property
    def question(self) -> str:
        return f"{self.doing}: what will validation loss at the end do?"


def outcome_of(before: float, after: float) -> Prediction:
    """What a loss did, in the words of the predictions; one that is no longer a number has risen."""
    if after < before * (1.0 - ABOUT):
        return "fall"
    return "stay about the same" if after <= before * (1.0 + ABOUT) else "rise"


_LAB = Experiment()

EXERCISES: tuple[Exercise, ...] = (
    Exercise(
        "overfit",
        "See it overfit",
        "A network of two hidden layers learns to tell two moons apart, from 102 noisy samples. Its weights are fitted "
        "to this **training set**. Another 99 samples, the **validation set**, only watch: their loss tells how good "
        "the network is on data it has not seen. Here it has been trained for 20 epochs.",
        change(_LAB, epochs=20),
        "Train for 300 epochs instead of 20",
        {"epochs": 300},
        "rise",
        "Training loss goes on falling, and validation loss turns: the network learns single samples by heart, noise "
        "and all. That is **overfitting**. More training does not make a network better for ever.",
        "splits",
    ),
    Exercise(
        "smaller",
        "Make it smaller",
        "Two hidden layers of 64 units have 4,417 parameters, for 102 training samples: room enough to remember each "
        "one. A network with one hidden layer of 4 units has 17.",
        _LAB,
        "Use one hidden layer of 4 units instead of 64-64",
        {"hidden_layers": (4,)},
        "fall",
        "What has no room to remember samples has to find the pattern. Training loss ends higher, and that is no loss: "
        "it was the noise that the large network had learned.",
        "capacity",
    ),
    Exercise(
        "penalties",
        "L1 and L2",
        "The network stays large, but its weights get a price. **L1** adds a multiple of every |w| to the loss, and "
        "**L2** one of every w². A weight now has to be worth its price.",
        _LAB,
        "Add an L1 of 0.001 and an L2 of 0.005",
        {"l1": 0.001, "l2": 0.005},
        "fall",
        "With small weights the output can't bend sharply around a single sample. L1 makes most weights vanish, L2 "
        "makes all of them small. The curves leave the price out, so that both charts show the same loss.",
        "l1_l2",
    ),
    Exercise(
        "dropout",
        "Dropout",
        "While it trains, **dropout** silences half of the hidden units at random, others at each step. When the "
        "network is judged, all of them speak.",
        _LAB,
        "Use a dropout of 0.5",
        {"dropout": 0.5},
        "fall",
        "No unit can rely on one partner, so what is learned is spread over many. Training loss ends higher, and the "
        "gap to validation loss closes.",
        "dropout",
    ),
    Exercise(
        "early_stopping",
        "Early stopping",
        "Validation loss is lowest after a few epochs, and all later ones make it worse. **Early stopping** watches "
        "it: after 20 epochs without a new lowest value it ends the training and puts back the best weights.",
        _LAB,
        "Stop early, with a patience of 20 epochs",
        {"early_stopping": True, "patience": 20},
        "fall",
        "The network is the same large one; it is only asked earlier. It costs nothing, saves time, and can be used "
        "with every other remedy.",
        "early_stopping",
    ),
)


def rehearsal() -> tuple[Experiment, ...]:
    return tuple(one for exercise in EXERCISES for one in (exercise.before, exercise.after))
