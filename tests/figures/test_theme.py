"""A colour means one thing, stands out on light and dark, and stays apart from the others for every eye."""

from __future__ import annotations

import re
import tomllib
from itertools import combinations, product
from pathlib import Path

import numpy as np
import pytest

from dashboard.figures.theme import (
    _SYMBOLS,
    CLASSES,
    COMPARED,
    COUNTS,
    EVENT,
    NEGATIVE,
    NEUTRAL,
    POSITIVE,
    SERIES,
    Look,
)

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"
# Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
DEFICIENCIES = {
    "none": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.119192, 0.9503041]]
)
# In CIE 1976's distance, where about 2.3 is just noticeable side by side. Dash and marker differ as well.
APART = 15.0
ALL_LOOKS = {"splits": tuple(SERIES.values()), "compared": COMPARED}
# What stands beside each other in one chart.
FAMILIES = {
    "splits": tuple(look.colour for look in SERIES.values()),
    "classes": CLASSES[:3],
    "signs": (NEGATIVE, POSITIVE),
    "compared": tuple(look.colour for look in COMPARED),
}
# Streamlit's backgrounds, of light and of dark; WCAG's least contrast of what is not text.
THEMES = [tomllib.loads(CONFIG.read_text())["theme"][scheme] for scheme in ("light", "dark")]
BACKGROUNDS = [theme["backgroundColor"] for theme in THEMES]
LEAST_CONTRAST = 3.0
# Of text.
LEGIBLE = 4.5


def linear(colour: str) -> np.ndarray:
    """A hex colour in linear RGB, (3,), from 0 to 1."""
    srgb = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def lab(colour: str, deficiency: str) -> np.ndarray:
    """A hex colour as that eye sees it, in CIE L*a*b*."""
    seen = np.clip(DEFICIENCIES[deficiency] @ linear(colour), 0, 1)
    t = TO_XYZ @ seen / TO_XYZ.sum(axis=1)
    f = np.where(t > (6 / 29) ** 3, np.cbrt(t), t / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def blended(colour: str, background: str) -> str:
    """An "rgba(...)" over a hex colour, as a hex colour."""
    *channels, opacity = map(float, re.findall(r"[\d.]+", colour))
    behind = [int(background[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(
        f"{round(opacity * one + (1 - opacity) * other):02X}" for one, other in zip(channels, behind, strict=True)
    )


def closest(colours: tuple[str, ...], deficiency: str) -> float:
    seen = [lab(colour, deficiency) for colour in colours]
    return min(float(np.linalg.norm(a - b)) for a, b in combinations(seen, 2))


def contrast(colour: str, background: str) -> float:
    """WCAG's ratio of luminances."""
    low, high = sorted(float(TO_XYZ[1] @ linear(one)) for one in (colour, background))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES)
def test_a_family_is_told_apart_by_colour(family: tuple[str, ...], deficiency: str) -> None:
    assert closest(family, deficiency) >= APART


@pytest.mark.parametrize(("one", "other"), list(combinations(FAMILIES, 2)))
def test_no_colour_of_a_family_is_taken_for_one_of_another(one: str, other: str) -> None:
    pairs = product(FAMILIES[one], FAMILIES[other])
    unlike = {pair for pair in pairs if closest(pair, "none") >= APART}
    assert unlike == set(product(FAMILIES[one], FAMILIES[other]))


@pytest.mark.parametrize("background", BACKGROUNDS)
@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES)
def test_every_colour_stands_out_in_light_and_in_dark(family: tuple[str, ...], background: str) -> None:
    assert min(contrast(colour, background) for colour in family) >= LEAST_CONTRAST


@pytest.mark.parametrize("background", BACKGROUNDS)
@pytest.mark.parametrize("grey", [NEUTRAL, EVENT])
def test_greys_of_lines_stand_out_too(grey: str, background: str) -> None:
    assert contrast(grey, background) >= LEAST_CONTRAST


@pytest.mark.parametrize("looks", ALL_LOOKS.values(), ids=ALL_LOOKS)
def test_series_are_told_apart_without_colour(looks: tuple[Look, ...]) -> None:
    assert len({look.dash for look in looks}) == len(looks)
    assert len({look.symbol for look in looks}) == len(looks)


def test_ten_classes_are_told_apart_without_colour() -> None:
    assert len(set(_SYMBOLS)) == len(_SYMBOLS) >= len(CLASSES)


@pytest.mark.parametrize("theme", THEMES)
def test_numbers_on_a_map_are_legible_in_the_colour_of_text(theme: dict[str, str]) -> None:
    fewest, most = (blended(colour, theme["backgroundColor"]) for _, colour in COUNTS)
    assert min(contrast(theme["textColor"], cell) for cell in (fewest, most)) >= LEGIBLE
