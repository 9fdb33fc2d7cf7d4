"""What is added to the sentence, whichever rule it is from."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.analysis.verdict.evidence import Evidence
from dashboard.analysis.verdict.verdict import NOTHING_SAID, Kind
from dashboard.analysis.words import joined
from language.say import Message, later


def notes(evidence: Evidence, kinds: Sequence[Kind]) -> Message:
    """All that applies to the kinds named."""
    return joined(_steps(evidence, kinds), _restored(evidence), _patience(evidence, kinds))


def _steps(evidence: Evidence, kinds: Sequence[Kind]) -> Message:
    if evidence.case.known.lone_rows and not {"unstable", "diverged"}.isdisjoint(kinds):
        return later(
            "But use larger batches first: batch normalization leaves nothing of a batch that is a single row."
        )
    return NOTHING_SAID


def _restored(evidence: Evidence) -> Message:
    epoch = evidence.case.ending.restored
    return later("Early stopping restored the weights of epoch {epoch}.", epoch=epoch) if epoch else NOTHING_SAID


def _patience(evidence: Evidence, kinds: Sequence[Kind]) -> Message:
    """Said where early stopping ended a training whose loss might have fallen further."""
    if not evidence.case.stopped_early or "too few epochs" not in kinds:
        return NOTHING_SAID
    return later("With more patience, early stopping would have let it go on.")
