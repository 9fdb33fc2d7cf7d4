"""The verdict where one of the curves was not logged: validation loss alone shows whether it falls, or has risen."""

from __future__ import annotations

from dataclasses import replace

from dashboard.analysis.verdict.case import Case, value_at
from dashboard.analysis.verdict.evidence import Evidence, evidence_of
from dashboard.analysis.verdict.fall import AGAIN, LIKELY
from dashboard.analysis.verdict.rules.few_epochs import FEWEST_EPOCHS
from dashboard.analysis.verdict.verdict import Kind, Verdict, Words
from dashboard.analysis.verdict.words import more_epochs, unknown
from language.say import Message


def judge_one_curve(case: Case) -> Verdict:
    """The verdict on training loss, or on validation loss, whichever is there."""
    kind, sentence, between = _told(case)
    return Verdict(
        kind=kind,
        words=Words(sentence),
        constant_loss=case.constant_loss,
        epoch=case.epoch,
        train_loss=value_at(case.judged, case.train),
        validation_loss=value_at(case.judged, case.validation),
        between=between,
    )


def _told(case: Case) -> tuple[Kind, Message, tuple[Kind, ...]]:
    """That validation loss still falls shows by itself; whether a rise is overfitting, only beside training loss."""
    if len(case.train):
        return "can't tell", unknown.without_validation(), ()
    evidence = _evidence(case)
    if evidence is not None and evidence.rise.counts:
        return "can't tell", unknown.rose_alone(evidence), ("overfitting", "unstable")
    if evidence is not None and evidence.fall.by_validation.probability(AGAIN, evidence.fall.least) >= LIKELY:
        return "too few epochs", more_epochs.falling_alone(evidence), ()
    return "can't tell", unknown.without_training(), ()


def _evidence(case: Case) -> Evidence | None:
    """Measured as if training loss were the same; None for too few epochs."""
    enough = case.count >= FEWEST_EPOCHS and not case.stopped_early
    return evidence_of(replace(case, train=case.validation)) if enough else None
