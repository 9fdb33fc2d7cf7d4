"""First steps: seven short exercises, each a prediction about one change to an experiment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.analysis.expected.prediction import PREDICTIONS, Prediction
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from language.say import Marked, mark, t


@dataclass(frozen=True)
class Exercise:
    """`text` to read, a `question` about what `settings` will do to `before`, and what to `remember`.

    `seen` stands over what is drawn beside it on the page, but not in the room of a class. `answer` is what is right at
    19 of 20 seeds at least; a page says what came out, and never reads this. `page` is the lesson that shows more of
    it. All of its words are English, to be said where they are shown.
    """

    name: str
    title: Marked
    text: Marked
    before: Experiment
    doing: Marked
    settings: Mapping[str, Any]
    answer: Prediction
    remember: Marked
    page: str
    seen: str = ""

    @property
    def after(self) -> Experiment:
        return change(self.before, **self.settings)

    @property
    def question(self) -> str:
        return t("{doing}: will the final validation loss fall, stay about the same, or rise?", doing=t(self.doing))


_LAB = Experiment()
_FALL, _STAY, _RISE = PREDICTIONS

EXERCISES: tuple[Exercise, ...] = (
    Exercise(
        "overfit",
        mark("Train for longer"),
        mark(
            "A network learns to tell two moons apart, from 102 noisy samples: its **training set**. So far it has "
            "gone through them 20 times, 20 **epochs**. The **loss** says how wrong it is. Another 99 samples, the "
            "**validation set**, are held out: their loss shows how the network does on data that it has not seen."
        ),
        change(_LAB, epochs=20),
        mark("Train for 300 epochs instead of 20"),
        {"epochs": 300},
        _RISE,
        mark(
            "Training loss keeps falling while validation loss turns and rises: the network memorizes individual "
            "samples, noise included. That is **overfitting**. Beyond some epoch, more training makes its "
            "probabilities worse: it grows surer, of its mistakes as well. How many samples it gets right need not "
            "change."
        ),
        "splits",
        mark(
            "Each sample is a point on the map of its two inputs, in the colour of its class. The background shows the "
            "network's answer, which changes at the **decision boundary**. A third set, the **test "
            "set**, takes no part in any choice."
        ),
    ),
    Exercise(
        "smaller",
        mark("Make it smaller"),
        mark(
            "Between its inputs and its output, the network has two **hidden layers** of 64 **units**, each of which "
            "computes a number. What it learns are its parameters, **weights** and biases: 4,417 numbers, which each "
            "**step** of training changes a little. A network with one hidden layer of 16 units has 65. Both learn "
            "from the same 102 training samples."
        ),
        _LAB,
        mark("Use one hidden layer of 16 units instead of two of 64"),
        {"hidden_layers": (16,)},
        _FALL,
        mark(
            "With 4,417 parameters there was room enough to remember each of 102 samples, noise included. A network "
            "without that room has to find the pattern. Its training loss ends higher, and that is no drawback."
        ),
        "capacity",
    ),
    Exercise(
        "penalties",
        mark("L1 and L2"),
        mark(
            "The network stays large, but large weights are penalized. **L1** adds a multiple of each weight's "
            "size, |w|, to the loss, and **L2** a multiple of its square, w². A weight now has to reduce the loss by "
            "more than it costs."
        ),
        _LAB,
        mark("Add an L1 of 0.001 and an L2 of 0.005"),
        {"l1": 0.001, "l2": 0.005},
        _FALL,
        mark(
            "With small weights the output can't bend sharply around a single sample. L1 makes many weights nearly "
            "vanish, L2 makes all of them smaller. The losses that are shown leave the penalty out, so that they can "
            "be compared with those before."
        ),
        "l1_l2",
    ),
    Exercise(
        "too_strong",
        mark("A strong L2"),
        mark(
            "Here is the network with one hidden layer of 16 units once more. **L2** adds a multiple of each weight's "
            "square, w², to the loss: here 0.3 times the square, where the large network had 0.005 times."
        ),
        change(_LAB, hidden_layers=(16,)),
        mark("Add an L2 of 0.3 to the small network"),
        {"l2": 0.3},
        _RISE,
        mark(
            "A remedy against overfitting takes freedom away. The large network had too much of it, and the small one "
            "has little to spare. So the pattern is lost, too: training loss and validation loss rise together, and "
            "the network **underfits**."
        ),
        "capacity",
    ),
    Exercise(
        "dropout",
        mark("Dropout"),
        mark(
            "During training, **dropout** switches off each hidden unit with a probability of one half, different ones "
            "for each sample of each step. When the network is evaluated, all units are active."
        ),
        _LAB,
        mark("Use a dropout of 0.5"),
        {"dropout": 0.5},
        _FALL,
        mark(
            "No unit can rely on any particular other unit, so what is learned is spread over many. Training loss "
            "ends higher, and the gap to validation loss is narrower."
        ),
        "dropout",
    ),
    Exercise(
        "early_stopping",
        mark("Early stopping"),
        mark(
            "**Early stopping** monitors validation loss while the network trains. After 20 epochs without a new "
            "lowest value, its **patience**, it ends the training and restores the weights of the epoch that had the "
            "lowest."
        ),
        _LAB,
        mark("Stop early, with a patience of 20 epochs"),
        {"early_stopping": True, "patience": 20},
        _FALL,
        mark(
            "Validation loss was lowest early in training and rose later. The network is the same large one, taken "
            "at that earlier epoch. Early stopping saves time and combines with every other remedy; what it costs is "
            "a validation set."
        ),
        "early_stopping",
    ),
    Exercise(
        "too_patient",
        mark("A longer patience"),
        mark(
            "Early stopping again, with other settings: it ends the training after 300 epochs without a new lowest "
            "validation loss, and keeps the last weights instead of restoring the best."
        ),
        _LAB,
        mark("Stop early, with a patience of 300 epochs"),
        {"early_stopping": True, "patience": 300, "restore_best_weights": False},
        _STAY,
        mark(
            "Training lasts 300 epochs in all, and a patience as long as that never runs out. A remedy has to do "
            "something: that it is switched on says little, and what counts is how strong it is."
        ),
        "early_stopping",
    ),
)


def rehearsal() -> tuple[Experiment, ...]:
    return tuple(one for exercise in EXERCISES for one in (exercise.before, exercise.after))
