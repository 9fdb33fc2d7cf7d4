"""Links as somebody writes them who wants harm: any names, any values, and as many of both as he likes."""

from __future__ import annotations

import random

from hypothesis import strategies as st

from dashboard.experiment.links.link import LANG, TRAIN
from dashboard.experiment.links.pins import PINS
from dashboard.experiment.links.restrictions import HIDE, LOCK
from dashboard.experiment.links.sweep import SWEEP
from dashboard.experiment.settings import SETTINGS
from tests.browser.driving.foreign_page import PARTS

anything = st.text() | st.sampled_from(["nan", "-inf", "1e400", "-1", "9" * 200, "64-", "--", "\ud800", "x" * 100_000])
# What pages read beside the settings.
OTHERS = (
    "step",
    "curves",
    "room",
    "compare",
    "table",
    "weights",
    "data",
    "setting",
    "value",
    "sort",
    "study",
    "dropout seeds",
)
NAMES = (*SETTINGS, HIDE, LANG, LOCK, PINS, SWEEP, TRAIN, *OTHERS)
NUMBERS = (
    "nan",
    "-inf",
    "1e400",
    "-1",
    "0",
    "9" * 200,
    "64-",
    "--",
    "1e-320",
    "0x1f",
    "٣",
    "1_000",
    "True",
    "null",
    "",
)


def link(seed: int) -> dict[str, str]:
    """One that is the same each time."""
    rng = random.Random(seed)
    return {_name(rng): _value(rng) for _ in range(rng.randint(1, 6))}


def _name(rng: random.Random) -> str:
    return rng.choice(NAMES) if rng.random() < 0.7 else _text(rng)


def _value(rng: random.Random) -> str:
    if rng.random() < 0.2:
        return rng.choice(NUMBERS)
    return ",".join(_text(rng) for _ in range(rng.choice((1, 1, 1, 2, 5))))


def _text(rng: random.Random) -> str:
    around = [rng.choice(PARTS) for _ in range(rng.randint(1, 4))]
    around.insert(rng.randint(0, len(around)), "m4rk")
    return "".join(around)
