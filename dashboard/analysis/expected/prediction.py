"""A prediction in a word: what a loss at the end will do."""

from __future__ import annotations

from typing import Literal, cast

from language.say import mark

Prediction = Literal["fall", "stay about the same", "rise"]
# As they are shown: `t(prediction)`.
PREDICTIONS = cast("tuple[Prediction, ...]", (mark("fall"), mark("stay about the same"), mark("rise")))
# A loss that moves by less than this share has stayed about the same.
ABOUT = 0.05


def outcome_of(before: float, after: float) -> Prediction:
    """What a loss did, in the words of the predictions; one that is no longer a number has risen."""
    if after < before * (1.0 - ABOUT):
        return "fall"
    return "stay about the same" if after <= before * (1.0 + ABOUT) else "rise"
