"""What is added to the sentence, whichever rule it is from."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.analysis.verdict.evidence import Evidence
from dashboard.analysis.verdict.verdict import NOTHING_SAID, Kind
from dashboard.analysis.words import joined
from language.say import Message, later, mark


def notes(evidence: Evidence, kinds: Sequence[Kind]) -> Message:
    """All that applies to the kinds named."""
    return joined(_steps(evidence, kinds), _restored(evidence), _patience(evidence, kinds))


def _steps(evidence: Evidence, kinds: Sequence[Kind]) -> Message:
    if evidence.case.known.lone_rows and not {"unstable", "diverged"}.isdisjoint(kinds):
        return later(
            "But use larger batches first: batch normalization leaves nothing of a batch that is a single row."
        )
    return NOTHING_SAID


# By what early stopping watches: the loss on smoothed labels, and a penalty on top of it.
_RESTORED = {
    (False, False): mark("Early stopping restored the weights of epoch {epoch}."),
    (False, True): mark(
        "Early stopping restored the weights of epoch {epoch}: as in Keras, it watches the sum of validation loss and "
        "penalty."
    ),
    (True, False): mark(
        "Early stopping restored the weights of epoch {epoch}: as in Keras, it watches validation loss on smoothed "
        "labels."
    ),
    (True, True): mark(
        "Early stopping restored the weights of epoch {epoch}: as in Keras, it watches the sum of validation loss on "
        "smoothed labels and penalty."
    ),
}


def _restored(evidence: Evidence) -> Message:
    """Where charts mark another epoch as the lowest, with what early stopping watches in its place."""
    case, epoch = evidence.case, evidence.case.ending.restored
    if not epoch:
        return NOTHING_SAID
    is_lowest = epoch == case.epochs[case.lowest_place(len(case.validation))]
    return later(_RESTORED[(False, False) if is_lowest else case.known.watched], epoch=epoch)


def _patience(evidence: Evidence, kinds: Sequence[Kind]) -> Message:
    """Said where early stopping ended a training whose loss might have fallen further, but not in its last epoch."""
    case = evidence.case
    at_the_end = case.ending.epochs == case.known.most_epochs
    if not case.stopped_early or at_the_end or "too few epochs" not in kinds:
        return NOTHING_SAID
    return later("With more patience, early stopping would have let it go on.")
