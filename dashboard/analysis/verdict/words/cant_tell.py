"""The sentences of "can't tell": what is open, and what leaves it open."""

from __future__ import annotations

from dashboard.analysis.verdict.evidence import Evidence
from dashboard.analysis.verdict.row_evidence import RowEvidence
from dashboard.analysis.verdict.verdict import Kind
from dashboard.analysis.verdict.words.clauses import kinds, learned, losses, objective_fell, rose, validation_constant
from dashboard.analysis.words import in_a_row
from language.numbers import in_digits
from language.say import Message, later, mark


def few_weights(found: Evidence) -> Message:
    return later(
        "Can't tell from these curves: {rose}, but a network with so few weights cannot memorize so many rows. Other "
        "seeds would show whether it is chance.",
        rose=rose(found),
    )


def may_overfit(found: Evidence, kind: Kind, other: Kind) -> Message:
    """Said of curves that look good on these rows, where one draw of rows in ten would disagree."""
    rows = _rows(found)
    if found.may_have_risen:
        went = {
            **kinds(kind, other),
            "before": in_digits(rows.before, ".3g"),
            "after": in_digits(rows.after, ".3g"),
            "least": in_digits(found.rise.least(rows.before), ".3g"),
        }
        if found.rise.is_enough(rows.before, rows.after):
            return later(
                "Can't tell {kind} from {other}: on rows that its lowest epoch was not chosen on, validation loss went "
                "from {before} to {after}. That would count as a rise (from {least} on), but the noise from epoch to "
                "epoch could account for as much.",
                **went,
            )
        return later(
            "Can't tell {kind} from {other} with {count} rows: on rows that its lowest epoch was not chosen on, "
            "validation loss went from {before} to {after}, give or take {spread}, and only a rise to {least} or "
            "more would count.",
            **went,
            count=rows.count,
            spread=in_digits(2 * rows.change_error, ".2g"),
        )
    return later(
        "Can't tell {kind} from {other} with {count} rows: validation loss is {validation}, give or take {spread}, "
        "training loss is {train}, and the gap would count only if validation loss were {least} or more.",
        **losses(found) | kinds(kind, other),
        count=rows.count,
        spread=in_digits(2 * rows.error, ".2g"),
        least=in_digits(found.gap.least(), ".3g"),
    )


def may_be_unstable(found: Evidence, kind: Kind, other: Kind) -> Message:
    """Said of training loss above its lowest point, and perhaps validation loss, where single epochs jump as far."""
    if found.objective_fell:
        why = later("It is not the steps: {objective}.", objective=objective_fell())
    else:
        why = later("A lower learning rate would show whether the steps are too large.")
    return in_a_row(_both_may_have_risen(found, kind, other), why)


def _both_may_have_risen(found: Evidence, kind: Kind, other: Kind) -> Message:
    if found.rows and found.rise.training_surely_rose:
        return later(
            "Can't tell {kind} from {other} with {count} rows: training loss is {train}, {rise} above its lowest; "
            "validation loss, {validation}, may have risen with it, give or take {spread}.",
            **losses(found) | kinds(kind, other),
            count=found.rows.count,
            rise=in_digits(found.rise.train_rise, ".2g"),
            spread=in_digits(2 * found.rows.change_error, ".2g"),
        )
    return later(
        "Can't tell {kind} from {other}: training loss is {train}, {rise} above its lowest, and validation loss "
        "{validation}, {height} above its own, but individual epochs jump as far.",
        **losses(found) | kinds(kind, other),
        rise=in_digits(found.rise.train_rise, ".2g"),
        height=in_digits(found.rise.height, ".2g"),
    )


def may_have_learned(found: Evidence, kind: Kind, other: Kind) -> Message:
    rows = _rows(found)
    return later(
        "Can't tell {kind} from {other} with {count} rows: validation loss is {validation}, give or take {spread}, "
        "where a constant prediction has {constant}. It may have learned something, or these rows are easy; training "
        "loss is {train}.",
        **losses(found) | kinds(kind, other) | {"constant": in_digits(validation_constant(found), ".3g")},
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


def maybe_risen(found: Evidence, kind: Kind, other: Kind) -> Message:
    if found.rows is None:
        return later(_NEAR[found.case.ending.reason == "stopped"], **kinds(kind, other), rose=rose(found))
    values = {**kinds(kind, other), "count": found.rows.count, "rose": rose(found)}
    low, high = found.interval
    if not high > 0:
        return later("Can't tell {kind} from {other} with {count} rows: {rose}, but other rows could differ.", **values)
    return later(
        "Can't tell {kind} from {other} with {count} rows: {rose}, but other rows and epochs could give anything "
        "from {low} to {high} times.",
        **values,
        low=in_digits(low, ".2g"),
        high=in_digits(high, ".2g"),
    )


def above_its_lowest(found: Evidence, kind: Kind, other: Kind) -> Message:
    """Said of a curve above its lowest point, where that may be the chance of its epochs or its rows."""
    rows, values = _rows(found), {**kinds(kind, other), "rose": rose(found)}
    if found.rise.counts:
        return later(
            "Can't tell {kind} from {other} with {count} rows: {rose}, but on rows that this epoch was not chosen on "
            "it went from {before} to {after}.",
            **values,
            count=rows.count,
            before=in_digits(rows.before, ".3g"),
            after=in_digits(rows.after, ".3g"),
        )
    return later(
        "Can't tell {kind} from {other}: {rose}, but the noise from epoch to epoch could account for as much.", **values
    )


def may_not_hold(found: Evidence, kind: Kind, other: Kind) -> Message:
    """Said of a gap that is not wide only because training loss is high too."""
    return later(
        "Can't tell {kind} from {other}: validation loss is {validation} and training loss {train}; {learned}.",
        **losses(found) | kinds(kind, other),
        learned=learned(found),
    )


def maybe_gap(found: Evidence, kind: Kind, other: Kind) -> Message:
    if found.rows is None:
        return noisy_gap(found, kind, other)
    return later(
        "Can't tell {kind} from {other} with {count} rows: validation loss is {validation}, give or take {spread}, and "
        "training loss {train}.",
        **losses(found) | kinds(kind, other),
        count=found.rows.count,
        spread=in_digits(2 * found.rows.error, ".2g"),
    )


def noisy_gap(found: Evidence, kind: Kind, other: Kind) -> Message:
    return later(
        "Can't tell {kind} from {other}: validation loss is {validation} and training loss {train}, but individual "
        "epochs differ so much that the gap may be chance.",
        **losses(found) | kinds(kind, other),
    )


def may_be_shift(found: Evidence, kind: Kind, other: Kind) -> Message:
    """Said of a gap that was there in part after the first epoch."""
    return later(
        "Can't tell {kind} from {other}: validation loss is {validation} and training loss {train}, {gap} apart, and "
        "they were {first} apart after the first epoch. Either the network memorized its rows, or the sets differ. "
        "Compare how the sets were drawn.",
        **losses(found) | kinds(kind, other),
        gap=in_digits(found.gap.last, ".2g"),
        first=in_digits(found.gap.first, ".2g"),
    )


def _rows(found: Evidence) -> RowEvidence:
    assert found.rows
    return found.rows
