"""The sentence of each rule: the kind, and the numbers that it was found from."""

from __future__ import annotations

from dashboard.analysis.verdict.case import Case
from dashboard.analysis.verdict.evidence import Evidence
from dashboard.analysis.verdict.words.clauses import learned, losses, lowest, rose
from dashboard.analysis.words import percentage
from language.say import Message, later

# A learning rate that has come down to this share of the first makes curves stand still.
SLOWED = 0.5


def diverged(found: Evidence) -> Message:
    if found.case.knows_constant:
        return later(
            "Diverged: training loss is {train}, {times} times a constant prediction's, and does not fall. Lower the "
            "learning rate.",
            **losses(found),
            times=f"{found.gap.train / found.case.scale:.3g}",
        )
    if found.gap.train <= found.case.train[0]:
        return later(
            "Diverged: training loss is {train}, beyond what any target's unit explains. Lower the learning rate.",
            **losses(found),
        )
    return later(
        "Diverged: training loss rose from {first} in the first epoch to {train}, and does not fall. Lower the "
        "learning rate.",
        **losses(found),
        first=f"{found.case.train[0]:.3g}",
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


def short(found: Evidence) -> Message:
    return later("Too few epochs to tell: after {epochs}, a curve has no shape yet.", epochs=found.case.count)


def unstable(found: Evidence) -> Message:
    return later(
        "Unstable: training loss itself has risen, from {low} to {last}, and validation loss with it. That is no "
        "overfitting: the steps are too large. Lower the learning rate.",
        low=f"{found.rise.train_last - found.rise.train_rise:.3g}",
        last=f"{found.rise.train_last:.3g}",
    )


def swings(found: Evidence) -> Message:
    return later(
        "Unstable: from one epoch to the next, training loss swings by about {size} of its level ({train}). The steps "
        "are too large, or the batches too small. Lower the learning rate.",
        **losses(found),
        size=percentage(found.train_swings),
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
    """Said of a gap that opened, while validation loss did not rise, or may not have."""
    if found.rows and (found.rises or found.may_have_risen or found.rise.is_enough(found.rise.lowest, found.rise.last)):
        return later(
            "Overfitting: validation loss is {validation} while training loss fell to {train}. The gap opened during "
            "training; {learned}. Whether validation loss rose as well, {count} rows can't tell.",
            **losses(found),
            learned=learned(found),
            count=found.rows.count,
        )
    return later(
        "Overfitting without a rise: validation loss is {validation}, while training loss fell to {train}. The gap "
        "opened during training; {learned}.",
        **losses(found),
        learned=learned(found),
    )


def falling(found: Evidence) -> Message:
    """Said of the curve whose fall is more than the noise of its epochs: validation's, or that of training alone."""
    values = {**losses(found), "epochs": found.case.count}
    if found.case.rate < SLOWED and found.case.clock.kept is None:
        return later(
            "Too few epochs: after {epochs}, validation loss is {validation} and training loss {train}. They slowed "
            "down as the learning rate came down, to {share} of its highest; over more epochs it stays high for "
            "longer.",
            **values,
            share=percentage(found.case.rate),
        )
    if not found.fall.hidden:
        return later(
            "Too few epochs: after {epochs}, validation loss is {validation} and still falling; training loss is "
            "{train}.",
            **values,
        )
    return later(
        "Too few epochs: after {epochs}, training loss is {train} and still falling; validation loss is {validation}.",
        **values,
    )


def falling_alone(found: Evidence) -> Message:
    """Said of validation loss without training loss."""
    return later(
        "Too few epochs: after {epochs}, validation loss is {validation} and still falling. What else there is to say "
        "shows beside its training loss.",
        epochs=int(found.case.epochs[found.case.judged]),
        validation=losses(found)["validation"],
    )


def underfitting(found: Evidence) -> Message:
    return later(
        "Underfitting: training loss is {train} and validation loss {validation}, where a constant prediction has "
        "{constant}. Either the network is held back, or it needs many more epochs, or the inputs say no more.",
        **losses(found),
    )


def guesses(found: Evidence) -> Message:
    """Said of curves from elsewhere, whose losses and score are those of a guess."""
    assert found.guessing
    return later(
        "Underfitting: training loss is {train} and validation loss {validation}, where guessing among {classes} "
        "classes has {guessed}; the metric on validation is {right}, where guessing has {score}. Next to nothing was "
        "learned.",
        **losses(found),
        classes=found.guessing.classes,
        guessed=f"{found.guessing.loss:.3g}",
        right=percentage(found.guessing.right),
        score=percentage(found.guessing.score),
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
