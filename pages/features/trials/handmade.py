"""Features made by hand: for each data set, what a person who knows it would compute from the raw inputs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from language.say import Message, later, mark

# Pixels of a digit along each side, and their largest value.
SIDE, BRIGHTEST = 8, 16.0
BLOCKS = 4
ORIENTATIONS = 8
# Radians by which the arms of the spirals turn over one standard deviation of distance: read off a plot of the data.
TURN = 4.0


@dataclass(frozen=True)
class HandMade:
    """The features of a data set: `make` takes inputs (n, inputs) to features (n, len(names)).

    `parts` says in words what is computed, side by side, and `written` how, in LaTeX; `symbols` are the names in LaTeX,
    where each feature has one.
    """

    dataset: str
    names: tuple[str, ...]
    make: Callable[[np.ndarray], np.ndarray]
    parts: tuple[Message, ...]
    written: Message
    symbols: tuple[str, ...] = ()

    @property
    def formula(self) -> str:
        return str(self.written)


def _circles(x: np.ndarray) -> np.ndarray:
    first, second = x.T
    return np.column_stack([first**2, second**2, first * second, np.hypot(first, second)])


def _spirals(x: np.ndarray) -> np.ndarray:
    distance, angle = np.hypot(*x.T), np.arctan2(x[:, 1], x[:, 0])
    unwound = angle - TURN * distance
    return np.column_stack([_circles(x), np.cos(unwound), np.sin(unwound)])


def edges(images: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Size and direction (n, 8, 8) of the brightness's gradient in images (n, 8, 8); direction from 0 to 2 pi."""
    padded = np.pad(images, ((0, 0), (1, 1), (1, 1)), mode="edge")
    right = 0.5 * (padded[:, 1:-1, 2:] - padded[:, 1:-1, :-2])
    down = 0.5 * (padded[:, 2:, 1:-1] - padded[:, :-2, 1:-1])
    return np.hypot(right, down), np.arctan2(down, right) % (2.0 * np.pi)


def blocks(images: np.ndarray) -> np.ndarray:
    """Averages (n, 4, 4) over blocks of 2 x 2 pixels."""
    size = SIDE // BLOCKS
    return images.reshape(-1, BLOCKS, size, BLOCKS, size).mean((2, 4))


def gradient_histograms(images: np.ndarray) -> np.ndarray:
    """For each block, how much gradient points into each of 8 directions: (n, 8, 4, 4). After Dalal and Triggs 2005."""
    size, direction = edges(images)
    sector = (direction / (2.0 * np.pi) * ORIENTATIONS).astype(int) % ORIENTATIONS
    shares = [blocks(np.where(sector == place, size, 0.0)) for place in range(ORIENTATIONS)]
    return np.stack(shares, axis=1)


def images_of(x: np.ndarray) -> np.ndarray:
    """Rows of 64 pixels from 0 to 16 as images (n, 8, 8) from 0 to 1."""
    return x.reshape(-1, SIDE, SIDE) / BRIGHTEST


def _digits(x: np.ndarray) -> np.ndarray:
    images = images_of(x)
    parts = (blocks(images), edges(images)[0], gradient_histograms(images))
    return np.hstack([part.reshape(len(x), -1) for part in parts])


def _listed(symbols: Sequence[str], meaning: str) -> Message:
    """A line is broken where it says so: KaTeX would do so at signs, also those within a cosine."""
    listed = rf",\quad{_BREAK} ".join(symbols)
    return later(r"{symbols} \qquad {pause}\text{{with}}\quad {meaning}", symbols=listed, pause=_BREAK, meaning=meaning)


_DISTANCE = ("x₁²", "x₂²", "x₁ x₂", mark("distance"))
_DISTANCE_SYMBOLS = ("x_1^2", "x_2^2", "x_1 x_2", "r")
_BREAK = r"\allowbreak "
# In braces, within which no line is broken. This phi looks like the letter in the page's font.
_UNWOUND_SYMBOLS = (rf"{{\cos(\phi - {TURN:g} r)}}", rf"{{\sin(\phi - {TURN:g} r)}}")
_POLAR = r"{r = \sqrt{x_1^2 + x_2^2}}"
_PLACES = [f"{row},{column}" for row in range(BLOCKS) for column in range(BLOCKS)]
_ALL = (
    HandMade(
        "circles",
        _DISTANCE,
        _circles,
        (later("squares of the inputs"), later("their product"), later("distance r from the middle")),
        _listed(_DISTANCE_SYMBOLS, _POLAR),
        _DISTANCE_SYMBOLS,
    ),
    HandMade(
        "spirals",
        (*_DISTANCE, mark("cos(unwound)"), mark("sin(unwound)")),
        _spirals,
        (
            later("squares"),
            later("product"),
            later("distance r"),
            later("cosine and sine of the unwound angle (φ − {turn:g} r)", turn=TURN),
        ),
        _listed(
            (*_DISTANCE_SYMBOLS, *_UNWOUND_SYMBOLS), rf"{_POLAR},\quad {{\phi = \operatorname{{atan2}}(x_2, x_1)}}"
        ),
        (*_DISTANCE_SYMBOLS, *_UNWOUND_SYMBOLS),
    ),
    HandMade(
        "digits",
        (
            *(f"average {place}" for place in _PLACES),
            *(f"edge {row},{column}" for row in range(SIDE) for column in range(SIDE)),
            *(f"direction {turn} in {place}" for turn in range(ORIENTATIONS) for place in _PLACES),
        ),
        _digits,
        (
            later("averages of blocks of pixels"),
            later("edges: how steeply brightness changes"),
            later("histograms of gradients: how much it changes in each of {count} directions", count=ORIENTATIONS),
        ),
        later(
            r"g_x = \tfrac{1}{2} (p_{\text{right}} - p_{\text{left}}),\quad "
            r"g_y = \tfrac{1}{2} (p_{\text{below}} - p_{\text{above}}),\quad "
            r"\text{edge} = \sqrt{g_x^2 + g_y^2},\quad \text{direction} = \operatorname{atan2}(g_y, g_x) "
            r"\qquad \allowbreak \text{with}\quad p \text{ the brightness of a neighbouring pixel}"
        ),
    ),
)

HANDMADE: dict[str, HandMade] = {made.dataset: made for made in _ALL}
