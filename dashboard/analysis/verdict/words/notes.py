"""What is added to the sentence, whichever rule it is from."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.analysis.verdict.evidence import Evidence
from dashboard.analysis.verdict.verdict import NOTHING_SAID, Kind
from dashboard.analysis.words import in_a_row
from language.say import Message, later


def notes(found: Evidence, kinds: Sequence[Kind]) -> Message:
    """All that applies to the kinds named."""
    return in_a_row(_steps(found, kinds), _restored(found), _patience(found, kinds))


def _steps(found: Evidence, kinds: Sequence[Kind]) -> Message:
    if found.case.known.lone_rows and not {"unstable", "diverged"}.isdisjoint(kinds):
        return later(
            "But use larger batches first: batch normalization leaves nothing of a batch that is a single row."
        )
    return NOTHING_SAID


def _restored(found: Evidence) -> Message:
    epoch = found.case.ending.restored
    return later("Early stopping restored the weights of epoch {epoch}.", epoch=epoch) if epoch else NOTHING_SAID


def _patience(found: Evidence, kinds: Sequence[Kind]) -> Message:
    """Said where early stopping ended a training whose loss might have fallen further."""
    if not found.case.stopped_early or "too few epochs" not in kinds:
        return NOTHING_SAID
    return later("With more patience, early stopping would have let it go on.")
