"""The weights and biases of the small network, every one a number that a visitor can change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import streamlit as st

from dashboard.analysis.networks.forward import layer_names
from dashboard.ui.session import Slot
from language.say import t
from pages.forward_pass.trials import round_biases, round_weights

_NAME_PIXELS, _NUMBER_PIXELS = 44, 66


@dataclass(frozen=True)
class _Place:
    """Where a number stands: the layer, and the row and column of its matrix. A bias has no column."""

    layer: int
    row: int
    column: int

    @property
    def label(self) -> str:
        if self.column:
            return t("W{layer}, row {row}, column {column}", layer=self.layer, row=self.row, column=self.column)
        return t("b{layer}, row {row}", layer=self.layer, row=self.row)

    @property
    def key(self) -> str:
        return f"forward {self.layer} {self.row} {self.column}"


# What a visitor changed, by its place: it stays while the number is not there, or not shown.
_CHANGED: Slot[dict[_Place, float]] = Slot("forward changed", {})


def parameters(units: Sequence[int], *, biased: bool, shown: bool) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Matrices W (after, before) and vectors b (after,) by layer: round numbers, but for what was changed.

    Where they are shown, each layer is a grid: a row for each unit, a column for each weight, and the bias last.
    """
    weights, biases = [], []
    for place, (w, b) in enumerate(zip(round_weights(units), round_biases(units), strict=True), 1):
        columns = (*range(1, w.shape[1] + 1), *[0] * biased)
        places = [[_Place(place, row, column) for column in columns] for row in range(1, len(w) + 1)]
        values = _as_changed(places, np.column_stack([w, b]))
        if shown:
            _grid(layer_names(len(units) - 1)[place - 1], _sources(place, w.shape[1], biased=biased), places, values)
        weights.append(values[:, : w.shape[1]])
        biases.append(values[:, -1] if biased else np.zeros(len(b)))
    if shown:
        st.button(
            t("Round numbers again"),
            icon=":material/restart_alt:",
            on_click=_CHANGED.clear,
            disabled=not _CHANGED.is_set,
        )
    return weights, biases


def _sources(layer: int, count: int, *, biased: bool) -> list[str]:
    """What each column is multiplied by."""
    source = "x" if layer == 1 else f"h{layer - 1},"
    return [*(f"· {source}{place}" for place in range(1, count + 1)), *[t("bias")] * biased]


def _as_changed(places: Sequence[Sequence[_Place]], starts: np.ndarray) -> np.ndarray:
    changed = _CHANGED.get()
    rows = [
        [changed.get(place, float(start)) for place, start in zip(*row, strict=False)]
        for row in zip(places, starts, strict=True)
    ]
    return np.array(rows)


def _grid(title: str, columns: Sequence[str], places: Sequence[Sequence[_Place]], values: np.ndarray) -> None:
    st.markdown(f"**{title}**")
    with st.container(horizontal=True, gap="xsmall"):
        for text, width in zip(("", *columns), (_NAME_PIXELS, *[_NUMBER_PIXELS] * len(columns)), strict=True):
            st.markdown(text or "&nbsp;", width=width)
    for unit, row in enumerate(zip(places, values, strict=True), 1):
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            st.markdown(t("unit {number}", number=unit), width=_NAME_PIXELS)
            for place, value in zip(*row, strict=True):
                _number(place, float(value))


def _number(place: _Place, value: float) -> None:
    key = place.key
    # Only where it differs: what is set is sent, and would overwrite what is being typed.
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    st.number_input(
        place.label,
        step=0.1,
        format="%.2f",
        key=key,
        label_visibility="collapsed",
        width=_NUMBER_PIXELS,
        on_change=_keep,
        args=(place,),
    )


def _keep(place: _Place) -> None:
    _CHANGED.set(_CHANGED.get() | {place: st.session_state[place.key]})
