"""The sentences about a network that has learned next to nothing, and about what may keep it from learning."""

from __future__ import annotations

import math

from dashboard.analysis.verdict.above_constant import WORSE_THAN_CONSTANT, highest_loss
from dashboard.analysis.verdict.evidence import BY_CHANCE, Evidence
from dashboard.analysis.verdict.gap import LEARNED
from dashboard.analysis.verdict.words.clauses import losses, validation_constant
from dashboard.analysis.words import joined, loss_in_words, percentage
from language.say import Message, later


def underfitting(evidence: Evidence) -> Message:
    case, worse = evidence.case, WORSE_THAN_CONSTANT * evidence.case.scale
    if evidence.gap.train > worse:
        lowest_later = float(case.train[case.count :].min(initial=math.inf))
        if lowest_later <= worse:
            return joined(_no_better(evidence), _not_restored(lowest_later))
        return joined(_above_a_constant(evidence), _steps(evidence))
    return joined(
        _no_better(evidence),
        later(
            "Either the network is held back, or the steps are too large, or it needs many more epochs, or the inputs "
            "say no more."
        ),
    )


def _no_better(evidence: Evidence) -> Message:
    there, own = validation_constant(evidence), evidence.case.validation_scale
    # Beside the training rows' constant it would look as if something had been learned.
    if (1.0 - LEARNED) * own <= evidence.gap.validation < (1.0 - LEARNED) * there:
        there = own
    if there != evidence.case.scale:
        return later(
            "Underfitting: training loss is {train}, where a constant prediction has {constant}, and validation loss "
            "{validation}, where it has {there}.",
            **losses(evidence),
            there=loss_in_words(there),
        )
    return later(
        "Underfitting: training loss is {train} and validation loss {validation}, where a constant prediction has "
        "{constant}.",
        **losses(evidence),
    )


def _above_a_constant(evidence: Evidence) -> Message:
    return later(
        "Underfitting: training loss is {train}, and has not even come down to a constant prediction's ({constant}); "
        "validation loss is {validation}.",
        **losses(evidence),
    )


def _not_restored(lowest: float) -> Message:
    """Said where training came down after the epoch whose weights were restored: nothing kept it from that."""
    return later(
        "Later epochs took training loss down to {lowest}, but not what early stopping watches.",
        lowest=loss_in_words(lowest),
    )


def _steps(evidence: Evidence) -> Message:
    """What may keep a loss above a constant prediction's: large steps only where it has moved."""
    values = {"most": loss_in_words(highest_loss(evidence))}
    if evidence.gap.train >= (1.0 - BY_CHANCE) * highest_loss(evidence):
        return later(
            "It has hardly fallen from {most}: the steps are too small or too few, or the network is held back.",
            **values,
        )
    return later(
        "It came down from {most}: the steps are too large, or else too small or too few. A lower and a higher "
        "learning rate would show which.",
        **values,
    )


def guesses(evidence: Evidence) -> Message:
    """Said of curves from elsewhere whose losses and score are those of guessing."""
    assert evidence.guessing
    return later(
        "Underfitting: training loss is {train} and validation loss {validation}, where guessing among {classes} "
        "classes has {guessed}; the metric on validation is {right}, where guessing has {score}. Next to nothing was "
        "learned.",
        **losses(evidence),
        classes=evidence.guessing.classes,
        guessed=loss_in_words(evidence.guessing.loss),
        right=percentage(evidence.guessing.right),
        score=percentage(evidence.guessing.score),
    )
