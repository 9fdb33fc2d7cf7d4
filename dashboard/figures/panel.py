"""What a page hands to the browser: figures with a title and a text alternative, and the frames that rewind them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from html import escape
from typing import Any, Literal, NotRequired, TypedDict

import numpy as np

from dashboard.figures.figure import Figure, Trace


class Frame(TypedDict):
    """How a figure looks at one epoch, in the form of `go.Frame`: what changes in each trace, and in the layout.

    It is a plain dict because `go.Frame` checks every trace of every frame: for the lab's three panels of 80 frames
    that takes 0.37 s instead of 0.01 s.
    """

    data: Sequence[Mapping[str, Any]]
    layout: NotRequired[Mapping[str, Any]]


@dataclass(frozen=True)
class Sketch:
    """A curve to be drawn by hand: a value at each `x`, within `bounds`; it begins as `start`.

    Another `name` begins a new one. `label` tells a keyboard's user what it is and how it is drawn.
    """

    name: str
    label: str
    x: Sequence[float]
    start: Sequence[float]
    bounds: tuple[float, float]


@dataclass(frozen=True)
class UnitMaps:
    """What the hidden units of a drawn network give over a plane, to be looked at one by one.

    Unit i is called `names[i]`; a marker of the drawing with i as its custom data is that unit. `maps` has an array of
    bytes (units, rows, columns) for each frame, from the lowest row up, in parts of `scales` (units,): 127 is all of
    it. `points` (n, 2) lie on the plane, which reaches from 0 to 1, each in one of `colours`. `plane` names its axes.
    """

    names: Sequence[str]
    maps: Sequence[np.ndarray]
    scales: np.ndarray
    points: np.ndarray
    colours: Sequence[str]
    negative: str
    positive: str
    plane: str


@dataclass(frozen=True)
class Panel:
    """One chart: its title, the figure, a sentence for those who can't see it, and a frame for each kept epoch.

    The sentence, `alt`, holds for every frame, and what is `counted` for the last one alone. With a `cursor`, the
    slider's place is marked on its horizontal axis, and moving over it moves the slider. `others` stand in the same
    place, behind a switch that names them all by their titles. A `sketch` is drawn on it by hand. A click on a point of
    one that `picks` tells the server its number. One with `columns` is a map, with a cell for each place of the slider,
    counted row by row: moving over it moves the slider, too. With `units`, one of them is shown beside the chart: the
    one that is pointed at, or chosen.
    """

    title: str
    figure: Figure
    alt: str
    frames: tuple[Frame, ...] = ()
    wide: bool = False
    cursor: bool = False
    others: tuple[Panel, ...] = ()
    sketch: Sketch | None = None
    picks: bool = False
    columns: int = 0
    units: UnitMaps | None = None
    counted: str = ""

    def payload(self) -> dict[str, Any]:
        """Plotly's JSON of the figure, with what stands around it; `json.dumps` needs `encode` for the arrays in it."""
        return {
            **self.figure.to_plotly_json(),
            "title": self.title,
            "alt": self.alt,
            "counted": self.counted,
            "wide": self.wide,
            "frames": self.frames,
            "cursor": self.cursor,
            "picks": self.picks,
            "columns": self.columns,
            "others": [other.payload() for other in self.others],
            "units": asdict(self.units) if self.units else None,
            "sketch": asdict(self.sketch) if self.sketch else None,
        }


@dataclass(frozen=True)
class Rows:
    """A second slider, through the rows of a table of frames: its name, and how many columns and rows there are."""

    name: str
    columns: int
    count: int


# By the browser: a newcomer is who opens the dashboard for the first time there, and sees that once.
Plays = Literal["when asked", "at first sight", "for a newcomer"]


@dataclass(frozen=True)
class Rewind:
    """What the slider under the charts moves along: the frames of all panels, each with its name and a note on it.

    `name` says what is moved along, and `at` where each frame stands on the axis of a panel with a cursor. `start` is
    the frame that is shown first, and again whenever `version` changes. With an `action` there is a button of that
    name, which tells the server where the slider stands. With `rows` there are two sliders, and `at` are places in the
    table, counted row by row. Some are played through, up to `start`, when they are first shown.
    """

    name: str
    at: Sequence[float]
    labels: Sequence[str]
    notes: Sequence[str]
    start: int
    version: str
    action: str = ""
    rows: Rows | None = None
    plays: Plays = "when asked"


# NumPy's names of the types that Plotly.js decodes, which are Plotly.js's names of them, too.
_DECODED = frozenset({"f4", "f8", "i1", "i2", "i4", "u1", "u2", "u4"})


def encode(value: np.ndarray | np.generic) -> Any:
    """For `json.dumps(default=encode)`: an array as base64 if Plotly.js decodes its type, otherwise as a list.

    Plotly's own encoder, which does this for the traces, takes 60 µs an array: 60 ms for the thousand arrays of the
    lab's frames, whose whole JSON takes 10 ms this way.
    """
    dtype = value.dtype.str[1:]
    if value.ndim == 0 or dtype not in _DECODED:
        return value.tolist()
    shape = {"shape": ", ".join(map(str, value.shape))} if value.ndim > 1 else {}
    return {"dtype": dtype, "bdata": b64encode(value.tobytes()).decode(), **shape}


def rewindable(
    title: str, traces: Sequence[Trace], frames: Sequence[Frame], figure: Figure, alt: str, counted: str = ""
) -> Panel:
    """A panel that opens on its last frame; `traces` lack the properties that frames set."""
    last = frames[-1]
    for trace, changes in zip(traces, last["data"], strict=True):
        figure.add_trace({**trace, **changes})
    figure.update_layout(last.get("layout", {}))
    return Panel(title, figure, alt, tuple(frames) if len(frames) > 1 else (), counted=counted)


def compact(values: np.ndarray) -> np.ndarray:
    """32-bit floats: half the bytes, more than enough for a screen."""
    return np.asarray(values, np.float32)


# Characters of a name that a stranger has given.
_LONGEST = 40


def shortened(text: str) -> str:
    """A stranger's text in what is said of a chart."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def written(text: str) -> str:
    """The same as the chart itself shows it."""
    return untagged(shortened(text))


def untagged(text: str) -> str:
    """Whole, as a chart shows it: Plotly reads tags in all its texts, and links in them."""
    return escape(text, quote=False)
