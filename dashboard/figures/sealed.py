"""Charts and sentences without the test set, for who has not opened it yet.

Works on what is about to be shown, so that no page has to know of it.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from language.say import t

TEST_NAME = "test"
# In the words of a chart: ", test 0.31", "and test 88%", "3 of 99 in test".
_NUMBER = re.compile(r"[,;]?\s*(and )?(\btest:? [\N{MINUS SIGN}-]?\d+(\.\d+)?(e[+-]?\d+)?%?|\d+ of \d+ in test)")
# In other languages, what stands between commas and has a number after the name.
_CLAUSE = r"[,;]?(?:[^,;.]|\.(?=\d))*{test}[^,;.\d]*\d(?:[^,;.]|\.(?=\d))*"
_SENTENCES = re.compile(r"(?<=[.!?])\s+")


def without_test(panel: Mapping[str, Any]) -> dict[str, Any]:
    """A panel's payload, with each trace of the test set empty; traces keep their places, which frames count on."""
    data = list(panel["data"])
    hidden = {place for place, trace in enumerate(data) if _is_of_test(str(trace.get("name", "")))}
    points = {point for place in hidden for point in _points(data[place])}
    layout = dict(panel["layout"])
    layout["annotations"] = [note for note in layout.get("annotations", ()) if note.get("name") != t(TEST_NAME)]
    return {
        **panel,
        "data": [_empty(trace) if place in hidden else _apart(trace, points) for place, trace in enumerate(data)],
        "layout": layout,
        "alt": in_words(panel["alt"]),
        "frames": [_frame(frame, hidden, points) for frame in panel["frames"]],
        "others": [without_test(other) for other in panel["others"]],
    }


def in_words(text: str) -> str:
    """A chart's text alternative, or a note on a frame, without the numbers of the test set."""
    test = t(TEST_NAME)
    return re.sub(_NUMBER if test == TEST_NAME else _CLAUSE.format(test=test), "", text)


def without_test_sentences(markdown: str) -> str:
    """Those sentences that do not mention the test set; a word for the ones that are left out."""
    sentences = _SENTENCES.split(markdown)
    # Another language may write what follows without a space.
    mentioned = re.compile(rf"\b{t(TEST_NAME)}" + r"\b" * (t(TEST_NAME) == TEST_NAME))
    kept = [sentence for sentence in sentences if not mentioned.search(sentence)]
    return " ".join(kept if len(kept) == len(sentences) else [*kept, t("What the test set says is sealed.")])


def _is_of_test(name: str) -> bool:
    """Whether a trace is one of the test set: "test", "test: low", "before: test", in the language of the chart."""
    return bool(re.search(rf"(^|: ){t(TEST_NAME)}(:|$)", name))


def _frame(frame: Mapping[str, Any], hidden: set[int], points: set[tuple[float, float]]) -> dict[str, Any]:
    changes: Sequence[Mapping[str, Any]] = frame["data"]
    return {**frame, "data": [{} if i in hidden else _apart(each, points) for i, each in enumerate(changes)]}


def _empty(trace: Mapping[str, Any]) -> dict[str, Any]:
    return {**trace, "x": [], "y": [], "visible": False}


def _points(trace: Mapping[str, Any]) -> list[tuple[float, float]]:
    """Where the markers of a trace are."""
    if trace.get("mode") != "markers" or trace.get("x") is None:
        return []
    return [
        (float(x), float(y)) for x, y in zip(_values(trace["x"]), _values(trace["y"]), strict=True) if x is not None
    ]


def _apart(trace: Mapping[str, Any], points: set[tuple[float, float]]) -> dict[str, Any]:
    """Without the rings around points that are not shown."""
    if not points or trace.get("x") is None or trace.get("y") is None:
        return dict(trace)
    x, y = _values(trace["x"]), _values(trace["y"])
    if len(x) != len(y) or any(value is None for value in x):
        return dict(trace)
    kept = [(float(one), float(other)) not in points for one, other in zip(x, y, strict=True)]
    return dict(trace) if all(kept) else {**trace, "x": np.asarray(x)[kept], "y": np.asarray(y)[kept]}


def _values(coordinates: Any) -> Any:
    """A sequence; Plotly has written arrays as base64."""
    if isinstance(coordinates, Mapping):
        return np.frombuffer(b64decode(coordinates["bdata"]), coordinates["dtype"])
    return coordinates
