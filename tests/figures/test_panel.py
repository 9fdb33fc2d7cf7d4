"""Panels travel as JSON that Plotly.js reads, arrays in base64, and open on their last frame."""

from __future__ import annotations

import json
from base64 import b64decode
from typing import Any

import numpy as np
import pytest

from dashboard.figures.panel import Frame, Panel, encode, rewindable
from dashboard.figures.theme import figure
from tests.figures.as_plotly import to_plotly

FRAMES: list[Frame] = [
    {"data": [{"y": np.array([1.0, 2.0], np.float32)}], "layout": {"height": 100}},
    {"data": [{"y": np.array([3.0, 4.0], np.float32)}], "layout": {"height": 200}},
]


def rewound(frames: list[Frame]) -> Panel:
    traces = [{"type": "scatter", "name": "line", "x": [0, 1]}]
    return rewindable("Title", traces, frames, figure([], x="x", y="y"), "A line.")


def decoded(encoded: dict[str, Any]) -> np.ndarray:
    values = np.frombuffer(b64decode(encoded["bdata"]), encoded["dtype"])
    return values.reshape([int(size) for size in encoded.get("shape", str(len(values))).split(", ")])


@pytest.mark.parametrize("dtype", ["float32", "float64", "int8", "int16", "int32", "uint8", "uint16", "uint32"])
@pytest.mark.parametrize("shape", [(6,), (2, 3), (0,)])
def test_an_array_that_plotly_decodes_comes_back_as_it_was(dtype: str, shape: tuple[int, ...]) -> None:
    values = np.arange(np.prod(shape)).reshape(shape).astype(dtype)
    received = decoded(json.loads(json.dumps(values, default=encode)))
    assert received.dtype == values.dtype
    np.testing.assert_array_equal(received, values)


def test_an_array_that_lies_turned_in_memory_comes_back_row_by_row() -> None:
    turned = np.arange(6, dtype=np.uint8).reshape(2, 3).T
    np.testing.assert_array_equal(decoded(encode(turned)), turned)


def test_other_arrays_become_lists_and_numbers_numbers() -> None:
    values = [np.array([[1, 2]]), np.array(["a", "b"]), np.float32(0.5), np.int64(3)]
    assert json.loads(json.dumps(values, default=encode)) == [[[1, 2]], ["a", "b"], 0.5, 3]


def test_a_panel_opens_on_its_last_frame() -> None:
    chart = to_plotly(rewound(FRAMES).figure)
    assert list(chart.data[0].y) == [3.0, 4.0]
    assert (chart.data[0].name, chart.layout.height) == ("line", 200)


def test_every_frame_travels_with_its_traces_and_its_layout() -> None:
    sent = json.loads(json.dumps(rewound(FRAMES).payload(), default=encode))
    assert [decoded(frame["data"][0]["y"]).tolist() for frame in sent["frames"]] == [[1.0, 2.0], [3.0, 4.0]]
    assert [frame["layout"] for frame in sent["frames"]] == [{"height": 100}, {"height": 200}]
    assert (sent["title"], sent["alt"], sent["wide"]) == ("Title", "A line.", False)


def test_a_single_frame_has_nothing_to_rewind() -> None:
    assert rewound(FRAMES[:1]).payload()["frames"] == ()
