"""What the lesson asks of early stopping."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.analysis.statistics import geometric_mean
from dashboard.analysis.words import percent
from dashboard.data.parts import TEST, VALIDATION
from dashboard.ui.questions.question import Answer, Question, Replies, make_question
from language.say import mark, t
from pages.early_stopping.finding.rules import RULES, replay
from pages.early_stopping.finding.stopping import restored

TOO_LOW = mark("It is likely a little too low")
MOST, SOME, FEW = (
    mark("For more than half of them"),
    mark("For a quarter to a half of them"),
    mark("For fewer than a quarter of them"),
)


def lowest_on_both(curves: Sequence[np.ndarray], patience: int) -> Question:
    """Whether the epoch that validation loss chooses is the one that test loss would have chosen."""
    said = t(
        "With a patience of {patience}, the epoch with the lowest validation loss so far is restored. For how many "
        "of the seeds does that epoch also have the lowest test loss of all epochs?",
        patience=patience,
    )
    stops = [replay(RULES["patience"], patience, losses) for losses in curves]
    early = sum(stop.best <= np.argmin(losses[:, VALIDATION]) for losses, stop in zip(curves, stops, strict=True))
    replies = _AT_A_RIPPLE if 2 * early > len(curves) else _LOWEST
    asked = partial(make_question, name="early_stopping lowest", text=said, replies=replies)
    if len(curves) < FEWEST_PAIRS:
        return asked(right=None)
    kept = np.array([restored(losses, stop) for losses, stop in zip(curves, stops, strict=True)])
    lowest = np.array([losses[:, TEST].min() for losses in curves])
    count = int((kept <= lowest).sum())
    right = MOST if 2 * count > len(curves) else FEW if 4 * count < len(curves) else SOME
    because = t(
        "Here it is {count} of {seeds}. At the restored epoch, test loss is on average {more} above its lowest.",
        count=count,
        seeds=len(curves),
        more=percent(geometric_mean(kept) / geometric_mean(lowest) - 1.0),
    )
    return asked(right=right, because=because)


def chosen_on() -> Question:
    """What validation loss is worth once it has chosen: the same for all curves."""
    return Question(
        name="early_stopping chosen",
        text=t(
            "A training run is stopped early, at the epoch with the lowest validation loss. What is that loss worth, "
            "as an estimate for new data?"
        ),
        answers=(
            Answer(
                mark("It is right: those rows were not trained on"),
                t(
                    "They were not, but the epoch was picked because it suits these very rows, and that is "
                    "partly luck. Test rows chose nothing."
                ),
            ),
            Answer(TOO_LOW, t("The lowest of many noisy values is partly luck. So test loss judges here.")),
            Answer(
                mark("It is too high: the network was stopped too early"),
                t("When training stops affects how good the network is, not how that is measured."),
            ),
        ),
        right=TOO_LOW,
    )


def for_class() -> tuple[Question, ...]:
    """What needs none of the page's results."""
    return (chosen_on(),)


_LOWEST = {
    MOST: Replies(
        mark(
            "“Both sets are drawn from the same data” is true. But each has few rows, and near the lowest point their "
            "noise decides which epoch is lowest."
        ),
        mark("On both sets the curves have one clear lowest point, and it is the same."),
    ),
    SOME: Replies(
        mark("Compare the lowest points of validation and test loss in the first chart."),
        mark("Near the lowest point the curves are flat, and the noise of few rows decides which epoch is lowest."),
    ),
    FEW: Replies(
        mark("“The sets have nothing to do with each other” forgets that both curves turn for the same reason."),
        mark(
            "Near the lowest point the curves are flat, and the noise of few rows decides which epoch is lowest, a "
            "different one on each set."
        ),
    ),
}
_RIPPLE = mark("For most seeds, training stopped at a ripple, before validation loss reached its lowest.")
_LOWEST_AT_A_RIPPLE = mark(
    "For most seeds, training stopped at a ripple, before validation loss reached its lowest. But for most, the "
    "restored epoch has the lowest test loss, too."
)
_AT_A_RIPPLE = {
    MOST: Replies(_RIPPLE, _LOWEST_AT_A_RIPPLE),
    SOME: Replies(_LOWEST[SOME].wrong, _RIPPLE),
    FEW: Replies(_LOWEST[FEW].wrong, _RIPPLE),
}
