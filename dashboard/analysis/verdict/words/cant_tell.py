"""The sentences of "can't tell": what is open, and what leaves it open."""

from __future__ import annotations

from dashboard.analysis.verdict.evidence import Evidence
from dashboard.analysis.verdict.row_evidence import RowEvidence
from dashboard.analysis.verdict.verdict import Kind
from dashboard.analysis.verdict.words.clauses import kinds, learned, losses, rose, validation_constant
from dashboard.analysis.verdict.words.lines import LARGEST
from dashboard.analysis.words import loss_in_words
from language.numbers import in_digits
from language.say import Message, later, mark

# What validation loss did, by whether both of its numbers print alike.
_WENT = mark(
    "Can't tell {kind} from {other} with {count} rows: on rows that its lowest epoch was not chosen on, validation "
    "loss went from {before} to {after}, give or take {spread}, and only a rise to {least} or more would count."
)
_STAYED = mark(
    "Can't tell {kind} from {other} with {count} rows: on rows that its lowest epoch was not chosen on, validation "
    "loss stayed at {after}, give or take {spread}, and only a rise to {least} or more would count."
)


def single_row(_: Evidence) -> Message:
    return later(
        "Can't tell from a single validation row: another row could have quite another curve. Give the "
        "validation set a larger share, or use more samples."
    )


def few_weights(evidence: Evidence) -> Message:
    return later(
        "Can't tell from these curves: {rose}, but a network with so few weights cannot memorize so many rows. Other "
        "seeds would show whether it is chance.",
        rose=rose(evidence),
    )


def may_overfit(evidence: Evidence, kind: Kind, other: Kind) -> Message:
    """Said of curves that look good on these rows, where one draw of rows in ten would disagree."""
    rows = _rows(evidence)
    if evidence.may_have_risen:
        went = {
            **kinds(kind, other),
            "before": loss_in_words(rows.before),
            "after": loss_in_words(rows.after),
            "least": loss_in_words(evidence.rise.least(rows.before)),
        }
        if evidence.rise.is_enough(rows.before, rows.after):
            return later(
                "Can't tell {kind} from {other}: on rows that its lowest epoch was not chosen on, validation loss went "
                "from {before} to {after}. That would count as a rise (from {least} on), but the noise from epoch to "
                "epoch could account for as much.",
                **went,
            )
        return later(
            _STAYED if went["before"] == went["after"] else _WENT,
            **went,
            count=rows.count,
            spread=in_digits(2 * rows.change_error, ".2g"),
        )
    return later(
        "Can't tell {kind} from {other} with {count} rows: validation loss is {validation}, give or take {spread}, "
        "training loss is {train}, and the gap would count only if validation loss were {least} or more.",
        **losses(evidence) | kinds(kind, other),
        count=rows.count,
        spread=in_digits(2 * rows.error, ".2g"),
        least=loss_in_words(evidence.gap.least()),
    )


def may_have_learned(evidence: Evidence, kind: Kind, other: Kind) -> Message:
    rows = _rows(evidence)
    return later(
        "Can't tell {kind} from {other} with {count} rows: validation loss is {validation}, give or take {spread}, "
        "where a constant prediction has {constant}. It may have learned something, or these rows are easy; training "
        "loss is {train}.",
        **losses(evidence) | kinds(kind, other) | {"constant": loss_in_words(validation_constant(evidence))},
        count=rows.count,
        spread=in_digits(2 * rows.error, ".2g"),
    )


# By whether somebody stopped the training: the losses of its rows are not known then.
_NEAR = {
    False: mark(
        "Can't tell {kind} from {other}: {rose}. That is close to the smallest rise that counts, and curves don't "
        "say how many rows they rest on."
    ),
    True: mark(
        "Can't tell {kind} from {other}: {rose}. That is close to the smallest rise that counts, and for a run that "
        "was stopped, the losses of individual rows are not known."
    ),
}


def maybe_risen(evidence: Evidence, kind: Kind, other: Kind) -> Message:
    if evidence.rows is None:
        return later(_NEAR[evidence.case.ending.reason == "stopped"], **kinds(kind, other), rose=rose(evidence))
    values = {**kinds(kind, other), "count": evidence.rows.count, "rose": rose(evidence)}
    low, high = evidence.interval
    if not 0 < high <= LARGEST:
        return later("Can't tell {kind} from {other} with {count} rows: {rose}, but other rows could differ.", **values)
    return later(
        "Can't tell {kind} from {other} with {count} rows: {rose}, but other rows and epochs could give anything "
        "from {low} to {high} times.",
        **values,
        low=in_digits(low, ".2g"),
        high=in_digits(high, ".2g"),
    )


def above_its_lowest(evidence: Evidence, kind: Kind, other: Kind) -> Message:
    """Said of a curve above its lowest point, where that may be the chance of its epochs or its rows."""
    rows, values = _rows(evidence), {**kinds(kind, other), "rose": rose(evidence)}
    if evidence.rise.counts:
        return later(
            "Can't tell {kind} from {other} with {count} rows: {rose}, but on rows that this epoch was not chosen on "
            "it went from {before} to {after}.",
            **values,
            count=rows.count,
            before=loss_in_words(rows.before),
            after=loss_in_words(rows.after),
        )
    return later(
        "Can't tell {kind} from {other}: {rose}, but the noise from epoch to epoch could account for as much.", **values
    )


def may_not_hold(evidence: Evidence, kind: Kind, other: Kind) -> Message:
    """Said of a gap that is not wide only because training loss is high too."""
    return later(
        "Can't tell {kind} from {other}: validation loss is {validation} and training loss {train}; {learned}.",
        **losses(evidence) | kinds(kind, other),
        learned=learned(evidence),
    )


def maybe_gap(evidence: Evidence, kind: Kind, other: Kind) -> Message:
    if evidence.rows is None:
        return noisy_gap(evidence, kind, other)
    return later(
        "Can't tell {kind} from {other} with {count} rows: validation loss is {validation}, give or take {spread}, and "
        "training loss {train}.",
        **losses(evidence) | kinds(kind, other),
        count=evidence.rows.count,
        spread=in_digits(2 * evidence.rows.error, ".2g"),
    )


def noisy_gap(evidence: Evidence, kind: Kind, other: Kind) -> Message:
    return later(
        "Can't tell {kind} from {other}: validation loss is {validation} and training loss {train}, but individual "
        "epochs differ so much that the gap may be chance.",
        **losses(evidence) | kinds(kind, other),
    )


def may_be_shift(evidence: Evidence, kind: Kind, other: Kind) -> Message:
    """Said of a gap that was there in part after the first epoch."""
    return later(
        "Can't tell {kind} from {other}: validation loss is {validation} and training loss {train}, {gap} apart, and "
        "they were {first} apart after the first epoch. Either the network memorized its rows, or the sets differ. "
        "Compare how the sets were drawn.",
        **losses(evidence) | kinds(kind, other),
        gap=in_digits(evidence.gap.last, ".2g"),
        first=in_digits(evidence.gap.first, ".2g"),
    )


def _rows(evidence: Evidence) -> RowEvidence:
    assert evidence.rows
    return evidence.rows
