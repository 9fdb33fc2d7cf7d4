"""The line that says whether accuracy went the way of the loss."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.verdict.curves.smoothing import smooth
from dashboard.analysis.verdict.evidence import Evidence
from dashboard.analysis.verdict.row_evidence import ScoreChanges
from dashboard.analysis.verdict.verdict import NOTHING_SAID
from dashboard.analysis.words import joined, percentage
from language.numbers import in_digits
from language.say import Message, later, mark

# Of an accuracy that is no lower, and of one whose fall may be chance.
_AS_GOOD = mark(
    "Accuracy does not suffer: {right} of {rows} rows are right; {before} were right when the loss was lowest."
)
_MAYBE_CHANCE = mark(
    "Accuracy does not suffer beyond chance: {right} of {rows} rows are right; {before} were right when the loss was "
    "lowest."
)
# Rows explain a rise if they make up more than this share of it.
MOST = 0.5


def score(evidence: Evidence, *, has_rise: bool) -> Message:
    """Whether accuracy went the way of the loss since that was lowest; and why, if a rise has been mentioned."""
    scores = evidence.rows.scores if evidence.rows else None
    if scores is None or not evidence.rise_counts:
        return _metric(evidence)
    before = _right_before(evidence, scores)
    counts = {"right": scores.right, "rows": scores.rows, "before": before}
    if not scores.changed or (before - scores.right) * (scores.lost - scores.won) <= 0:
        said = later(_AS_GOOD if scores.right >= before else _MAYBE_CHANCE, **counts)
        # Rows were told apart at another epoch, of which the counts of this one may say otherwise.
        agrees = scores.still_wrong <= scores.rows - before
        return joined(said, _mistakes(scores)) if has_rise and agrees else said
    if scores.lost > scores.won:
        return later(
            "Accuracy suffers too: {right} of {rows} rows are right; {before} were right when the loss was lowest.",
            **counts,
        )
    return later(
        "Accuracy rises all the same: {right} of {rows} rows are right; {before} were right when the loss was lowest.",
        **counts,
    )


def _right_before(evidence: Evidence, scores: ScoreChanges) -> int:
    """How many rows were right at the epoch named, as charts have it; other rows say whether the change is chance."""
    metric = evidence.case.metric
    if not len(metric):
        return scores.right + scores.lost - scores.won
    return round(float(metric[evidence.rise.marked]) * scores.rows)


def _mistakes(scores: ScoreChanges) -> Message:
    """How much of the rise comes from rows that were wrong all along, where it is most of it."""
    if not scores.their_share > MOST:
        return NOTHING_SAID
    if scores.their_share >= 1.0 and scores.still_wrong == 1:
        return later(
            "One row, which was wrong and still is, accounts for all of the rise: the network grows more confident "
            "in it."
        )
    if scores.their_share >= 1.0:
        return later(
            "Rows that were wrong and still are, {wrong} of them, make up all of the rise: the network grows more "
            "confident in its mistakes.",
            wrong=scores.still_wrong,
        )
    if scores.still_wrong == 1:
        return later(
            "One row, which was wrong and still is, accounts for {share} of the rise: the network grows more "
            "confident in it.",
            share=percentage(scores.their_share),
        )
    return later(
        "Rows that were wrong and still are, {wrong} of them, make up {share} of the rise: the network grows more "
        "confident in its mistakes.",
        wrong=scores.still_wrong,
        share=percentage(scores.their_share),
    )


def _metric(evidence: Evidence) -> Message:
    if not len(evidence.case.metric) or not evidence.rise_counts or not np.ptp(evidence.case.metric):
        return NOTHING_SAID
    curve = smooth(evidence.case.metric, evidence.case.judged)
    before, now = in_digits(curve.at(evidence.rise.marked), ".3g"), in_digits(curve.last, ".3g")
    said = {"metric": later(evidence.case.known.metric), "before": before, "now": now}
    if before == now:
        return later("When the loss was lowest, {metric} on validation was {now}, as it is now.", **said)
    return later("Since the loss was lowest, {metric} on validation has gone from {before} to {now}.", **said)
