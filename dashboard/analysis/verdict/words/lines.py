"""The lines beneath the sentence: where validation stands, whether accuracy suffers too, and what it rests on."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.verdict.curves.smoothing import smooth
from dashboard.analysis.verdict.evidence import Evidence
from dashboard.analysis.verdict.gap import Origin
from dashboard.analysis.verdict.row_evidence import RowEvidence, ScoreChanges
from dashboard.analysis.verdict.verdict import NOTHING_SAID
from dashboard.analysis.words import in_a_row, percentage
from language.say import Message, later, mark

# Validation loss is the lower one, beyond what is worth no word, below this share of training loss.
LOWER = 0.9
_LOWER = mark(
    "Gap {gap}: validation loss is the lower one. Dropout and augmented data do that, as they make training alone "
    "harder; easy validation rows do it too."
)
# Less than this share of a rise does not explain it.
MOST = 0.5
# From here on "2 times" reads better than "100 % above"; and so near to 1 there is no difference to speak of.
TIMES, EQUAL = 2.0, 0.01
# Validation rows are easier or harder than those of training if a constant prediction shows so much of a difference.
EASY = 0.05
_GAPS: dict[Origin, str] = {
    "opened": mark("Gap {gap}, which opened during training."),
    "from the start": mark("Gap {gap}, most of it there from the start."),
    "unclear": mark("Gap {gap}, part of it there after the first epoch."),
    "nothing learned": mark("Gap {gap}, while next to nothing of the training set was learned."),
    "other targets": mark("Gap {gap}, most of it because targets are not as frequent in both sets."),
    "few weights": mark("Gap {gap}, too wide for so few weights to have memorised."),
}


def standing(found: Evidence) -> Message:
    """The gap, whether it was there from the start, and validation beside a constant prediction."""
    lower = 0.0 < found.gap.validation < LOWER * found.gap.train
    level = _LOWER if lower else mark("Gap {gap}.")
    sentence = _GAPS[found.gap.origin] if found.gap.wide else level
    gap = later(sentence, gap=f"{found.gap.last:.3g}")
    return in_a_row(gap, _beside(found), _there(found)) if found.case.knows_constant else gap


def _there(found: Evidence) -> Message:
    """What a constant prediction loses on rows that are clearly easier or harder than those of training."""
    there = found.case.scale_there
    if abs(there - found.case.scale) < EASY * found.case.scale:
        return NOTHING_SAID
    return later("A constant prediction for these rows alone would lose {there}.", there=f"{there:.3g}")


def _beside(found: Evidence) -> Message:
    """Validation loss beside a constant prediction's; in percent where that is read more easily than times."""
    ratio, constant = found.gap.validation / found.case.constant_loss, f"{found.case.constant_loss:.3g}"
    if ratio >= TIMES:
        return later(
            "Validation loss is {times} times a constant prediction's ({constant}).",
            times=f"{ratio:.3g}",
            constant=constant,
        )
    if abs(ratio - 1.0) < EQUAL:
        return later("Validation loss is within 1% of a constant prediction's ({constant}).", constant=constant)
    share = percentage(abs(ratio - 1.0))
    if ratio < 1.0:
        return later(
            "Validation loss is {share} below a constant prediction's ({constant}).", share=share, constant=constant
        )
    return later(
        "Validation loss is {share} above a constant prediction's ({constant}).", share=share, constant=constant
    )


def score(found: Evidence) -> Message:
    """Whether accuracy went the way of the loss, since that was lowest."""
    scores = found.rows.scores if found.rows else None
    if scores is None or not found.rises:
        return _metric(found)
    counts = {"right": scores.right, "rows": scores.rows, "before": scores.right + scores.lost - scores.won}
    if not scores.changed:
        said = later(
            "Accuracy does not suffer beyond chance: {right} of {rows} rows are right; {before} were right "
            "when the loss was lowest.",
            **counts,
        )
        return in_a_row(said, _mistakes(scores))
    if scores.lost > scores.won:
        return later(
            "Accuracy suffers too: {right} of {rows} rows are right; {before} were right when the loss was lowest.",
            **counts,
        )
    return later(
        "Accuracy rises all the same: {right} of {rows} rows are right; {before} were right when the loss was lowest.",
        **counts,
    )


def _mistakes(scores: ScoreChanges) -> Message:
    """What rows that were wrong all along make of the rise, where it is most of it."""
    if not scores.their_share > MOST:
        return NOTHING_SAID
    if scores.their_share >= 1.0 and scores.still_wrong == 1:
        return later("One row that was wrong and still is makes up all of the rise: the network grows surer of it.")
    if scores.their_share >= 1.0:
        return later(
            "Rows that were wrong and still are, {wrong} of them, make up all of the rise: the network grows surer of "
            "its mistakes.",
            wrong=scores.still_wrong,
        )
    if scores.still_wrong == 1:
        return later(
            "One row that was wrong and still is makes up {share} of the rise: the network grows surer of it.",
            share=percentage(scores.their_share),
        )
    return later(
        "Rows that were wrong and still are, {wrong} of them, make up {share} of the rise: the network grows surer of "
        "its mistakes.",
        wrong=scores.still_wrong,
        share=percentage(scores.their_share),
    )


def _metric(found: Evidence) -> Message:
    if not len(found.case.metric) or not found.rises or not np.ptp(found.case.metric):
        return NOTHING_SAID
    curve = smooth(found.case.metric, found.case.judged)
    before, now = f"{curve.at(found.rise.place):.3g}", f"{curve.last:.3g}"
    if before == now:
        return later("The metric on validation was {now} then, as it is now.", now=now)
    return later("The metric on validation went from {before} to {now} since then.", before=before, now=now)


def rests_on(found: Evidence) -> Message:
    """On which rows, or on the curves alone; and on which epochs, as a curve's last value is another number."""
    return in_a_row(_rows_in_words(found), _epochs_in_words(found))


def _epochs_in_words(found: Evidence) -> Message:
    curves = (found.case.smooth_train, found.case.smooth_validation)
    epochs = max(int(np.max(curve.ends - curve.starts)) for curve in curves)
    if epochs == 1:
        return NOTHING_SAID
    return later(
        "The verdict's losses are medians of up to {epochs} neighbouring epochs, so no single epoch decides.",
        epochs=epochs,
    )


def _rows_in_words(found: Evidence) -> Message:
    rows = found.rows
    if rows is None:
        return later(
            "It rests on the curves alone: how far they can be trusted depends on the number of validation rows."
        )
    if not found.rises:
        return later(
            "It rests on {count} validation rows: their mean loss is {loss}, give or take {spread}.",
            count=rows.count,
            loss=f"{rows.after:.3g}",
            spread=f"{2 * rows.error:.2g}",
        )
    said = later("It rests on {count} validation rows.", count=rows.count)
    low, high = found.interval
    if high > 0:
        said = later(
            "It rests on {count} validation rows: given the chance in rows and epochs, the loss may be {low} to {high} "
            "times its lowest.",
            count=rows.count,
            low=_bound(low),
            high=_bound(high),
        )
    return in_a_row(said, _carriers(rows))


def _bound(times: float) -> str:
    return f"{times:.2f}" if times < 10 else f"{times:.3g}"


def _carriers(rows: RowEvidence) -> Message:
    if not rows.few_carry_it:
        return NOTHING_SAID
    if rows.carriers == 1:
        return later("One of these rows carries half of the rise.")
    return later("{carriers} of these rows carry half of the rise.", carriers=rows.carriers)
