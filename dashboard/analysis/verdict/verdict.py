"""What a verdict is: a kind, a sentence, and the numbers that they rest on."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from language.say import Message, mark

Kind = Literal[
    "overfitting", "underfitting", "good fit", "diverged", "unstable", "shift", "too few epochs", "can't tell"
]
# As they are shown: `t(verdict.kind)`. Written out again, since translations are extracted from calls of `mark`.
KIND_NAMES = (
    mark("overfitting"),
    mark("underfitting"),
    mark("good fit"),
    mark("diverged"),
    mark("unstable"),
    mark("shift"),
    mark("too few epochs"),
    mark("can't tell"),
)
NOTHING_SAID = Message("")


@dataclass(frozen=True)
class Words:
    """What a verdict says, kept so that each reader has it in their own language; empty where nothing is known."""

    sentence: Message
    standing: Message = NOTHING_SAID
    score: Message = NOTHING_SAID
    rests_on: Message = NOTHING_SAID


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What the curves say, in a word, in a sentence, and in the numbers they rest on.

    `epoch` is the one judged: the last, or the one whose weights were restored. `train_loss` and `validation_loss` are
    those of that epoch. `best_epoch` has the lowest validation loss up to there; where the smoothed curve is clearly
    lowest elsewhere, it is the epoch around which that is. `best_validation_loss` is the lowest value of the smoothed
    curve, and `rise` its value at `epoch` divided by that. `rise_interval` bounds `rise`, by the chance of rows and
    epochs; NaN where no rows are known. `rose` says whether it counts, and is more than chance. `between` are the two
    kinds that a "can't tell" can't tell apart.
    `standing` says where validation stands between a constant prediction and no loss at all; `score` whether accuracy
    suffers too; `rests_on` what all of it rests on, and how sure it is. Each is empty where nothing is known of it.
    """

    kind: Kind
    words: Words
    epoch: int = 0
    best_epoch: int = 0
    train_loss: float = math.nan
    validation_loss: float = math.nan
    best_validation_loss: float = math.nan
    constant_loss: float = math.nan
    rise: float = math.nan
    rise_interval: tuple[float, float] = (math.nan, math.nan)
    between: tuple[Kind, ...] = ()
    rose: bool = False

    @property
    def sentence(self) -> str:
        return str(self.words.sentence)

    @property
    def standing(self) -> str:
        return str(self.words.standing)

    @property
    def score(self) -> str:
        return str(self.words.score)

    @property
    def rests_on(self) -> str:
        return str(self.words.rests_on)

    @property
    def gap(self) -> float:
        """Validation loss minus training loss, at the epoch judged."""
        return self.validation_loss - self.train_loss

    @property
    def details(self) -> tuple[str, ...]:
        """What is said besides the sentence, as far as anything is."""
        return tuple(filter(None, (self.standing, self.score, self.rests_on)))

    @property
    def onset(self) -> int | None:
        """The epoch from which on the network memorizes, if it overfits."""
        return self.best_epoch if self.kind == "overfitting" else None
