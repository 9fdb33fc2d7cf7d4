"""What the lesson asks of its data."""

from __future__ import annotations

from dashboard.analysis import outcome
from dashboard.analysis.paired import FEWEST, paired_losses
from dashboard.analysis.results import Results
from dashboard.analysis.words import percent
from dashboard.ui.questions.changes import FALLS, NEITHER, RISES, about_change
from dashboard.ui.questions.question import Question, Said, judged
from pages.data_and_splits.finding import SAMPLES_NAMES
from pages.data_and_splits.trials import FRACTIONS, SAMPLES, labels_name

CHANCE, HALF, ALL = "About chance", "Somewhere between", "Nearly everything"
# Shares of right answers in training up to which an answer holds; chance is a tenth.
NEAR_CHANCE, NEARLY = 0.25, 0.95


def random_labels(results: Results) -> Question:
    """What is learned of labels that mean nothing."""
    text = "All labels of the digits are redrawn at random. How much of its training set does the network get right?"
    if not results[labels_name(1.0)]:
        return judged("data labels", text, _LABELS, None)
    right = results.mean(labels_name(1.0), outcome.train_metric)
    test = results.mean(labels_name(1.0), outcome.test_metric)
    answer = CHANCE if right < NEAR_CHANCE else HALF if right < NEARLY else ALL
    return judged("data labels", text, _LABELS, answer, f"Here it is {percent(right)}, and {percent(test)} of test.")


def more_samples(results: Results) -> Question:
    """What more rows do to validation loss."""
    losses, few, many = paired_losses(results.only(SAMPLES_NAMES)), SAMPLES_NAMES[0], SAMPLES_NAMES[-1]
    known = {few, many} <= set(losses.names) and len(losses.ratios(many, few)) >= FEWEST
    return about_change(
        "data samples",
        f"Training samples grow from {FRACTIONS[0] * SAMPLES:,.0f} to {FRACTIONS[-1] * SAMPLES:,.0f}. What does "
        "validation loss do?",
        _SAMPLES,
        losses.change(many, few) if known else None,
        "with the fewest",
    )


_LABELS = {
    CHANCE: Said(
        "“There is nothing to learn, so nothing is learned” forgets that a network can learn by heart. See the "
        "training accuracy at the right of the last chart.",
        "It has no room, or no time, to learn them by heart.",
    ),
    HALF: Said(
        "Room is what decides, not meaning: see the training accuracy at the right of the last chart.",
        "It has learned part of them by heart.",
    ),
    ALL: Said(
        "It has room for that, but not the time here: see the training accuracy at the right of the last chart.",
        "A network with room enough learns any labels by heart. So a perfect score in training says nothing.",
    ),
}
_SAMPLES = {
    FALLS: Said(
        "Usually, but not always: see the first chart on samples.",
        "With more rows, what is common to them weighs more than the noise of each.",
    ),
    NEITHER: Said(
        "“The network is what matters” forgets that the same network has ever less noise to memorise, for each row. "
        "See the first chart on samples.",
        "Over these seeds it can't be told.",
    ),
    RISES: Said(
        "“More rows, more noise” is true of its sum. But the pattern is the same in all rows, and the noise is not, so "
        "it averages out. See the first chart on samples.",
        "Here more rows did harm.",
    ),
}
