"""The lines beneath the sentence: where validation loss stands, and what the verdict rests on."""

from __future__ import annotations

import math

import numpy as np

from dashboard.analysis.verdict.evidence import Evidence
from dashboard.analysis.verdict.gap import Origin
from dashboard.analysis.verdict.row_evidence import RowEvidence
from dashboard.analysis.verdict.verdict import NOTHING_SAID
from dashboard.analysis.verdict.words.clauses import has_narrowed, losses, validation_constant
from dashboard.analysis.words import joined, loss_in_words, percentage
from language.numbers import in_digits, two_digits
from language.say import Message, later, mark

# Validation loss is called the lower one below this share of training loss.
LOWER = 0.9
_PLAIN = mark("Gap {gap}.")
_LOWER = mark(
    "Gap {gap}: validation loss is the lower one. Dropout and augmented data can do that, as they make only training "
    "harder; so can easy validation rows."
)
# In the lab, both losses are those of one network, without dropout; and nothing is augmented.
_EASIER = mark("Gap {gap}: validation loss is the lower one, as these rows are easier.")
_NOISY = mark(
    "Gap {gap}: validation loss is the lower one, as only training targets have noise added, or as these rows are "
    "easier."
)
_MEAN = mark("It rests on {count} validation rows: their mean loss is {loss}, give or take {spread}.")
_MEAN_AT_THE_END = mark(
    "It rests on {count} validation rows: with the final weights, their mean loss is {loss}, give or take {spread}."
)
# By whether weights were restored: their training loss is known, whatever its neighbours are.
_MEDIANS = {
    False: mark("The verdict's losses are medians of up to {epochs} neighbouring epochs, so no single epoch decides."),
    True: mark(
        "The verdict's validation loss is a median of up to {epochs} neighbouring epochs, so no single epoch decides; "
        "its training loss is that of the weights restored."
    ),
}
# From here on "2 times" reads better than "100 % above"; and this near to 1 there is no difference to speak of.
TIMES, EQUAL = 2.0, 0.01
# Beyond this multiple, a bound says no more than that there is none.
LARGEST = 1000.0
_GAPS: dict[Origin, str] = {
    "opened": mark("Gap {gap}, which opened during training."),
    "from the start": mark("Gap {gap}, most of it there from the start."),
    "unclear": mark("Gap {gap}, part of it there after the first epoch."),
    "nothing learned": mark("Gap {gap}, while next to nothing of the training set was learned."),
    "other targets": mark("Gap {gap}, most of it because targets are not equally frequent in the two sets."),
    "few weights": mark("Gap {gap}, wider than so few weights could make it by memorizing."),
}


def standing(evidence: Evidence) -> Message:
    """The gap, whether it was there from the start, and validation beside a constant prediction."""
    since_long = evidence.gap.origin == "opened" and (evidence.gap.half_at_first or has_narrowed(evidence))
    sentence = _narrow(evidence) if not evidence.gap.wide else _PLAIN if since_long else _GAPS[evidence.gap.origin]
    gap = later(sentence, gap=loss_in_words(evidence.gap.last))
    return joined(gap, _beside(evidence), _of_which_constant(evidence)) if evidence.case.knows_constant else gap


def _narrow(evidence: Evidence) -> str:
    """Said of a gap that is not wide: why validation loss is the lower one, if it is, also at the last epoch."""
    case = evidence.case
    ends_lower = case.validation[case.judged] < case.train[case.judged]
    if not (ends_lower and 0.0 < evidence.gap.validation < LOWER * evidence.gap.train):
        return _PLAIN
    if case.known.noisy_targets:
        return _NOISY
    return _EASIER if math.isfinite(case.known.parameters_per_row) else _LOWER


def _of_which_constant(evidence: Evidence) -> Message:
    """A constant prediction's loss for training rows, where it clearly differs; or why the constant is not the best."""
    if math.isfinite(evidence.case.known.weighted_constant):
        return later("With class weights, that is the prediction that gives all classes the same probability.")
    if validation_constant(evidence) == evidence.case.scale:
        return NOTHING_SAID
    constant = loss_in_words(evidence.case.scale)
    return later("On the training rows, a constant prediction has a loss of {constant}.", constant=constant)


def _beside(evidence: Evidence) -> Message:
    """Validation loss beside a constant prediction's: in percent, or as a multiple where that is easier to read."""
    there = validation_constant(evidence)
    ratio, constant = evidence.gap.validation / there, loss_in_words(there)
    if ratio >= TIMES:
        return later(
            "Validation loss is {times} times a constant prediction's ({constant}).",
            times=in_digits(ratio, ".3g"),
            constant=constant,
        )
    if abs(ratio - 1.0) < EQUAL:
        return later("Validation loss is within 1% of a constant prediction's ({constant}).", constant=constant)
    share = percentage(abs(ratio - 1.0))
    if 0.0 <= ratio < EQUAL:
        return later("Validation loss is less than 1% of a constant prediction's ({constant}).", constant=constant)
    if ratio < 1.0:
        return later(
            "Validation loss is {share} below a constant prediction's ({constant}).", share=share, constant=constant
        )
    return later(
        "Validation loss is {share} above a constant prediction's ({constant}).", share=share, constant=constant
    )


def rests_on(evidence: Evidence, *, has_rise: bool) -> Message:
    """The rows, or that it is the curves alone; and the epochs, as the last value of a curve is another number."""
    return joined(_rows_in_words(evidence, has_rise=has_rise), _epochs_in_words(evidence))


def _epochs_in_words(evidence: Evidence) -> Message:
    curves = (evidence.case.smooth_train, evidence.case.smooth_validation)
    epochs = max(int(np.max(curve.ends - curve.starts)) for curve in curves)
    if epochs == 1:
        return NOTHING_SAID
    return later(_MEDIANS[evidence.case.ending.restored is not None], epochs=epochs)


def _rows_in_words(evidence: Evidence, *, has_rise: bool) -> Message:
    rows = evidence.rows
    if rows is None:
        return later(
            "The verdict rests on the curves alone: how far they can be trusted depends on the number of validation "
            "rows."
        )
    if not evidence.rise_counts:
        as_judged = loss_in_words(rows.after) == losses(evidence)["validation"]
        return later(
            _MEAN if as_judged else _MEAN_AT_THE_END,
            count=rows.count,
            loss=loss_in_words(rows.after),
            spread=loss_in_words(2 * rows.error, two_digits),
        )
    said = later("It rests on {count} validation rows.", count=rows.count)
    low, high = evidence.interval
    if 0 < high <= LARGEST:
        said = later(
            "It rests on {count} validation rows: allowing for chance in rows and epochs, the loss may be {low} to "
            "{high} times its lowest.",
            count=rows.count,
            low=bound_in_digits(low),
            high=bound_in_digits(high),
        )
    return joined(said, _carriers(rows)) if has_rise else said


def bound_in_digits(times: float) -> str:
    """An end of an interval; one beside 1 has as many digits as tell it from that."""
    beside = abs(times - 1.0)
    places = math.ceil(-math.log10(beside)) if 1e-9 < beside < 0.005 else 2
    return f"{times:.{places}f}" if times < 10 else in_digits(times, ".3g")


def _carriers(rows: RowEvidence) -> Message:
    if not rows.few_carry_it:
        return NOTHING_SAID
    if rows.carriers == 1:
        return later("One of these rows accounts for half of the rise.")
    return later("{carriers} of these rows account for half of the rise.", carriers=rows.carriers)
