"""The sentence of each rule: the kind, and the numbers that it was found from."""

from __future__ import annotations

from dashboard.analysis.verdict.case import Case
from dashboard.analysis.verdict.evidence import Evidence
from dashboard.analysis.verdict.verdict import Kind
from dashboard.analysis.verdict.words.clauses import learned, losses, lowest, rose
from dashboard.language.say import Message, later


def diverged(found: Evidence) -> Message:
    times = f"{found.gap.train / found.case.scale:.3g}"
    if found.case.knows_constant:
        return later(
            "Diverged: training loss is {train}, {times} times a constant prediction's, and does not fall. Lower the "
            "learning rate.",
            **losses(found),
            times=times,
        )
    return later(
        "Diverged: training loss is {train}, {times} times what it was in the first epoch, and does not fall. Lower "
        "the learning rate.",
        **losses(found),
        times=times,
    )


def overflowed(case: Case) -> Message:
    if len(case.epochs):
        return later(
            "Diverged after epoch {epoch}: the loss is no longer a number. Lower the learning rate.",
            epoch=int(case.epochs[-1]),
        )
    return later("Diverged in the first epoch: the loss is no longer a number. Lower the learning rate.")


def no_epoch() -> Message:
    return later("Too few epochs to tell: there is not one.")


def without_validation() -> Message:
    return later("Can't tell from training loss alone: whether a network overfits shows beside its validation loss.")


def without_training() -> Message:
    return later("Can't tell from validation loss alone: whether a network overfits shows beside its training loss.")


def short(found: Evidence) -> Message:
    return later("Too few epochs to tell: after {epochs}, a curve has no shape yet.", epochs=found.case.count)


def unstable(found: Evidence) -> Message:
    return later(
        "Unstable: training loss itself has risen, from {low} to {last}, and validation loss with it. That is no "
        "overfitting: the steps are too large. Lower the learning rate.",
        low=f"{found.rise.train_last - found.rise.train_rise:.3g}",
        last=f"{found.rise.train_last:.3g}",
    )


def worse_than_constant(found: Evidence) -> Message:
    return later(
        "Unstable: training loss is {train}, more than a constant prediction's ({constant}), and does not fall. The "
        "steps are too large. Lower the learning rate.",
        **losses(found),
    )


def risen(found: Evidence) -> Message:
    before, after = f"{found.rise.train_at_lowest:.3g}", f"{found.rise.train_last:.3g}"
    if before == after:
        return later("Overfitting: {rose}, while training loss stays at {after}.", rose=rose(found), after=after)
    return later(
        "Overfitting: {rose}, while training loss went from {before} to {after}.",
        rose=rose(found),
        before=before,
        after=after,
    )


def opened(found: Evidence) -> Message:
    return later(
        "Overfitting without a rise: validation loss stays at {validation} while training loss fell to {train}. The "
        "gap opened during training; {learned}.",
        **losses(found),
        learned=learned(found),
    )


def shift(found: Evidence) -> Message:
    why = {
        "few weights": later("a network with so few weights cannot memorise so many rows"),
        "from the start": later("it was there from the first epochs"),
        "nothing learned": later("training loss is not below a constant prediction's"),
        "opened": later("it did not open"),
    }
    return later(
        "The sets differ: validation loss is {validation}, training loss {train}, but this gap is no overfitting, "
        "because {why}. Compare how the sets were drawn.",
        **losses(found),
        why=why[found.gap.origin],
    )


def few_weights(found: Evidence) -> Message:
    return later(
        "Can't tell from these curves: {rose}, but a network with so few weights cannot memorise so many rows. Other "
        "seeds would show whether it is chance.",
        rose=rose(found),
    )


def falling(found: Evidence) -> Message:
    """Of the curve whose fall is more than the noise of its epochs: validation's, or that of training alone."""
    values = {**losses(found), "epochs": found.case.count}
    if found.fall.seen:
        return later(
            "Too few epochs: after {epochs}, validation loss is {validation} and still falling; training loss is "
            "{train}.",
            **values,
        )
    return later(
        "Too few epochs: after {epochs}, training loss is {train} and still falling; validation loss is {validation}.",
        **values,
    )


def may_fall(found: Evidence, otherwise: Kind) -> Message:
    """Of a fall that is expected to be near the least that counts: what it is if that comes, and what if not."""
    return later(
        "Can't tell whether it is {kind} or too few epochs: after {epochs}, validation loss is {validation} and "
        "training loss {train}. As it fell so far, as many epochs again would lower it by some {soon}, and from "
        "{least} on that counts.",
        **losses(found),
        kind=later(otherwise),
        epochs=found.case.count,
        soon=f"{found.fall.soon:.2g}",
        least=f"{found.fall.least:.2g}",
    )


def may_have_learned(found: Evidence) -> Message:
    rows = found.rows
    assert rows
    return later(
        "Can't tell from {count} rows: validation loss is {validation}, give or take {spread}, where a constant "
        "prediction has {constant}. It may have learned something, or these rows are easy; training loss is {train}.",
        **losses(found),
        count=rows.count,
        spread=f"{2 * rows.error:.2g}",
    )


def maybe_risen(found: Evidence) -> Message:
    rows = found.rows
    assert rows
    values = {"count": rows.count, "rose": rose(found)}
    low, high = found.interval
    if not high > 0:
        return later("Can't tell from {count} rows: {rose}, but other rows could differ.", **values)
    return later(
        "Can't tell from {count} rows: {rose}, but other rows and epochs could say anything from {low} to {high} "
        "times.",
        **values,
        low=f"{low:.2g}",
        high=f"{high:.2g}",
    )


def above_its_lowest(found: Evidence) -> Message:
    """Of a curve that stands above its lowest point, which its epochs or its rows could make by chance."""
    rows = found.rows
    assert rows
    values = {"count": rows.count, "rose": rose(found), "before": f"{rows.before:.3g}", "after": f"{rows.after:.3g}"}
    if found.rise.counts:
        return later(
            "Can't tell from {count} rows: {rose}, but on rows that this epoch was not chosen on it went from {before} "
            "to {after}.",
            **values,
        )
    return later("Can't tell from {count} rows: {rose}, but the noise of its epochs could make as much.", **values)


def maybe_gap(found: Evidence) -> Message:
    rows = found.rows
    assert rows
    return later(
        "Can't tell from {count} rows: validation loss is {validation}, give or take {spread}, and training loss "
        "{train}.",
        **losses(found),
        count=rows.count,
        spread=f"{2 * rows.error:.2g}",
    )


def underfitting(found: Evidence) -> Message:
    return later(
        "Underfitting: training loss is {train} and validation loss {validation}, where a constant prediction has "
        "{constant}. Either the network is held back, or the inputs say no more.",
        **losses(found),
    )


def flat(found: Evidence) -> Message:
    return later(
        "Can't tell from these curves: training loss hardly moved from {loss}. The loss of a constant prediction would "
        "say whether next to nothing was learned, or all of it in the first epoch.",
        loss=f"{found.case.scale:.3g}",
    )


def good_fit(found: Evidence) -> Message:
    values = {**losses(found), **lowest(found)}
    if found.rise.is_enough(found.rise.lowest, found.rise.last):
        return later(
            "A good fit: validation loss is {validation}, and that it was {lowest} at epoch {epoch} is within the "
            "noise of its epochs; training loss is {train}.",
            **values,
        )
    return later(
        "A good fit: validation loss is {validation}, close to its lowest ({lowest} at epoch {epoch}); training loss "
        "is {train}.",
        **values,
    )
