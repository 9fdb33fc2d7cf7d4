"""A figure in Plotly's form, as plain data.

`plotly.graph_objects` checks and copies each property: that took 38 % of the time of a server with 25 visitors. Here
nothing is checked; the tests make an object of Plotly's of every figure, which is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

Trace = dict[str, Any]
_LINE = {"type": "line"}


def trace(kind: str, **properties: Any) -> Trace:
    """A trace of Plotly's type `kind`, such as "scatter". What is None is left to plotly.js."""
    return {"type": kind} | {name: value for name, value in properties.items() if value is not None}


def scatter(**properties: Any) -> Trace:
    return trace("scatter", **properties)


class Figure:
    """Traces and a layout, with the few methods of `go.Figure` that the charts need, under Plotly's names."""

    def __init__(self, traces: Iterable[Trace], layout: Mapping[str, Any]) -> None:
        self.data = list(traces)
        self.layout = dict(layout)

    def add_trace(self, added: Trace) -> None:
        self.data.append(added)

    def add_scatter(self, **properties: Any) -> None:
        self.add_trace(scatter(**properties))

    def add_bar(self, **properties: Any) -> None:
        self.add_trace(trace("bar", **properties))

    def add_heatmap(self, **properties: Any) -> None:
        self.add_trace(trace("heatmap", **properties))

    def add_annotation(self, **properties: Any) -> None:
        self.layout["annotations"] = [*self.layout.get("annotations", ()), properties]

    def add_shape(self, **properties: Any) -> None:
        self.layout["shapes"] = [*self.layout.get("shapes", ()), properties]

    def add_vline(self, x: float, **properties: Any) -> None:
        """A line from the bottom to the top."""
        self.add_shape(**_LINE, x0=x, x1=x, y0=0, y1=1, xref="x", yref="y domain", **properties)

    def add_hline(self, y: float, **properties: Any) -> None:
        """A line from the left to the right."""
        self.add_shape(**_LINE, x0=0, x1=1, y0=y, y1=y, xref="x domain", yref="y", **properties)

    def update_layout(self, changes: Mapping[str, Any] | None = None, **more: Any) -> None:
        """Sets what is named, and leaves the rest, within parts of the layout, too; lists are replaced whole."""
        self.layout = _merged(self.layout, {**(changes or {}), **more})

    def update_xaxes(self, **properties: Any) -> None:
        """The same for each horizontal axis."""
        self._update_axes("xaxis", properties)

    def update_yaxes(self, **properties: Any) -> None:
        """The same for each vertical axis."""
        self._update_axes("yaxis", properties)

    def update_traces(self, which: Callable[[Trace], bool], **properties: Any) -> None:
        """Sets properties of the traces for which `which` holds."""
        for one in filter(which, self.data):
            one.update(properties)

    def to_plotly_json(self) -> dict[str, Any]:
        """What plotly.js reads, but for its arrays, which are NumPy's."""
        return {"data": self.data, "layout": self.layout}

    def _update_axes(self, kind: str, properties: dict[str, Any]) -> None:
        self.update_layout({name: properties for name in self.layout if name.startswith(kind)})


def _merged(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    return {**old, **{name: _changed(old.get(name), value) for name, value in new.items()}}


def _changed(old: Any, new: Any) -> Any:
    return _merged(old, new) if isinstance(old, Mapping) and isinstance(new, Mapping) else new
