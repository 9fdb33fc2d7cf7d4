"""What a page hands to the browser: figures with a title and a text alternative, and the frames that rewind them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NotRequired, TypedDict

import numpy as np
import plotly.graph_objects as go


class Frame(TypedDict):
    """How a figure looks at one epoch, in the form of `go.Frame`: what changes in each trace, and in the layout.

    It is a plain dict because `go.Frame` checks every trace of every frame: for the lab's three panels of 80 frames
    that takes 0.37 s instead of 0.01 s.
    """

    data: Sequence[Mapping[str, Any]]
    layout: NotRequired[Mapping[str, Any]]


@dataclass(frozen=True)
class Panel:
    """One chart: its title, the figure, a sentence for those who can't see it, and a frame for each kept epoch."""

    title: str
    figure: go.Figure
    alt: str
    frames: tuple[Frame, ...] = ()
    wide: bool = False

    def payload(self) -> dict[str, Any]:
        """Plotly's JSON of the figure, with what stands around it; `json.dumps` needs `encode` for the arrays in it."""
        return {
            **self.figure.to_plotly_json(),
            "title": self.title,
            "alt": self.alt,
            "wide": self.wide,
            "frames": self.frames,
        }


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
    title: str, traces: Sequence[Mapping[str, Any]], frames: Sequence[Frame], figure: go.Figure, alt: str
) -> Panel:
    """A panel that opens on its last frame; `traces` lack the properties that frames set."""
    last = frames[-1]
    for trace, changes in zip(traces, last["data"], strict=True):
        figure.add_trace({**trace, **changes})
    figure.update_layout(last.get("layout", {}))
    return Panel(title, figure, alt, tuple(frames) if len(frames) > 1 else ())


def compact(values: np.ndarray) -> np.ndarray:
    """32-bit floats: half the bytes, more than enough for a screen."""
    return np.asarray(values, np.float32)
