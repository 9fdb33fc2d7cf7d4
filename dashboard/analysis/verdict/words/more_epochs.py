"""What more epochs did where they were tried, and what the curves let expect where they were not, in words."""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import ROUND_FLOOR, Context
from typing import Any

from dashboard.analysis.verdict.evidence import Evidence
from dashboard.analysis.verdict.fall import AGAIN, LATER, OPEN
from dashboard.analysis.verdict.verdict import NOTHING_SAID, Kind
from dashboard.analysis.verdict.words.clauses import kinds, losses
from dashboard.analysis.words import loss_in_words, percentage
from language.numbers import in_digits
from language.say import Message, later

# A learning rate that has come down below this share of the highest makes curves stand still.
SLOWED = 0.5
# To three digits, so that "or more" is true of what was measured.
_DOWN = Context(prec=3, rounding=ROUND_FLOOR)


def falling(evidence: Evidence) -> Message:
    """What more epochs did, where they were tried, or else what the curves let expect."""
    ahead = evidence.fall.ahead
    if ahead is None or not evidence.fall.counts:
        return _seems_to_fall(evidence)
    return later(
        "Too few epochs: after {epochs}, validation loss is {validation} and training loss {train}. Going on to "
        "{more} epochs took validation loss down to {lowest}.",
        **losses(evidence),
        epochs=evidence.case.epoch,
        more=_again(evidence),
        lowest=loss_in_words(ahead.lowest),
    )


def _seems_to_fall(evidence: Evidence) -> Message:
    """Said of the curve whose fall is more than the noise of its epochs: validation loss, or training loss alone."""
    values = {**losses(evidence), "epochs": evidence.case.epoch}
    if evidence.case.rate < SLOWED and evidence.case.clock.kept is None:
        return later(
            "Too few epochs: after {epochs}, validation loss is {validation} and training loss {train}. They slowed "
            "down as the learning rate came down, to {share} of its highest; over more epochs it stays high for "
            "longer.",
            **values,
            share=percentage(evidence.case.rate),
        )
    if not evidence.fall.is_hidden:
        return later(
            "Too few epochs: after {epochs}, validation loss is {validation} and still falling; training loss is "
            "{train}.",
            **values,
        )
    return later(
        "Too few epochs: after {epochs}, training loss is {train} and still falling; validation loss is {validation}.",
        **values,
    )


def falling_alone(evidence: Evidence) -> Message:
    """Said of validation loss without training loss."""
    return later(
        "Too few epochs: after {epochs}, validation loss is {validation} and still falling. Anything more can only "
        "be said with its training loss beside it.",
        epochs=evidence.case.epoch,
        validation=losses(evidence)["validation"],
    )


def may_fall(evidence: Evidence, kind: Kind, other: Kind) -> Message:
    """Said where more epochs may help or not: what would make them too few, and how likely that is."""
    least, ahead, rows = in_digits(evidence.fall.least, ".2g"), evidence.fall.ahead, evidence.rows
    values = {**losses(evidence), **kinds(kind, other), "epochs": int(evidence.case.epochs[-1]), "least": least}
    if ahead is None or rows is None or evidence.fall.probability < OPEN:
        return _may_seem_to_fall(evidence, values)
    return later(
        "Can't tell {kind} from {other}: validation loss is {validation}, training loss {train}. Going on to "
        "{more} epochs took validation loss to {lowest}; {count} rows can't tell whether others fall by {least}, "
        "which would make {epochs} epochs too few.",
        **values,
        more=_again(evidence),
        lowest=loss_in_words(ahead.lowest),
        count=rows.count,
    )


def _may_seem_to_fall(evidence: Evidence, values: Mapping[str, Any]) -> Message:
    """The same by the curves so far."""
    values = {**values, "likely": percentage(evidence.more_would_help)}
    if evidence.late_start > evidence.fall.probability:
        return later(
            "Can't tell {kind} from {other}: validation loss is {validation} and training loss {train}. If {more} "
            "epochs instead of {epochs} bring validation loss to {below} or less, {epochs} were too few. The curves so "
            "far make that {likely} likely.",
            **values,
            more=round(LATER * int(evidence.case.epochs[-1])),
            below=loss_in_words(evidence.learned_loss),
        )
    return later(
        "Can't tell {kind} from {other}: validation loss is {validation} and training loss {train}. If {more} epochs "
        "instead of {epochs} lower validation loss by {least} or more, {epochs} were too few. The curves so far make "
        "that {likely} likely.",
        **values,
        more=_again(evidence),
    )


def tried(evidence: Evidence) -> Message:
    """What more epochs did, where the sentence does not say so; single epochs in between may lie lower."""
    ahead = evidence.fall.ahead
    if ahead is None:
        return NOTHING_SAID
    if math.isinf(ahead.lowest):
        return later("Going on to {more} epochs left a loss that is no longer a number.", more=_again(evidence))
    more = _again(evidence)
    if ahead.lowest < evidence.fall.lowest:
        lowest = loss_in_words(ahead.lowest)
        return later("Going on to {more} epochs took validation loss to {lowest}.", more=more, lowest=lowest)
    return later(
        "Going on to {more} epochs gave a validation loss of {lowest} or more, where it was measured.",
        more=more,
        lowest=loss_in_words(float(_DOWN.create_decimal(f"{ahead.lowest:.6g}"))),
    )


def _again(evidence: Evidence) -> int:
    """Twice the epochs, those after restored weights included."""
    return round(AGAIN * int(evidence.case.epochs[-1]))
