"""Which column of a log is which curve, as its name says.

Every tool has names of its own for the same few curves: `val_loss`, `Validation/Loss`, `eval_loss`, `valid_loss_epoch`,
`run 3 - val/loss`. So a name is taken apart into words; some say on which rows a curve was measured, some what.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dashboard.data.curves.log import LONGEST_NAME, Log
from dashboard.data.curves.vocabulary import (
    FILLER,
    LOSSES,
    METRICS,
    NEGATIVE,
    POWERS,
    RATES,
    RISING,
    SPLITS,
    STEPS,
    Split,
    words_of,
)

# scikit-learn's interface to boosted trees numbers what it evaluates: by custom the training rows, then validation.
_FIRST_EVALUATED = re.compile(r"\bvalidation_0\b")
# Beside each curve W&B exports its lowest and highest value at a step.
_BOUNDS = re.compile(r"__(?:min|max)$", re.IGNORECASE)


@dataclass(frozen=True)
class Meaning:
    """What a column's name says: on which rows, what, and the words that are left."""

    split: Split | None
    kind: Literal["loss", "metric", "rate", "step", "other"]
    words: frozenset[str]


@dataclass(frozen=True)
class Roles:
    """The names of the columns that are the curves; empty where there is none.

    `metric` and `validation_metric` are of one metric; `rate` is the learning rate.
    """

    loss: str = ""
    validation_loss: str = ""
    test_loss: str = ""
    metric: str = ""
    validation_metric: str = ""
    rate: str = ""

    @property
    def losses(self) -> tuple[str, ...]:
        """Training and validation loss, as far as there are such."""
        return tuple(filter(None, (self.loss, self.validation_loss)))

    @property
    def judged(self) -> bool:
        """Whether there is enough to say something about overfitting."""
        return bool(self.validation_loss)


def meaning(name: str) -> Meaning:
    """Takes a column's name apart. What says nothing but on which rows is their loss."""
    # Each printed line has the same few names, which took most of the time; one of megabytes is not kept.
    return (_meaning if len(name) <= LONGEST_NAME else _meaning.__wrapped__)(name)


@lru_cache(maxsize=1000)
def _meaning(name: str) -> Meaning:
    words = words_of(name)
    # LightGBM's cross-validation has rows of training, too: "cv_agg's train l2".
    split = next((SPLITS[word] for word in sorted(words, key="cv".__eq__) if word in SPLITS), None)
    rest = frozenset(word for word in words if word not in SPLITS)
    if any(rate <= rest for rate in RATES):
        return Meaning(split, "rate", rest)
    if rest & LOSSES or (rest & RISING and rest & NEGATIVE) or (split and (rest & POWERS or not rest)):
        return Meaning(split, "loss", rest - FILLER)
    if rest & METRICS:
        return Meaning(split, "metric", rest - FILLER)
    if rest and rest <= STEPS | FILLER:
        return Meaning(split, "step", rest)
    return Meaning(split, "other", rest - FILLER)


def recognize(log: Log) -> Roles:
    """Which column is which curve, as far as the names say. Train and validation are of the same quantity."""
    meanings = _meanings(log)
    train, validation = _pair(meanings, "loss")
    metric, validation_metric = _pair(meanings, "metric")
    tests = [name for name, said in meanings.items() if said.kind == "loss" and said.split == "test"]
    if not validation and tests:
        # Where a tool knows of train and test alone, test is what the training was validated on.
        as_validation = {name: _moved(said, "test", "validation") for name, said in meanings.items()}
        (train, validation), tests = _pair(as_validation, "loss"), []
    if metric and not validation_metric and meanings[train or metric].split and not meanings[metric].split:
        # Beside a loss that is named for its rows, a metric that is not is validation's.
        metric, validation_metric = "", metric
    rate = next((name for name, said in meanings.items() if said.kind == "rate"), "")
    return Roles(train, validation, tests[0] if tests else "", metric, validation_metric, rate)


def _meanings(log: Log) -> dict[str, Meaning]:
    """What each column may be, the likeliest first: a column of a single value is a summary, not a curve."""
    longest = max((len(values) for values in log.columns.values()), default=0)
    names = [name for name in log.columns if not _BOUNDS.search(name)]
    said = {name: meaning(name) for name in names}
    if any("validation_1" in name for name in names):
        said |= {name: _moved(said[name], "validation", "train") for name in names if _FIRST_EVALUATED.search(name)}
    named = meaning(log.name)
    if named.kind == "loss" and not any(one.split for one in said.values()):
        # As CatBoost's test_error.tsv, whose columns have the same names in learn_error.tsv.
        said = {name: Meaning(named.split, one.kind, one.words) for name, one in said.items()}
    order = sorted(names, key=lambda name: (len(log.columns[name]) < 2 <= longest, *_plainness(name, said[name])))
    return {name: said[name] for name in order}


def is_step(name: str) -> bool:
    """Whether a column counts epochs or steps."""
    return meaning(name).kind == "step"


def rises(name: str) -> bool:
    """Whether a column is what a training makes as large as it can: taken for a loss, it would be upside down."""
    words = frozenset(words_of(name))
    return bool(words & RISING and not words & NEGATIVE)


def _moved(said: Meaning, source: Split, target: Split) -> Meaning:
    return Meaning(target, said.kind, said.words) if said.split == source else said


def _pair(meanings: Mapping[str, Meaning], kind: str) -> tuple[str, str]:
    """The train and the validation column of one quantity: of the plainest there is, which is in both if any is."""
    by_split: dict[str, dict[frozenset[str], str]] = {"train": {}, "validation": {}}
    for name, said in meanings.items():
        if said.kind == kind and said.split in {None, "train", "validation"}:
            by_split[said.split or "train"].setdefault(said.words, name)
    train, validation = by_split["train"], by_split["validation"]
    shared = [words for words in validation if words in train]
    if shared:
        return train[shared[0]], validation[shared[0]]
    return next(iter(train.values()), ""), next(iter(validation.values()), "")


def _plainness(name: str, said: Meaning) -> tuple[bool, bool, int, bool]:
    """Orders names: the loss itself before its parts, a whole epoch's before a step's, named for a split first."""
    lower = name.lower()
    parts = len(said.words - SPLITS.keys())
    itself = any(word.endswith("loss") or word == "accuracy" for word in said.words)
    return not itself, "step" in lower, parts, said.split is None
