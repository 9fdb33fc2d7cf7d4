"""What the lesson asks of sizes."""

from __future__ import annotations

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.results import Results
from dashboard.analysis.table import typical
from dashboard.ui.questions.question import Question, Replies, make_question
from language.say import Marked, mark, t
from pages.capacity.finding.sizes import LARGEST_END, SMALLEST_END, worse_ends

DOWN, UP, BOTH, OTHER = (
    mark("It falls, and does not clearly rise again"),
    mark("It rises, and did not clearly fall before"),
    mark("It falls, then rises"),
    mark("Nothing that can be told from chance"),
)
LARGEST, SMALLEST = mark("The largest"), mark("The smallest")
BEST = mark("One in between, which has the lowest validation loss as well")


def over_size(results: Results, what: Marked) -> Question:
    """What validation loss does as the network grows, by the page's own finding."""
    text = t("The network's {what} grows. What does validation loss do?", what=t(what))
    worse = worse_ends(results)
    right = None if worse is None else _SHAPES[worse]
    return make_question(name="capacity loss", text=text, replies=_LOSS, right=right)


def training_loss(results: Results) -> Question:
    """Which size has the lowest training loss."""
    text = t("Which network has the lowest training loss?")
    names = [arm.name for arm in results.arms]
    if not all(results[name] for name in names):
        return make_question(name="capacity training", text=text, replies=_TRAINING, right=None)
    train, validation = (
        [typical(value)(results[name]) for name in names] for value in (outcome.train_loss, outcome.validation_loss)
    )
    lowest, best = int(np.argmin(train)), int(np.argmin(validation))
    ends = {len(names) - 1: LARGEST, 0: SMALLEST}
    right = ends.get(lowest) or (BEST if lowest == best else NEITHER)
    because = t("The lowest is {loss:.2f} ({title}).", loss=train[lowest], title=results.title(names[lowest]))
    return make_question(name="capacity training", text=text, replies=_TRAINING, right=right, because=because)


NEITHER = mark("Another one")
# By the ends of the curve that are clearly worse than the best size.
_SHAPES = {(SMALLEST_END, LARGEST_END): BOTH, (SMALLEST_END,): DOWN, (LARGEST_END,): UP, (): OTHER}
_LOSS = {
    DOWN: Replies(
        mark(
            "“More room, better fit” holds for training loss. Some of a larger network's room goes to the noise: look "
            "at the right end of the first chart."
        ),
        mark("The smallest is too small for the pattern, and these seeds don't tell the largest from the best."),
    ),
    UP: Replies(
        mark(
            "“Smaller is safer” forgets the pattern: the smallest can't follow it. Look at the left end of the first "
            "chart."
        ),
        mark("Even the smallest follows the pattern, and all further room goes to the noise."),
    ),
    BOTH: Replies(
        mark("That is the textbook's U. Here one of its sides, or both, can't be told from chance."),
        mark("Too small, it can't follow the pattern; too large, it follows the noise."),
    ),
    OTHER: Replies(
        mark("At one end or both, the difference is beyond chance: see the first chart."),
        mark("Over these seeds neither end can be told from the best."),
    ),
}
_TRAINING = {
    LARGEST: Replies(
        mark("It usually is, but not here: see the training curve in the first chart."),
        mark("It has most room, for pattern and noise alike. That is why training loss can't choose a size."),
    ),
    BEST: Replies(
        mark("“Best” is by validation loss. Training loss goes on falling where that has turned: see the first chart."),
        mark("So it is here, which is unusual."),
    ),
    SMALLEST: Replies(
        mark("It can't even follow the pattern: see the left end of the training curve."),
        mark("So it is here, which is unusual."),
    ),
    NEITHER: Replies(
        mark("It is one of those named: see the training curve in the first chart."), mark("See the training curve.")
    ),
}
