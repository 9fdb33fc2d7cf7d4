"""The lessons: one entry each, in the order of the menu.

From its entry follow a lesson's place in the menu, its address, what is compiled before a visitor needs it, and the
tests and pictures that every lesson gets.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.experiment.experiment import Experiment
from dashboard.ui.lesson import Lesson
from language.say import mark

START, BASICS, HELPS = mark("Start here"), mark("The basics"), mark("What helps")
PUBLISHED, WORDS = mark("Surprises"), mark("Words")
_ALL = (
    Lesson(
        "lab",
        "",
        mark("Lab"),
        "science",
        mark("Build a network, train it, and watch train, validation and test curves part."),
        taught=False,
        first=True,
        has_settings=True,
        sealable=True,
    ),
    Lesson(
        "runs",
        "",
        mark("Runs"),
        "history",
        mark("What you have trained: compare it, add notes, open it again."),
        taught=False,
    ),
    Lesson(
        "first_steps",
        START,
        mark("First steps"),
        "hiking",
        mark("Seven short exercises, each with a prediction to make first."),
    ),
    Lesson(
        "your_data",
        START,
        mark("Your data"),
        "upload_file",
        mark("Upload or paste a table, and see whether a network overfits it."),
        taught=False,
        sealable=True,
        sealed=True,
    ),
    Lesson(
        "your_curves",
        START,
        mark("Your curves"),
        "query_stats",
        mark("Upload or paste a log, and hear what its curves say."),
        taught=False,
    ),
    Lesson(
        "in_class",
        START,
        mark("In class"),
        "school",
        mark("A 50-minute plan, with questions and answers."),
        taught=False,
    ),
    Lesson(
        "forward_pass",
        BASICS,
        mark("A network, forward"),
        "arrow_forward",
        mark("Follow numbers through a small network."),
    ),
    Lesson(
        "activations",
        BASICS,
        mark("Activations"),
        "show_chart",
        mark("Why layers need them, and how they let a gradient through."),
    ),
    Lesson("losses", BASICS, mark("Losses"), "target", mark("How wrong a prediction is, as one number.")),
    Lesson(
        "one_step",
        BASICS,
        mark("One step of learning"),
        "stairs",
        mark("A mini-batch, its gradient, and the step it leads to."),
    ),
    Lesson(
        "splits",
        BASICS,
        mark("Train, validation, test"),
        "call_split",
        mark("What each split is for, and how overfitting shows."),
    ),
    Lesson(
        "features",
        BASICS,
        mark("Features"),
        "category",
        mark("Made by hand or learned: machine learning and deep learning."),
    ),
    Lesson(
        "which_fix",
        HELPS,
        mark("Which fix helps?"),
        "healing",
        mark("Every remedy, on the same data and initial weights where it allows that."),
        sealable=True,
    ),
    Lesson(
        "l1_l2",
        HELPS,
        mark("L1 and L2"),
        "compress",
        mark("Two penalties on weights: one makes them vanish, one makes them small."),
    ),
    Lesson("dropout", HELPS, mark("Dropout"), "blur_on", mark("Each mini-batch trains different thinned networks.")),
    Lesson(
        "early_stopping", HELPS, mark("Early stopping"), "timer", mark("Stopping rules replayed on recorded curves.")
    ),
    Lesson(
        "data_and_splits",
        HELPS,
        mark("Data and splits"),
        "dataset",
        mark("Skewed splits, more data, labels that mean nothing."),
    ),
    Lesson(
        "capacity",
        HELPS,
        mark("Capacity"),
        "stacked_line_chart",
        mark("Error against width and depth, and past interpolation."),
    ),
    Lesson(
        "which_activation",
        HELPS,
        mark("Which activation?"),
        "ssid_chart",
        mark("Each activation on the lab's experiment."),
        sealable=True,
    ),
    Lesson(
        "test_set_once",
        HELPS,
        mark("The test set, once"),
        "looks_one",
        mark("Choosing by test score overstates it: by how much?"),
    ),
    Lesson(
        "selecting_inputs",
        PUBLISHED,
        mark("Selecting inputs"),
        "filter_alt",
        mark("Noise that passes cross-validation, and why."),
    ),
    Lesson(
        "more_data", PUBLISHED, mark("More data"), "trending_up", mark("The error of a linear model as rows are added.")
    ),
    Lesson(
        "stopping_as_l2",
        PUBLISHED,
        mark("Stopping as L2"),
        "hourglass_bottom",
        mark("Stopping gradient descent, compared with a penalty."),
    ),
    Lesson(
        "grokking",
        PUBLISHED,
        mark("Grokking"),
        "lightbulb",
        mark("Training that goes on after the training set is fitted."),
    ),
    Lesson(
        "glossary",
        WORDS,
        mark("Glossary"),
        "dictionary",
        mark("Every term in one line, and the page that shows it."),
        taught=False,
    ),
)

LESSONS: dict[str, Lesson] = {lesson.name: lesson for lesson in _ALL}


def rehearsals() -> Iterator[tuple[Experiment, ...]]:
    """What each lesson trains at its defaults, in the order of the menu."""
    for lesson in LESSONS.values():
        yield lesson.rehearsal()
