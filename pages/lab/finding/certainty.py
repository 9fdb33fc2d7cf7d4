"""How sure the verdict is, over seeds, and how sure the network is, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dashboard.analysis.evaluation.calibration import COLDEST, CONFIDENT, HOTTEST, Calibration
from dashboard.analysis.verdict import Kind, Verdict
from dashboard.analysis.words import capital, listed, loss_in_words, percent
from language.numbers import in_digits
from language.say import mark, t, tn

# Temperatures this close to 1 change nothing that could be seen.
NEAR_ONE = 1.1
_TOO_SURE, _UNSURE = mark("The network is overconfident: {change}."), mark("The network is underconfident: {change}.")
_CHANGE = mark(
    "dividing all logits by one temperature, {temperature}, changes no answer; chosen on other rows, it takes "
    "validation loss from {before} to {after}"
)
_ALL_OF_THE_RISE = mark(
    "dividing all logits by one temperature, {temperature}, changes no answer; chosen on other rows, it takes "
    "validation loss from {before} to {after}, which is more than all of the rise"
)
_SHARE_OF_THE_RISE = mark(
    "dividing all logits by one temperature, {temperature}, changes no answer; chosen on other rows, it takes "
    "validation loss from {before} to {after}, which is {share} of the rise"
)


# By whether all seeds have the same rows.
_ALIKE = {
    False: mark(
        "**{kind} for {same} of {count} seeds**, each with different training rows and different initial weights."
    ),
    True: mark("**{kind} for {same} of {count} seeds**, each with different initial weights."),
}
_UNLIKE = {
    False: mark(
        "**{kind} for {same} of {count} seeds**, each with different training rows and different initial weights; "
        "{rest}."
    ),
    True: mark("**{kind} for {same} of {count} seeds**, each with different initial weights; {rest}."),
}


def seeds_in_words(kind: Kind, others: Sequence[Kind], *, same_rows: bool = False, asked: int = 0) -> str:
    """At how many seeds the verdict holds, and what it is at the `others`.

    Once no more will come, it is said how many of those that were `asked` have none.
    """
    counts = Counter(others)
    same = counts.pop(kind, 0)
    said = {"kind": capital(t(kind)), "same": same, "count": len(others)}
    rest = [t("{kind} for {count}", kind=t(name), count=count) for name, count in counts.most_common()]
    found = t(_UNLIKE[same_rows], **said, rest=listed(rest)) if rest else t(_ALIKE[same_rows], **said)
    missing = max(asked - len(others), 0)
    without = tn(
        "{count} of {asked} seeds has no result.", "{count} of {asked} seeds have no result.", missing, asked=asked
    )
    return f"{found} {without}" if missing else found


def confidence_in_words(found: Calibration, verdict: Verdict) -> str:
    """Whether the network is too sure, what that costs, and how much of a rise it is."""
    if not found.wrong:
        return t(
            "All {rows} validation rows are right, so they can't show how confident the network may be.",
            rows=found.rows,
        )
    wrong = _confidently_wrong(found)
    if 1 / NEAR_ONE < found.temperature < NEAR_ONE:
        right = t("Its confidence is about right: one temperature that divides all logits would be close to 1.")
        return f"{wrong} {right}"
    if found.loss_at_temperature >= found.loss:
        unknown = t(
            "These rows can't tell whether it is overconfident: a temperature chosen on some of them does not lower "
            "the loss of the others."
        )
        return f"{wrong} {unknown}"
    if not found.beyond_chance:
        chance = t(
            "These rows can't tell whether its confidence is right: that another temperature fits them better may be "
            "chance."
        )
        return f"{wrong} {chance}"
    return f"{wrong} {t(_TOO_SURE if found.temperature > 1 else _UNSURE, change=_change(found, verdict))}"


def _confidently_wrong(found: Calibration) -> str:
    values = {"rows": found.rows, "confidence": percent(CONFIDENT)}
    if not found.confidently_wrong:
        return t("None of {rows} validation rows is wrong with more than {confidence} confidence.", **values)
    return tn(
        "{count} of {rows} validation rows is wrong with more than {confidence} confidence; it makes up {share} of the "
        "loss.",
        "{count} of {rows} validation rows are wrong with more than {confidence} confidence; they make up {share} of "
        "the loss.",
        found.confidently_wrong,
        **values,
        share=percent(found.their_share),
    )


def _temperature(value: float) -> str:
    """At an end of those that are tried, the best one is beyond it."""
    digits = in_digits(value, ".2g")
    if digits == in_digits(COLDEST, ".2g"):
        return t("{number} or less", number=digits)
    return t("{number} or more", number=digits) if digits == in_digits(HOTTEST, ".2g") else digits


def _change(found: Calibration, verdict: Verdict) -> str:
    numbers = {
        "temperature": _temperature(found.temperature),
        "before": loss_in_words(found.loss),
        "after": loss_in_words(found.loss_at_temperature),
    }
    share = _of_the_rise(found, verdict)
    if share is None:
        return t(_CHANGE, **numbers)
    return t(_ALL_OF_THE_RISE if share > 1 else _SHARE_OF_THE_RISE, **numbers, share=percent(share))


def _of_the_rise(found: Calibration, verdict: Verdict) -> float | None:
    """The share of a rise that the temperature takes back; None where it is not sure that there is one."""
    rise = found.loss - verdict.best_validation_loss
    if verdict.kind != "overfitting" or not verdict.rose or rise <= 0:
        return None
    return (found.loss - found.loss_at_temperature) / rise
