"""Dates read by operations of Keras: it has no layer for them, and a model that is taken away needs one."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import keras
import numpy as np

# Where the numbers of "2024-12-31 18:30:00" stand, and how many digits each has.
_NUMBERS = ((0, 4), (5, 2), (8, 2), (11, 2), (14, 2), (17, 2))
_LENGTH, _YEAR_DIGITS = 19, 4
# What the layer calls 0: before it stand the end of the text, and what is no digit.
_ZERO = 2
# From March 1 of the year 0, so that a leap day is the last of its year, to January 1 of 2000, a Saturday.
_DAYS_TO_2000, _SATURDAY = 730425, 5


class Moment(NamedTuple):
    """Whole numbers (n, 1) of a date, as it is written."""

    year: keras.KerasTensor
    month: keras.KerasTensor
    day: keras.KerasTensor
    hour: keras.KerasTensor
    minute: keras.KerasTensor
    second: keras.KerasTensor

    @property
    def since_2000(self) -> keras.KerasTensor:
        """Whole days."""
        year, month = self.year - keras.ops.cast(self.month <= 2, "int32"), (self.month + 9) % 12
        leap_days = year // 4 - year // 100 + year // 400
        return 365 * year + leap_days + (153 * month + 2) // 5 + self.day - 1 - _DAYS_TO_2000


def read_dates(column: keras.KerasTensor, parts: tuple[str, ...]) -> tuple[keras.KerasTensor, keras.KerasTensor]:
    """What `cells.dates` makes of texts (n, 1) such as "2024-12-31 18:30", and whether one is missing (n, 1).

    A part that is not written is the first of its kind: "2024" is midnight of January 1. Seconds may follow; a zone is
    not read.
    """
    characters = keras.layers.TextVectorization(
        standardize=None, split="character", vocabulary=list("0123456789"), output_sequence_length=_LENGTH
    )(column)
    digits = keras.ops.cast(characters, "int32") - _ZERO
    moment = _moment(keras.ops.maximum(digits, 0))
    inputs = [input_ for part in parts for input_ in _inputs(moment, part)]
    return keras.ops.concatenate(inputs, axis=1), keras.ops.any(digits[:, :_YEAR_DIGITS] < 0, axis=1, keepdims=True)


def _moment(digits: keras.KerasTensor) -> Moment:
    """Of the digits (n, characters), 0 where there is none."""
    weights = np.zeros((_LENGTH, len(_NUMBERS)), "int32")
    for place, (start, count) in enumerate(_NUMBERS):
        weights[start : start + count, place] = 10 ** np.arange(count)[::-1]
    year, month, day, *time = keras.ops.split(keras.ops.matmul(digits, weights), len(_NUMBERS), axis=1)
    return Moment(year, keras.ops.maximum(month, 1), keras.ops.maximum(day, 1), *time)


def _inputs(moment: Moment, part: str) -> list[keras.KerasTensor]:
    """Days since 2000, or another part as a circle: its sine and cosine."""
    if part == "days":
        return [_exact(moment.since_2000) + (_hours(moment) + _exact(moment.second) / 3600) / 24]
    turn = _TURNS[part](moment)
    return [keras.ops.sin(2 * math.pi * turn), keras.ops.cos(2 * math.pi * turn)]


def _hours(moment: Moment) -> keras.KerasTensor:
    return _exact(moment.hour) + _exact(moment.minute) / 60


# How far each circle has turned, from 0 to 1.
_TURNS: dict[str, Callable[[Moment], keras.KerasTensor]] = {
    "month": lambda moment: _exact(moment.month - 1) / 12,
    "weekday": lambda moment: _exact((moment.since_2000 + _SATURDAY) % 7) / 7,
    "hour": lambda moment: _hours(moment) / 24,
}


def _exact(number: keras.KerasTensor) -> keras.KerasTensor:
    return keras.ops.cast(number, "float32")
