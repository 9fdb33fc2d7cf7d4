"""What is trained on a visitor's own data: networks of three sizes, and the large one with a remedy."""

from __future__ import annotations

from dashboard.experiment.arms import BASELINE, USUAL_SEEDS, Arm, grid
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.remedies import REMEDIES
from dashboard.experiment.settings import change
from dashboard.experiment.splits import split_sizes
from dashboard.export.describe import in_sentence
from language.say import t
from pages.your_data.trials.stored_example import stored_example

TRIED = ("l2", "dropout", "early_stopping")
# About so many steps a training, which is 300 epochs of a thousand rows in mini-batches of 32; never fewer epochs.
STEPS = 6_000
FEWEST_EPOCHS, MOST_EPOCHS = 20, 300


def own_experiment(name: str, *, class_weights: bool = False) -> Experiment:
    """The lab's network on data of one's own, three fifths of them for training."""
    experiment = change(Experiment(), dataset=name, class_weights=class_weights)
    epochs = STEPS * 32 // max(split_sizes(experiment)[0], 1)
    return change(experiment, epochs=min(max(epochs, FEWEST_EPOCHS), MOST_EPOCHS))


def own_arms(experiment: Experiment) -> tuple[Arm, ...]:
    """The large network, a small one, one without a hidden layer, and the large one with each of a few remedies.

    The large one comes first, as it is trained first: whether it overfits is what the page is asked.
    """
    sizes = (
        Arm(BASELINE, t("2 \N{MULTIPLICATION SIGN} 64 units"), experiment),
        Arm("small", t("8 units"), change(experiment, hidden_layers=(8,))),
        Arm("linear", t("No hidden layer"), change(experiment, hidden_layers=())),
    )
    return (*sizes, *(Arm(name, _with(name), REMEDIES[name](experiment)) for name in TRIED))


def _with(remedy: str) -> str:
    return t("2 \N{MULTIPLICATION SIGN} 64, {remedy}", remedy=in_sentence(REMEDIES[remedy].title))


def example_arms() -> tuple[Arm, ...]:
    """Those of the example; none where it can't be stored."""
    name = stored_example()
    return own_arms(own_experiment(name)) if name else ()


def rehearsal() -> tuple[Experiment, ...]:
    return grid(example_arms(), USUAL_SEEDS)
