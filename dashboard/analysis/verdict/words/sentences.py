"""The sentences of rules: the kind of verdict, and the numbers that it rests on."""

from __future__ import annotations

from dashboard.analysis.change.change import CLOSE
from dashboard.analysis.verdict.evidence import Evidence
from dashboard.analysis.verdict.fall import LITTLE_OF_SCALE
from dashboard.analysis.verdict.gap import RATIO
from dashboard.analysis.verdict.rise import Rise
from dashboard.analysis.verdict.row_evidence import RowEvidence
from dashboard.analysis.verdict.verdict import NOTHING_SAID
from dashboard.analysis.verdict.words.clauses import has_narrowed, learned, losses, lowest, rose, validation_constant
from dashboard.analysis.words import joined, loss_in_words
from language.say import Message, later, mark

# From this multiple of its lowest, a loss is not close to it, however small both are.
NOT_CLOSE = 1.5


def no_epoch() -> Message:
    return later("Too few epochs to tell: not even one has ended.")


def short(evidence: Evidence) -> Message:
    return later("Too few epochs to tell: after {epochs}, a curve has no shape yet.", epochs=evidence.case.trained)


def risen(evidence: Evidence) -> Message:
    was, is_now = evidence.case.smooth_train.at(evidence.rise.marked), evidence.rise.train_last
    said = {"rose": rose(evidence), "before": loss_in_words(was), "after": loss_in_words(is_now)}
    if said["before"] == said["after"]:
        return later("Overfitting: {rose}, while training loss stays at {after}.", **said)
    if abs(is_now - was) < CLOSE * was:
        return later("Overfitting: {rose}, while training loss hardly changed, from {before} to {after}.", **said)
    return later("Overfitting: {rose}, while training loss went from {before} to {after}.", **said)


# By whether training loss fell.
_OPENED = {
    True: mark("Overfitting: validation loss is {validation} while training loss fell to {train}. {when}; {learned}."),
    False: mark("Overfitting: validation loss is {validation}, and training loss {train}. {when}; {learned}."),
}
_OPENED_WITHOUT_A_RISE = {
    True: mark(
        "Overfitting without a rise: validation loss is {validation}, while training loss fell to {train}. {when}; "
        "{learned}."
    ),
    False: mark(
        "Overfitting without a rise: validation loss is {validation}, and training loss {train}. {when}; {learned}."
    ),
}


def opened(evidence: Evidence) -> Message:
    """Said of a gap that opened, while validation loss did not rise, or may not have."""
    values = {**losses(evidence), "when": _when_it_opened(evidence), "learned": learned(evidence)}
    fell = bool(evidence.gap.train < evidence.case.train[0])
    if evidence.rows and (evidence.rise_counts or evidence.may_have_risen or evidence.rise.ends_above):
        return joined(later(_OPENED[fell], **values), _may_have_risen(evidence.rise, evidence.rows))
    return later(_OPENED_WITHOUT_A_RISE[fell], **values)


def _when_it_opened(evidence: Evidence) -> Message:
    if has_narrowed(evidence):
        return later("The gap was even wider after the first epoch")
    if evidence.gap.stayed:
        return later("The gap was there after the first epoch")
    if evidence.gap.half_at_first:
        return later("The gap, at least half of which was there after the first epoch, widened during training")
    return later("The gap opened during training")


def _may_have_risen(rise: Rise, rows: RowEvidence) -> Message:
    """Why it is open whether there is a rise: the rows, or, where they are sure by themselves, the noise of epochs."""
    if rows.surely_rose and rise.is_enough(rows.before, rows.after):
        return later("The noise from epoch to epoch leaves open whether validation loss rose as well.")
    return later("{count} rows can't tell whether validation loss rose as well.", count=rows.count)


_CLOSE = mark(
    "A good fit: validation loss is {validation}, close to its lowest ({lowest} {at}); training loss is {train}."
)
# Where these two are written alike.
_AS_LOW = mark("A good fit: validation loss is {validation}, as low as its lowest ({at}); training loss is {train}.")
# By whether no single epoch before was lower.
_LOWEST = {
    True: mark("A good fit: validation loss is {validation}, its lowest so far; training loss is {train}."),
    False: mark(
        "A good fit: validation loss is {validation}, its lowest so far but for individual epochs; training loss is "
        "{train}."
    ),
}
_NOT_CLOSE = mark(
    "A good fit: validation loss is {validation}, and was {lowest} {at}; both are small compared with a constant "
    "prediction's ({there}). Training loss is {train}."
)
_NOT_CLOSE_BESIDE_THE_FALL = mark(
    "A good fit: validation loss is {validation}, and was {lowest} {at}; the difference is small compared with how "
    "far the losses fell. Training loss is {train}."
)


def good_fit(evidence: Evidence) -> Message:
    values = {**losses(evidence), **lowest(evidence), "there": loss_in_words(validation_constant(evidence))}
    if evidence.rise.ends_above:
        return later(
            "A good fit: validation loss is {validation}; that it was {lowest} {at} is within the noise from epoch "
            "to epoch. Training loss is {train}.",
            **values,
        )
    alike = values["validation"] == values["lowest"]
    return joined(later(_fits(evidence, _AS_LOW if alike else _CLOSE), **values), _small_gap(evidence))


def _fits(evidence: Evidence, close: str) -> str:
    rise, case = evidence.rise, evidence.case
    if rise.height <= (NOT_CLOSE - 1.0) * abs(rise.lowest):
        return _LOWEST[case.lowest_place(case.count) == case.judged] if _is_lowest(evidence) else close
    return _NOT_CLOSE if case.knows_constant else _NOT_CLOSE_BESIDE_THE_FALL


def _is_lowest(evidence: Evidence) -> bool:
    """Whether the last of all epochs is the lowest one by its median, and no other is marked."""
    case = evidence.case
    return evidence.rise.marked == case.judged == len(case.validation) - 1 and evidence.rise.height <= 0


def _small_gap(evidence: Evidence) -> Message:
    """Said of a gap that is large beside training loss, but small beside the loss of guessing."""
    gap, case = evidence.gap, evidence.case
    if not case.knows_constant or gap.validation < RATIO * gap.train or gap.last < LITTLE_OF_SCALE * case.scale:
        return NOTHING_SAID
    return later(
        "The gap, {gap}, is large compared with training loss, but small compared with a constant prediction's loss "
        "({constant}).",
        gap=loss_in_words(gap.last),
        constant=loss_in_words(validation_constant(evidence)),
    )
