"""What the lesson asks of early stopping."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.ui.questions.changes import FALLS, NEITHER, RISES, about_change
from dashboard.ui.questions.question import Answer, Question, Replies
from language.say import mark, t
from pages.early_stopping.finding.rules import RULES, replay
from pages.early_stopping.finding.stopping import restored_change

TOO_LOW = mark("It is likely a little too low")


def beside_the_end(curves: Sequence[np.ndarray], patience: int) -> Question:
    """What a patience does to test loss, which took no part in the choice."""
    stops = [replay(RULES["patience"], patience, losses) for losses in curves]
    change = restored_change(curves, stops) if len(curves) >= FEWEST_PAIRS else None
    return about_change(
        name="early_stopping test",
        text=t(
            "Training stops with a patience of {patience}, and the best weights are restored. What happens "
            "to test loss, compared with training to the end?",
            patience=patience,
        ),
        replies=_TEST,
        change=change,
        beside=mark("that at the end"),
    )


def chosen_on() -> Question:
    """What validation loss is worth once it has chosen: the same for all curves."""
    return Question(
        name="early_stopping chosen",
        text=t(
            "The epoch was chosen by validation loss. What is validation loss at that epoch worth, as an estimate for "
            "new data?"
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


_TEST = {
    FALLS: Replies(
        mark(
            "Stopping helps where the loss would rise again, and where the rule waits long enough to see the lowest "
            "point. Compare with the end of the curve in the first chart."
        ),
        mark("Beyond that epoch the network went on to fit noise."),
    ),
    NEITHER: Replies(
        mark(
            "“By then the network has learned all it can” forgets that it keeps learning, be it the pattern "
            "or noise. See how the first chart goes on."
        ),
        mark("Over these seeds no difference can be told, or there is next to none."),
    ),
    RISES: Replies(
        mark(
            "“More training is better training” is true, at best, of training loss. See in the first chart "
            "whether test loss turns."
        ),
        mark("What the network would have learned after that epoch helps on test rows, too."),
    ),
}
