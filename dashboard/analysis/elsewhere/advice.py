"""What to try next after each kind of verdict, the likeliest to help first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.analysis.verdict import Kind
from language.fields import said
from language.say import mark


@said("title", "why")
@dataclass(frozen=True)
class Advice:
    """One thing to try, the reason, and the lesson that shows it."""

    title: str
    why: str
    lesson: str


_STOP = Advice(
    mark("Early stopping"),
    mark("Keep the weights of the epoch with the lowest validation loss. It needs no other change."),
    "early_stopping",
)
_DATA = Advice(
    mark("More rows"),
    mark("Noise differs from row to row and averages out; what repeats is learned."),
    "data_and_splits",
)
_SMALLER = Advice(
    mark("A smaller network"), mark("With fewer weights there is less room to memorize individual rows."), "capacity"
)
_DROPOUT = Advice(mark("Dropout"), mark("Each mini-batch trains different thinned networks."), "dropout")
_PENALTY = Advice(mark("L2, or weight decay"), mark("Small weights make a smoother function."), "l1_l2")
_LONGER = Advice(
    mark("More epochs"),
    mark("While a loss is still falling, nothing can be said about where it will end."),
    "early_stopping",
)
_LATE = Advice(
    mark("More epochs"),
    mark("Some networks begin to learn late: a loss that has not moved yet may still fall."),
    "early_stopping",
)
_LARGER = Advice(mark("A larger network"), mark("More units can express more, if the data hold more."), "capacity")
_LESS = Advice(
    mark("Less regularization"), mark("Penalties and dropout keep a network from learning, too."), "which_fix"
)
_RATE = Advice(mark("A lower learning rate"), mark("Steps that are too large lead away from a minimum."), "one_step")
_SPLITS = Advice(
    mark("How the sets were drawn"),
    mark("Rows from another time, another place or another class mix can make a gap by themselves."),
    "splits",
)
_SEEDS = Advice(mark("More seeds"), mark("Train it several times: what holds for one seed may be chance."), "which_fix")
_ONCE = Advice(
    mark("The test set, once"),
    mark("The lowest validation loss was picked for being low. Only untouched rows show what to expect."),
    "test_set_once",
)

ADVICE: dict[Kind, tuple[Advice, ...]] = {
    "overfitting": (_STOP, _DATA, _PENALTY, _DROPOUT, _SMALLER),
    "underfitting": (_LESS, _LARGER, _LATE, _RATE),
    "too few epochs": (_LONGER,),
    "good fit": (_ONCE, _SEEDS),
    "diverged": (_RATE,),
    "unstable": (_RATE, _SEEDS),
    "shift": (_SPLITS, _ONCE),
    "can't tell": (_SEEDS, _DATA),
}


# What would decide between the two kinds of a "can't tell".
_DECIDES: dict[Kind, Advice] = {"too few epochs": _LONGER, "unstable": _RATE, "shift": _SPLITS}


def advice(kind: Kind, between: Sequence[Kind]) -> tuple[Advice, ...]:
    """What to try after a verdict of this kind; where it can't tell two apart, first what would."""
    return (*(_DECIDES[one] for one in between if one in _DECIDES), *ADVICE[kind])
