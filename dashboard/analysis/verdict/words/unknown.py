"""The sentences about what is open where a curve, the loss of a constant prediction or the rows are not known."""

from __future__ import annotations

from dashboard.analysis.verdict.evidence import Evidence
from dashboard.analysis.verdict.gap import LEARNED
from dashboard.analysis.verdict.verdict import Kind
from dashboard.analysis.verdict.words.clauses import kinds, losses, rose
from dashboard.analysis.words import loss_in_words, percentage
from language.say import Message, later


def without_validation() -> Message:
    return later(
        "Can't tell from training loss alone: whether a network overfits only shows when its validation "
        "loss is known, too."
    )


def without_training() -> Message:
    return later(
        "Can't tell from validation loss alone: whether a network overfits only shows when its training "
        "loss is known, too."
    )


def rose_alone(evidence: Evidence) -> Message:
    """Said of validation loss that rose, where it is not known what training loss did meanwhile."""
    return later(
        "Can't tell {kind} from {other} by validation loss alone: {rose}. If training loss fell meanwhile, the network "
        "overfits; if it rose too, the steps are too large.",
        **kinds("overfitting", "unstable"),
        rose=rose(evidence),
    )


def rise_of_unknown_size(evidence: Evidence, kind: Kind, other: Kind) -> Message:
    return later(
        "Can't tell {kind} from {other}: {rose}, which is small compared with the first loss ({first}). The loss of "
        "a constant prediction would show whether it counts.",
        **kinds(kind, other),
        rose=rose(evidence),
        first=loss_in_words(evidence.case.scale),
    )


def fall_of_unknown_size(evidence: Evidence, kind: Kind, other: Kind) -> Message:
    return later(
        "Can't tell {kind} from {other}: after {epochs}, validation loss is {validation} and still falling, by "
        "little compared with the first loss ({first}). The loss of a constant prediction would show whether it "
        "counts.",
        **losses(evidence) | kinds(kind, other),
        epochs=evidence.case.epoch,
        first=loss_in_words(evidence.case.scale),
    )


def may_guess(evidence: Evidence, kind: Kind, other: Kind) -> Message:
    """Said of losses that are those of guessing, without a score that would tell."""
    assert evidence.guessing
    return later(
        "Can't tell {kind} from {other}: training loss is {train} and validation loss {validation}, which is the "
        "loss of guessing among {classes} equally frequent classes ({guessed}). If that is the task, next to nothing "
        "was learned; its accuracy would show it: {score} is that of guessing.",
        **losses(evidence) | kinds(kind, other),
        classes=evidence.guessing.classes,
        guessed=loss_in_words(evidence.guessing.loss),
        score=percentage(evidence.guessing.score),
    )


def may_be_easy(evidence: Evidence, kind: Kind, other: Kind) -> Message:
    """Said of what would be a good fit if it had more than a handful of rows."""
    assert evidence.rows
    return later(
        "Can't tell {kind} from {other} with {count} rows: validation loss is {validation} and training loss {train}, "
        "but rows as few as these may all be easy by chance.",
        **losses(evidence) | kinds(kind, other),
        count=evidence.rows.count,
    )


def narrows(evidence: Evidence, kind: Kind, other: Kind) -> Message:
    """Said of a wide gap that is narrowing while validation loss is at its lowest."""
    return later(
        "Can't tell {kind} from {other}: validation loss is {validation}, lower than ever, and training loss {train}; "
        "their gap narrowed to {gap} from {halfway} halfway. More epochs would show whether it closes.",
        **losses(evidence) | kinds(kind, other),
        gap=loss_in_words(evidence.gap.last),
        halfway=loss_in_words(evidence.gap.halfway),
    )


def flat(evidence: Evidence, kind: Kind, other: Kind) -> Message:
    if evidence.learned_share < LEARNED:
        return later(
            "Can't tell {kind} from {other}: training loss hardly moved from {loss}. The loss of a constant prediction "
            "would say whether next to nothing was learned, or all of it in the first epoch.",
            **kinds(kind, other),
            loss=loss_in_words(evidence.case.train[0]),
        )
    return later(
        "Can't tell {kind} from {other}: training loss is {train}, little below the first loss ({first}), and "
        "validation loss {validation}. The loss of a constant prediction would show whether more was learned than "
        "guessing.",
        **losses(evidence) | kinds(kind, other),
        first=loss_in_words(evidence.case.scale),
    )
