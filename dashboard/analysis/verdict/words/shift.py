"""The sentence about sets that differ: why a gap, or most of it, is not overfitting."""

from __future__ import annotations

from dashboard.analysis.verdict.evidence import Evidence
from dashboard.analysis.verdict.gap import Origin
from dashboard.analysis.verdict.verdict import NOTHING_SAID
from dashboard.analysis.verdict.words.clauses import losses
from dashboard.analysis.words import joined, loss_in_words
from language.say import Message, later, mark

_OTHER_TARGETS = mark("with targets as frequent as in the training set, validation loss would be {alike}")
_WHY: dict[Origin, str] = {
    "few weights": mark("a network with so few weights cannot memorize so many rows"),
    "from the start": mark("it was there from the first epochs"),
    "nothing learned": mark("training loss is not clearly below a constant prediction's"),
    "opened": mark("it did not open"),
    "unclear": mark("it did not open"),
}


def shift(evidence: Evidence) -> Message:
    if evidence.gap.origin == "other targets":
        return joined(_shift_of_targets(evidence), _rest(evidence))
    return later(
        "The sets differ: validation loss is {validation}, training loss {train}, but this gap is not overfitting, "
        "because {why}. Compare how the sets were drawn.",
        **losses(evidence),
        why=later(_WHY[evidence.gap.origin]),
    )


def _shift_of_targets(evidence: Evidence) -> Message:
    return later(
        "The sets differ: validation loss is {validation}, training loss {train}, but most of this gap is not "
        "overfitting, because {why}. Compare how the sets were drawn.",
        **losses(evidence),
        why=later(_OTHER_TARGETS, alike=loss_in_words(evidence.gap.reweighted)),
    )


def _rest(evidence: Evidence) -> Message:
    """Said where a wide gap would be left with targets as frequent as in training."""
    is_wide = evidence.gap.reweighted >= evidence.gap.least()
    return later("What would be left of it is overfitting.") if is_wide else NOTHING_SAID
