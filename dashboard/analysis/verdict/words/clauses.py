"""What several sentences of the verdict have in common: whole clauses, and the numbers in them."""

from __future__ import annotations

from dashboard.analysis.verdict.evidence import Evidence
from dashboard.analysis.verdict.gap import LEARNED
from dashboard.analysis.verdict.verdict import Kind
from dashboard.analysis.words import loss_in_words, percentage
from language.numbers import in_digits
from language.say import Message, later

# Validation rows are easier or harder than training rows if the losses of a constant prediction differ by this share.
EASY = 0.05
# A median over epochs may be given as the loss of one of them if it differs from that by no more than this share.
SAME = 0.02


def rose(evidence: Evidence) -> Message:
    rise, values = evidence.rise, lowest(evidence)
    if rise.ratio > 0:
        times = _times(rise.ratio)
        return later("validation loss was lowest {at} and is {times} times that now", **values, times=times)
    last = loss_in_words(rise.last)
    return later("validation loss was lowest {at}, {lowest}, and is {last} now", **values, last=last)


def _times(ratio: float) -> str:
    return f"{ratio:.2f}" if ratio < 1.1 else f"{ratio:.1f}" if ratio < 100 else in_digits(ratio, ".3g")


def learned(evidence: Evidence) -> Message:
    if not evidence.case.knows_constant:
        return later("only the loss of a constant prediction would say whether what was learned holds for new rows too")
    constant = validation_constant(evidence)
    there, share = {"constant": loss_in_words(constant)}, 1.0 - evidence.gap.validation / constant
    if share <= 0.0:
        return later(
            "nothing shows that what was learned holds for new rows: validation loss is no lower than a constant "
            "prediction's ({constant})",
            **there,
        )
    if evidence.rows and evidence.validation_at_most >= constant:
        return later(
            "{count} rows can't tell whether what was learned holds for new rows too: validation loss is {share} "
            "below a constant prediction's ({constant}), give or take {spread}",
            **there,
            count=evidence.rows.count,
            share=percentage(share),
            spread=percentage(2 * evidence.rows.error / constant),
        )
    if share < LEARNED:
        return later(
            "hardly any of what was learned holds for new rows: validation loss is {share} below a constant "
            "prediction's ({constant})",
            **there,
            share=percentage(share),
        )
    return later(
        "what was learned holds for new rows too: validation loss is {share} below a constant prediction's "
        "({constant})",
        **there,
        share=percentage(share),
    )


def validation_constant(evidence: Evidence) -> float:
    """The loss of a constant prediction for the validation rows: that of training rows unless they clearly differ."""
    case = evidence.case
    return case.validation_scale if abs(case.validation_scale - case.scale) >= EASY * case.scale else case.scale


def has_narrowed(evidence: Evidence) -> bool:
    """Whether the gap was wider after the first epoch than it is now."""
    return bool(evidence.case.validation[0] - evidence.case.train[0] > evidence.gap.last)


def losses(evidence: Evidence) -> dict[str, str | Message]:
    numbers = {
        "train": evidence.gap.train,
        "validation": evidence.gap.validation,
        "constant": evidence.case.constant_loss,
    }
    return {name: loss_in_words(value) for name, value in numbers.items()}


def lowest(evidence: Evidence) -> dict[str, str | Message]:
    return {"lowest": loss_in_words(evidence.rise.lowest), "at": _at_lowest(evidence)}


def _at_lowest(evidence: Evidence) -> Message:
    """The epoch at which it was, or around which, where charts mark another epoch or show another loss there."""
    case, place = evidence.case, evidence.rise.marked
    epoch = int(case.epochs[place])
    if place == case.judged and evidence.rise.height > 0:
        # A loss is not compared with what it was at the same epoch: the medians were lowest before.
        return later("around epoch {epoch}", epoch=int(case.epochs[case.smooth_validation.lowest_median]))
    if abs(case.validation[place] - evidence.rise.lowest) > SAME * abs(evidence.rise.lowest):
        return later("around epoch {epoch}", epoch=epoch)
    if place == case.lowest_place(len(case.validation)):
        return later("at epoch {epoch}", epoch=epoch)
    if place == case.lowest_place(case.count):
        return later("at epoch {epoch}, of those up to the restored weights", epoch=epoch)
    return later("around epoch {epoch}", epoch=epoch)


def objective_fell() -> Message:
    """Why training loss may rise although no step is too large."""
    return later(
        "the objective, which training lowers, did not rise. Dropout, noise, a penalty, smoothed labels or class "
        "weights make that a different loss from this one; use less of them"
    )


def kinds(kind: Kind, other: Kind) -> dict[str, Message]:
    return {"kind": later(kind), "other": later(other)}
