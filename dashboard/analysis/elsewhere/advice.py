"""What to try next after each kind of verdict, the likeliest to help first."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.analysis.verdict import Kind


@dataclass(frozen=True)
class Advice:
    """One thing to try, why, and the lesson that shows it."""

    title: str
    why: str
    lesson: str


_STOP = Advice(
    "Early stopping", "Keep the weights of the lowest validation loss. It needs no other change.", "early_stopping"
)
_DATA = Advice(
    "More rows", "Noise differs from row to row and averages out; what repeats is learned.", "data_and_splits"
)
_SMALLER = Advice("A smaller network", "With fewer weights there is less room to memorise single rows.", "capacity")
_DROPOUT = Advice("Dropout", "Each mini-batch trains another thinned network.", "dropout")
_PENALTY = Advice("L2, or weight decay", "Small weights make a smoother function.", "l1_l2")
_LONGER = Advice("More epochs", "While a loss still falls, nothing can be said of where it ends.", "early_stopping")
_LARGER = Advice("A larger network", "More units can express more, if the data hold more.", "capacity")
_LESS = Advice("Less regularization", "Penalties and dropout keep a network from learning, too.", "which_fix")
_RATE = Advice("A lower learning rate", "Steps that are too large lead away from a minimum.", "one_step")
_SPLITS = Advice(
    "How the sets were drawn", "Rows of another time, place or class mix make a gap by themselves.", "splits"
)
_SEEDS = Advice("More seeds", "Train it several times: what holds for one seed may be chance.", "which_fix")
_ONCE = Advice(
    "The test set, once", "Validation loss was lowest by choice. Untouched rows tell what to expect.", "test_set_once"
)

ADVICE: dict[Kind, tuple[Advice, ...]] = {
    "overfitting": (_STOP, _DATA, _PENALTY, _DROPOUT, _SMALLER),
    "underfitting": (_LESS, _LARGER, _RATE),
    "too few epochs": (_LONGER,),
    "good fit": (_ONCE, _SEEDS),
    "diverged": (_RATE,),
    "unstable": (_RATE, _SEEDS),
    "shift": (_SPLITS, _ONCE),
    "can't tell": (_SEEDS, _DATA),
}


def advice(kind: Kind) -> tuple[Advice, ...]:
    """What to try after a verdict of this kind."""
    return ADVICE[kind]
