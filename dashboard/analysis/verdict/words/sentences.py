"""The sentence of each rule: the kind, and the numbers that it was found from."""

from __future__ import annotations

from dashboard.analysis.verdict.evidence import Evidence
from dashboard.analysis.verdict.fall import LITTLE_OF_SCALE
from dashboard.analysis.verdict.gap import RATIO
from dashboard.analysis.verdict.verdict import NOTHING_SAID
from dashboard.analysis.verdict.words.clauses import constant_there, learned, losses, lowest, rose
from dashboard.analysis.words import in_a_row, percentage
from language.numbers import in_digits
from language.say import Message, later

# A learning rate that has come down to this share of the first makes curves stand still.
SLOWED = 0.5


def no_epoch() -> Message:
    return later("Too few epochs to tell: there is not one.")


def short(found: Evidence) -> Message:
    return later("Too few epochs to tell: after {epochs}, a curve has no shape yet.", epochs=found.case.count)


def risen(found: Evidence) -> Message:
    before = in_digits(found.case.smooth_train.at(found.rise.named), ".3g")
    after = in_digits(found.rise.train_last, ".3g")
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
    if found.rows and (found.rise_counts or found.may_have_risen or found.rise.ends_above):
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
    there = constant_there(found)
    if there != found.case.scale:
        return later(
            "Underfitting: training loss is {train}, where a constant prediction has {constant}, and validation loss "
            "{validation}, where it has {there}. Either the network is held back, or it needs many more epochs, or the "
            "inputs say no more.",
            **losses(found),
            there=in_digits(there, ".3g"),
        )
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
        guessed=in_digits(found.guessing.loss, ".3g"),
        right=percentage(found.guessing.right),
        score=percentage(found.guessing.score),
    )


def good_fit(found: Evidence) -> Message:
    values = {**losses(found), **lowest(found)}
    if found.rise.ends_above:
        return later(
            "A good fit: validation loss is {validation}, and that it was {lowest} {at} is within the noise of its "
            "epochs; training loss is {train}.",
            **values,
        )
    said = later(
        "A good fit: validation loss is {validation}, close to its lowest ({lowest} {at}); training loss is {train}.",
        **values,
    )
    return in_a_row(said, _small_gap(found))


def _small_gap(found: Evidence) -> Message:
    """Said of a validation loss that is far above training loss, and yet not far beside what guessing loses."""
    gap, case = found.gap, found.case
    if not case.knows_constant or gap.validation < RATIO * gap.train or gap.last < LITTLE_OF_SCALE * case.scale:
        return NOTHING_SAID
    return later(
        "The gap, {gap}, is large beside training loss, and small beside what a constant prediction loses "
        "({constant}).",
        gap=in_digits(gap.last, ".3g"),
        constant=in_digits(constant_there(found), ".3g"),
    )
