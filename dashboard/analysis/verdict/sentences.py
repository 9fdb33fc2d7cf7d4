"""The sentence of each rule: the kind, and the numbers that it was found from."""

from __future__ import annotations

from dashboard.analysis.verdict.evidence import Evidence
from dashboard.analysis.words import percent


def diverged(found: Evidence) -> str:
    times = found.gap.train / found.case.scale
    beside = "a constant prediction's" if found.case.knows_constant else "what it was in the first epoch"
    return (
        f"Diverged: training loss is {found.gap.train:.3g}, {times:.3g} times {beside}, and does not fall. "
        "Lower the learning rate."
    )


def short(found: Evidence) -> str:
    epochs = found.case.count
    return f"Too few epochs to tell: after {epochs}, a curve has no shape yet."


def unstable(found: Evidence) -> str:
    low = found.rise.train_last - found.rise.train_rise
    return (
        f"Unstable: training loss itself has risen, from {low:.3g} to {found.rise.train_last:.3g}, and validation loss "
        "with it. That is no overfitting: the steps are too large. Lower the learning rate."
    )


def worse_than_constant(found: Evidence) -> str:
    return (
        f"Unstable: training loss is {found.gap.train:.3g}, more than a constant prediction's "
        f"({found.case.constant_loss:.3g}), and does not fall. The steps are too large. Lower the learning rate."
    )


def risen(found: Evidence) -> str:
    return f"Overfitting: {_rose(found)} now, while training loss {_training(found)}."


def opened(found: Evidence) -> str:
    return (
        f"Overfitting without a rise: validation loss stays at {found.gap.validation:.3g} while training loss fell to "
        f"{found.gap.train:.3g}. The gap opened during training; {_standing(found)}."
    )


def shift(found: Evidence) -> str:
    why = {
        "few weights": "a network with so few weights cannot memorise so many rows",
        "from the start": "it was there from the first epochs",
    }
    return (
        f"The sets differ: validation loss is {found.gap.validation:.3g}, training loss {found.gap.train:.3g}, but "
        f"this gap is no overfitting, because {why.get(found.gap.origin, 'it did not open')}. "
        "Compare how the sets were drawn."
    )


def few_weights(found: Evidence) -> str:
    return (
        f"Can't tell from these curves: {_rose(found)} now, but a network with so few weights cannot memorise so many "
        "rows. Other seeds would show whether it is chance."
    )


def falling(found: Evidence) -> str:
    """Of the curve whose fall is more than the noise of its epochs: validation's, or that of training alone."""
    losses = {"validation": found.gap.validation, "training": found.gap.train}
    first, second = losses if found.fall.seen else reversed(losses)
    return (
        f"Too few epochs: after {found.case.count}, {first} loss is {losses[first]:.3g} and still falling; "
        f"{second} loss is {losses[second]:.3g}."
    )


def maybe_risen(found: Evidence) -> str:
    rows = found.rows
    assert rows
    could = f"could say anything from {rows.low:.2g} to {rows.high:.2g} times" if rows.high > 0 else "could differ"
    return f"Can't tell from {rows.count} rows: {_rose(found)} now, but other rows {could}."


def above_its_lowest(found: Evidence) -> str:
    """Of a curve that stands above its lowest point, which its epochs or its rows could make by chance."""
    rows = found.rows
    assert rows
    why = "but the noise of its epochs could make as much"
    if found.rise.counts:
        why = f"but on rows that this epoch was not chosen on it went from {rows.before:.3g} to {rows.after:.3g}"
    return f"Can't tell from {rows.count} rows: {_rose(found)} now, {why}."


def maybe_gap(found: Evidence) -> str:
    rows = found.rows
    assert rows
    return (
        f"Can't tell from {rows.count} rows: validation loss is {found.gap.validation:.3g}, give or take "
        f"{2 * rows.error:.2g}, and training loss {found.gap.train:.3g}."
    )


def underfitting(found: Evidence) -> str:
    return (
        f"Underfitting: training loss is {found.gap.train:.3g} and validation loss {found.gap.validation:.3g}, where "
        f"a constant prediction has {found.case.constant_loss:.3g}. Either the network is held back, or the inputs "
        "say no more."
    )


def flat(found: Evidence) -> str:
    return (
        f"Can't tell from these curves: training loss hardly moved from {found.case.scale:.3g}. The loss of a constant "
        "prediction would say whether next to nothing was learned, or all of it in the first epoch."
    )


def good_fit(found: Evidence) -> str:
    rise, epoch = found.rise, found.case.epochs[found.rise.place]
    lowest = f"close to its lowest ({rise.lowest:.3g} at epoch {epoch})"
    if rise.is_enough(rise.lowest, rise.last):
        lowest = f"and that it was {rise.lowest:.3g} at epoch {epoch} is within the noise of its epochs"
    return (
        f"A good fit: validation loss is {found.gap.validation:.3g}, {lowest}; training loss is {found.gap.train:.3g}."
    )


def _rose(found: Evidence) -> str:
    rise, epoch = found.rise, found.case.epochs[found.rise.place]
    if rise.ratio > 0:
        return f"validation loss was lowest at epoch {epoch} and is {_times(rise.ratio)} times that"
    return f"validation loss was lowest at epoch {epoch}, {rise.lowest:.3g}, and is {rise.last:.3g}"


def _times(ratio: float) -> str:
    return f"{ratio:.2f}" if ratio < 1.1 else f"{ratio:.1f}" if ratio < 100 else f"{ratio:.3g}"


def _training(found: Evidence) -> str:
    before, after = f"{found.rise.train_at_lowest:.3g}", f"{found.rise.train_last:.3g}"
    return f"stays at {after}" if before == after else f"went from {before} to {after}"


def _standing(found: Evidence) -> str:
    if not found.case.knows_constant:
        return "how much of it was learned, the loss of a constant prediction would say"
    share = 1.0 - found.gap.validation / found.case.constant_loss
    constant = f"a constant prediction's ({found.case.constant_loss:.3g})"
    if share < 0.05:
        return f"what was learned holds for the training set alone, as validation loss is not below {constant}"
    return f"what was learned holds for new rows too: validation loss is {percent(share)} below {constant}"
