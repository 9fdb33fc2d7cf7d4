"""What is trained on a visitor's own data: networks of three sizes, and the large one with a remedy."""

from __future__ import annotations

from dashboard.data.csv_schema import infer_schema
from dashboard.data.csv_table import parse_csv
from dashboard.data.own_data import own_dataset, save_table
from dashboard.experiment.arms import BASELINE, Arm
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.remedies import REMEDIES
from dashboard.experiment.settings import change
from dashboard.export.describe import in_sentence
from pages.your_data.trials.example import FILE, ROWS, TARGET, example_csv

TRIED = ("l2", "dropout", "early_stopping")
# About so many steps a training, which is 300 epochs of a thousand rows in mini-batches of 32; never fewer epochs.
STEPS = 6_000
FEWEST_EPOCHS, MOST_EPOCHS = 20, 300


def own_experiment(name: str, most_rows: int) -> Experiment:
    """The lab's network on data of one's own, three fifths of them for training."""
    rows = min(own_dataset(name).size or 0, most_rows)
    epochs = STEPS * 32 // max(round(0.6 * rows), 1)
    return change(
        Experiment(),
        dataset=name,
        samples=rows,
        train_fraction=0.6,
        validation_fraction=0.2,
        epochs=min(max(epochs, FEWEST_EPOCHS), MOST_EPOCHS),
    )


def own_arms(experiment: Experiment) -> tuple[Arm, ...]:
    """No hidden layer, a small one, the large network, and that one with each of a few remedies."""
    sizes = (
        Arm("linear", "No hidden layer", change(experiment, hidden_layers=())),
        Arm("small", "8 units", change(experiment, hidden_layers=(8,))),
        Arm(BASELINE, "2 x 64 units", experiment),
    )
    fixed = (Arm(name, f"2 x 64, {in_sentence(REMEDIES[name].title)}", REMEDIES[name](experiment)) for name in TRIED)
    return (*sizes, *fixed)


def example_arms() -> tuple[Arm, ...]:
    """Those of the example that the page opens with; none where nothing can be kept."""
    table = parse_csv(example_csv(), FILE)
    try:
        name = save_table(table, infer_schema(table, TARGET))
    except OSError:
        return ()
    return own_arms(own_experiment(name, ROWS))


def rehearsal() -> tuple[Experiment, ...]:
    return tuple(arm.experiment for arm in example_arms())
