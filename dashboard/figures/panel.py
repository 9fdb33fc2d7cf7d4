"""What a page hands to the browser: figures with a title and a text alternative, and the frames that rewind them."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import plotly.graph_objects as go

# One frame of a figure: for each trace the properties that change, and changes of the layout.
Values = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Frame:
    """How a figure looks at one epoch."""

    values: Values
    layout: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Panel:
    """One chart: its title, the figure, a sentence for who can't see it, and a frame for each kept epoch."""

    title: str
    figure: go.Figure
    alt: str
    frames: tuple[Frame, ...] = ()
    wide: bool = False

    def payload(self) -> dict[str, Any]:
        """Plain values for the browser; arrays travel as base64, which Plotly.js decodes."""
        figure = self.figure.to_plotly_json()
        return {
            "title": self.title,
            "data": _plain(figure["data"]),
            "layout": _plain(figure["layout"]),
            "alt": self.alt,
            "wide": self.wide,
            "frames": [{"values": _plain(frame.values), "layout": _plain(frame.layout)} for frame in self.frames],
        }


def rewindable(
    title: str, styles: Sequence[Mapping[str, Any]], frames: Sequence[Frame], figure: go.Figure, alt: str
) -> Panel:
    """A panel that shows its last frame at first; `styles` are the traces without the properties that frames set."""
    last = frames[-1]
    for style, values in zip(styles, last.values, strict=True):
        figure.add_trace({**style, **values})
    figure.update_layout(last.layout)
    return Panel(title, figure, alt, tuple(frames) if len(frames) > 1 else ())


def compact(values: np.ndarray) -> np.ndarray:
    """32-bit floats: half the bytes, more than enough for a screen."""
    return np.asarray(values, np.float32)


# Plotly.js's names of the array types it decodes.
_DTYPES = {
    "float64": "f8",
    "float32": "f4",
    "int32": "i4",
    "uint8": "u1",
    "int8": "i1",
    "uint16": "u2",
    "int16": "i2",
    "uint32": "u4",
}


def _plain(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return _array(value)
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value.item() if isinstance(value, np.generic) else value


def _array(values: np.ndarray) -> Any:
    if values.dtype == np.int64:
        values = values.astype(np.int32)
    if values.dtype.name not in _DTYPES:
        return values.tolist()
    encoded = {"dtype": _DTYPES[values.dtype.name], "bdata": base64.b64encode(values.tobytes()).decode()}
    return encoded | ({"shape": ", ".join(map(str, values.shape))} if values.ndim > 1 else {})
