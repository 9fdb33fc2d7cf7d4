"""What the lesson asks of sizes."""

from __future__ import annotations

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.results import Results
from dashboard.analysis.table import typical
from dashboard.ui.questions.question import Question, Said, judged
from pages.capacity.finding.sizes import finding

DOWN, UP, BOTH, OTHER = (
    "It falls all the way",
    "It rises all the way",
    "It falls, then rises",
    "Nothing that can be told",
)
LARGEST, BEST, SMALLEST = "The largest", "The one with the lowest validation loss", "The smallest"


def over_size(results: Results, what: str) -> Question:
    """What validation loss does as the network grows, in the words of the page's own finding."""
    text = f"The network's {what} grows. What does validation loss do?"
    said = finding(results, what)
    if said.startswith("Training"):
        return judged("capacity loss", text, _LOSS, None)
    kinds = {"draws a U": BOTH, "smallest network is clearly worse": DOWN, "largest network is clearly worse": UP}
    right = next((answer for words, answer in kinds.items() if words in said), OTHER)
    return judged("capacity loss", text, _LOSS, right)


def training_loss(results: Results) -> Question:
    """Which size has the lowest training loss."""
    text = "Which network has the lowest training loss?"
    names = [arm.name for arm in results.arms]
    if not all(results[name] for name in names):
        return judged("capacity training", text, _TRAINING, None)
    train, validation = (
        [typical(value)(results[name]) for name in names] for value in (outcome.train_loss, outcome.validation_loss)
    )
    lowest, best = int(np.argmin(train)), int(np.argmin(validation))
    ends = {len(names) - 1: LARGEST, 0: SMALLEST}
    right = ends.get(lowest) or (BEST if lowest == best else NEITHER)
    because = f"The lowest is {train[lowest]:.2f} ({results.title(names[lowest])})."
    return judged("capacity training", text, _TRAINING, right, because)


NEITHER = "Another one"
_LOSS = {
    DOWN: Said(
        "“More room, better fit” holds for training loss. Some of a larger network's room goes to the noise: look at "
        "the right end of the first chart.",
        "The smallest is too small for the pattern, and these seeds don't tell the largest from the best.",
    ),
    UP: Said(
        "“Smaller is safer” forgets the pattern: the smallest can't follow it. Look at the left end of the first "
        "chart.",
        "Already the smallest follows the pattern, and all further room goes to the noise.",
    ),
    BOTH: Said(
        "That is the textbook's U. Here one of its sides, or both, can't be told from chance.",
        "Too small, it can't follow the pattern; too large, it follows the noise.",
    ),
    OTHER: Said(
        "At one end or both, the difference is beyond chance: see the first chart.",
        "Over these seeds neither end can be told from the best.",
    ),
}
_TRAINING = {
    LARGEST: Said(
        "It usually is, but not here: see the training curve in the first chart.",
        "It has most room, for pattern and noise alike. That is why training loss can't choose a size.",
    ),
    BEST: Said(
        "“Best” is by validation loss. Training loss goes on falling where that has turned: see the first chart.",
        "Here it is the same one, by chance.",
    ),
    SMALLEST: Said(
        "It can't even follow the pattern: see the left end of the training curve.", "So it is here, which is unusual."
    ),
    NEITHER: Said("It is one of those named: see the training curve in the first chart.", "See the training curve."),
}
