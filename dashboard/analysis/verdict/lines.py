"""The lines beneath the sentence: where validation stands, whether accuracy suffers too, and what it rests on."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.verdict.evidence import Evidence
from dashboard.analysis.verdict.row_evidence import Scores
from dashboard.analysis.verdict.smoothing import smooth
from dashboard.analysis.words import percent

# Less than this share of a rise does not explain it.
MOST = 0.5
# From here on "2 times" reads better than "100 % above"; and so near to 1 there is no difference to speak of.
TIMES, EQUAL = 2.0, 0.01


def standing(found: Evidence) -> str:
    """The gap, whether it was there from the start, and validation beside a constant prediction."""
    said = [f"Gap {found.gap.last:.3g}" + _origin(found)]
    if found.case.knows_constant:
        constant = found.case.constant_loss
        said.append(f"Validation loss is {_beside(found.gap.validation / constant)} ({constant:.3g})")
    return ". ".join(said) + "."


def _beside(ratio: float) -> str:
    """A loss beside a constant prediction's, by their ratio; in percent where that is read more easily than times."""
    if ratio >= TIMES:
        return f"{ratio:.3g} times a constant prediction's"
    if abs(ratio - 1.0) < EQUAL:
        return "within 1 % of a constant prediction's"
    return f"{percent(abs(ratio - 1.0))} {'below' if ratio < 1.0 else 'above'} a constant prediction's"


def _origin(found: Evidence) -> str:
    if not found.gap.wide:
        return ""
    return {
        "opened": ", which opened during training",
        "from the start": ", most of it there from the start",
        "few weights": ", too wide for so few weights to have memorised",
    }[found.gap.origin]


def score(found: Evidence) -> str:
    """Whether accuracy went the way of the loss, since that was lowest."""
    scores = found.rows.scores if found.rows else None
    if scores is None or not found.rises:
        return _metric(found)
    before = scores.right + scores.lost - scores.won
    counts = f"{scores.right} of {scores.rows} rows are right, {before} were at the lowest loss"
    if scores.changed and scores.lost > scores.won:
        return f"Accuracy suffers too: {counts}."
    if scores.changed:
        return f"Accuracy rises all the same: {counts}."
    return f"Accuracy does not suffer beyond chance: {counts}.{_mistakes(scores)}"


def _mistakes(scores: Scores) -> str:
    """What rows that were wrong all along make of the rise, where it is most of it."""
    if not scores.their_share > MOST:
        return ""
    share = "all" if scores.their_share >= 1.0 else percent(scores.their_share)
    return (
        f" Rows that were wrong and still are, {scores.still_wrong} of them, make up {share} of the rise: the network "
        "grows surer of its mistakes."
    )


def _metric(found: Evidence) -> str:
    if not len(found.case.metric) or not found.rises or not np.ptp(found.case.metric):
        return ""
    curve = smooth(found.case.metric, found.case.judged)
    return f"The metric on validation went from {curve.at(found.rise.place):.3g} to {curve.last:.3g} since then."


def rests_on(found: Evidence) -> str:
    rows = found.rows
    if rows is None:
        return "It rests on the curves alone: how sure they are depends on the number of validation rows."
    if not found.rises:
        spread = f"give or take {2 * rows.error:.2g}"
        return f"It rests on {rows.count} validation rows: their mean loss is {found.gap.validation:.3g}, {spread}."
    said = f"It rests on {rows.count} validation rows"
    if rows.high > 0:
        said += f": by the chance of which rows they are, the rise may be {rows.low:.2f} to {rows.high:.2f} times"
    return f"{said}.{_carriers(found)}"


def _carriers(found: Evidence) -> str:
    rows = found.rows
    if rows is None or not rows.few_carry_it:
        return ""
    return f" {rows.carriers} of them carr{'ies' if rows.carriers == 1 else 'y'} half of it."
