"""What validation loss says where no one logged training loss: whether it falls on, or has risen."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard.analysis.verdict.case import Case
from dashboard.analysis.verdict.evidence import Evidence, evidence_of
from dashboard.analysis.verdict.fall import AGAIN, LIKELY
from dashboard.analysis.verdict.rules.few_epochs import FEWEST_EPOCHS
from dashboard.analysis.verdict.verdict import Kind
from dashboard.analysis.verdict.words import more_epochs, unknown
from language.say import Message


@dataclass(frozen=True)
class Alone:
    """What is said of it, and the kinds between which it can't tell."""

    kind: Kind
    sentence: Message
    between: tuple[Kind, ...] = ()


def alone(case: Case) -> Alone:
    """Whether it overfits shows beside its training loss; that it still falls shows by itself."""
    found = _evidence(case)
    if found is not None and found.rise.counts:
        return Alone("can't tell", unknown.rose_alone(found), ("overfitting", "unstable"))
    if found is not None and found.fall.own.chance(AGAIN, found.fall.least) >= LIKELY:
        return Alone("too few epochs", more_epochs.falling_alone(found))
    return Alone("can't tell", unknown.without_training())


def _evidence(case: Case) -> Evidence | None:
    """Measured as if training loss were the same."""
    enough = case.count >= FEWEST_EPOCHS and not case.stopped_early
    return evidence_of(replace(case, train=case.validation)) if enough else None
