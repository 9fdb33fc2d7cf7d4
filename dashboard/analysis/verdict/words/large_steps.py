"""The sentences about too large steps, and about what looks like them and has another cause."""

from __future__ import annotations

from dashboard.analysis.verdict.above_constant import highest_loss
from dashboard.analysis.verdict.case import Case
from dashboard.analysis.verdict.curves.steady import falls_steadily
from dashboard.analysis.verdict.evidence import Evidence
from dashboard.analysis.verdict.rise import OF_LOWEST
from dashboard.analysis.verdict.verdict import Kind
from dashboard.analysis.verdict.words.clauses import kinds, losses, objective_fell, validation_constant
from dashboard.analysis.words import joined, loss_in_words, percentage
from language.numbers import in_digits
from language.say import Message, later, mark

# A loss that was more than this many times as high has come down, however far above a constant prediction's it is.
CAME_DOWN = 2.0
# By whether it is clearly higher than after the first epoch. What is not may have begun there, with too small steps.
_ROSE = mark(
    "Diverged: training loss is {train}, {times} times a constant prediction's, and was {first} after the first epoch. "
    "Lower the learning rate."
)
_STAYED = mark(
    "Diverged: training loss is {train}, {times} times a constant prediction's. The steps are too large, or else too "
    "small or too few. A lower and a higher learning rate would show which."
)


def diverged(evidence: Evidence) -> Message:
    if evidence.case.knows_constant:
        return _far_above_constant(evidence)
    first = float(evidence.case.train[0])
    if evidence.gap.train <= first:
        return later(
            "Diverged: training loss is {train}, beyond what any target's unit explains. Lower the learning rate.",
            **losses(evidence),
        )
    return later(
        "Diverged: training loss rose from {first} in the first epoch to {train}, and does not fall. Lower the "
        "learning rate.",
        **losses(evidence),
        first=loss_in_words(first),
    )


def _far_above_constant(evidence: Evidence) -> Message:
    """Names the last loss, not a median: one that grows by powers of ten has none that its chart shows."""
    first, last = float(evidence.case.train[0]), float(evidence.case.train[evidence.case.judged])
    highest = highest_loss(evidence)
    values = {"train": loss_in_words(last), "times": in_digits(last / evidence.case.scale, ".3g")}
    if highest > CAME_DOWN * last:
        return later(
            "Diverged: training loss came down from {most} to {train}, which is still {times} times a constant "
            "prediction's. Lower the learning rate.",
            **values,
            most=loss_in_words(highest),
        )
    if falls_steadily(evidence.case.smooth_train):
        return later(
            "Diverged: training loss is {train}, {times} times a constant prediction's, though it falls steadily "
            "from {most}. The steps are too large, or else too small or too few. A lower and a higher learning "
            "rate would show which.",
            **values,
            most=loss_in_words(highest),
        )
    return later(_ROSE if last > (1.0 + OF_LOWEST) * first else _STAYED, **values, first=loss_in_words(first))


def overflowed(case: Case) -> Message:
    if len(case.epochs):
        return later(
            "Diverged after epoch {epoch}: the loss is no longer a number. Lower the learning rate.",
            epoch=int(case.epochs[-1]),
        )
    return later("Diverged in the first epoch: the loss is no longer a number. Lower the learning rate.")


def blown_up(evidence: Evidence) -> Message:
    return later(
        "Unstable: training loss came down from {most} to {train}, but validation loss is {validation}, {times} "
        "times a constant prediction's. The weights blew up. Lower the learning rate, or the scale of the initial "
        "weights.",
        **losses(evidence),
        most=loss_in_words(highest_loss(evidence)),
        times=in_digits(evidence.gap.validation / validation_constant(evidence), ".3g"),
    )


def unstable(evidence: Evidence) -> Message:
    values = {
        "low": loss_in_words(evidence.rise.train_last - evidence.rise.train_rise),
        "last": loss_in_words(evidence.rise.train_last),
    }
    if evidence.objective_fell:
        return later(
            "Unstable: training loss itself has risen, from {low} to {last}, and validation loss with it. That is "
            "not overfitting, and the steps are not too large: {objective}.",
            **values,
            objective=objective_fell(),
        )
    if evidence.case.known.held_back:
        return later(
            "Unstable: training loss itself has risen, from {low} to {last}, and validation loss with it. That is "
            "not overfitting: the steps are too large, or there is too much of what makes training lower a different "
            "loss from this one (dropout, noise, a penalty, smoothed labels, class weights). Lower the learning rate "
            "first.",
            **values,
        )
    return later(
        "Unstable: training loss itself has risen, from {low} to {last}, and validation loss with it. That is not "
        "overfitting: the steps are too large. Lower the learning rate.",
        **values,
    )


def swings(evidence: Evidence) -> Message:
    return later(
        "Unstable: from one epoch to the next, training loss swings by about {size} of its level ({train}). The steps "
        "are too large, or the batches too small. Lower the learning rate.",
        **losses(evidence),
        size=percentage(evidence.train_swings),
    )


def worse_than_constant(evidence: Evidence) -> Message:
    if evidence.objective_fell:
        return later(
            "Unstable: training loss is {train}, more than a constant prediction's ({constant}), and has not come "
            "down steadily. The steps are not too large: {objective}.",
            **losses(evidence),
            objective=objective_fell(),
        )
    return later(
        "Unstable: training loss is {train}, more than a constant prediction's ({constant}), and has not come down "
        "steadily. The steps are too large. Lower the learning rate.",
        **losses(evidence),
    )


def may_swing(evidence: Evidence, kind: Kind, other: Kind) -> Message:
    values = {**losses(evidence), **kinds(kind, other)}
    if evidence.train_swings >= evidence.validation_swings:
        return later(
            "Can't tell {kind} from {other}: from one epoch to the next, training loss swings by about {size} of its "
            "level ({train}). A lower learning rate would show whether the steps are too large.",
            **values,
            size=percentage(evidence.train_swings),
        )
    return later(
        "Can't tell {kind} from {other}: from one epoch to the next, validation loss swings by about {size} of its "
        "level ({validation}). Too few validation rows can do that, and so can steps that are too large: a lower "
        "learning rate would show which it is.",
        **values,
        size=percentage(evidence.validation_swings),
    )


def may_be_unstable(evidence: Evidence, kind: Kind, other: Kind) -> Message:
    """Said of training loss above its lowest point, and perhaps validation loss, where single epochs jump as far."""
    if evidence.objective_fell:
        why = later("It is not the steps: {objective}.", objective=objective_fell())
    else:
        why = later("A lower learning rate would show whether the steps are too large.")
    return joined(_both_may_have_risen(evidence, kind, other), why)


def _both_may_have_risen(evidence: Evidence, kind: Kind, other: Kind) -> Message:
    if evidence.rows and evidence.rise.training_surely_rose:
        return later(
            "Can't tell {kind} from {other} with {count} rows: training loss is {train}, {rise} above its lowest; "
            "validation loss, {validation}, may have risen with it, give or take {spread}.",
            **losses(evidence) | kinds(kind, other),
            count=evidence.rows.count,
            rise=in_digits(evidence.rise.train_rise, ".2g"),
            spread=in_digits(2 * evidence.rows.change_error, ".2g"),
        )
    return later(
        "Can't tell {kind} from {other}: training loss is {train}, {rise} above its lowest, and validation loss "
        "{validation}, {height} above its own, but individual epochs jump as far.",
        **losses(evidence) | kinds(kind, other),
        rise=in_digits(evidence.rise.train_rise, ".2g"),
        height=in_digits(evidence.rise.height, ".2g"),
    )
