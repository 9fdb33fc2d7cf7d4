"""The weights and biases of the small network, every one a number that a visitor can change."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import streamlit as st

from dashboard.analysis.networks.forward import layer_names, round_biases, round_weights
from dashboard.ui.session import Slot

# What a visitor changed, by the name of the number: it stays while the number is not there, or not shown.
_CHANGED: Slot[dict[str, float]] = Slot("forward changed", {})
_NAME_PIXELS, _NUMBER_PIXELS = 44, 66


def parameters(units: Sequence[int], *, biased: bool, shown: bool) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Matrices W (after, before) and vectors b (after,) by layer: round numbers, but for what was changed.

    Where they are shown, each layer is a grid: a row for each unit, a column for each weight, and the bias last.
    """
    weights, biases = [], []
    for place, (w, b) in enumerate(zip(round_weights(units), round_biases(units), strict=True), 1):
        names = [
            [*_weight_names(place, row, w.shape[1]), *[f"b{place}, row {row}"] * biased] for row in range(1, len(w) + 1)
        ]
        values = _as_changed(names, np.column_stack([w, b]))
        if shown:
            _grid(layer_names(len(units) - 1)[place - 1], _sources(place, w.shape[1], biased=biased), names, values)
        weights.append(values[:, : w.shape[1]])
        biases.append(values[:, -1] if biased else np.zeros(len(b)))
    if shown:
        st.button(
            "Round numbers again", icon=":material/restart_alt:", on_click=_CHANGED.clear, disabled=not _CHANGED.is_set
        )
    return weights, biases


def _weight_names(layer: int, row: int, count: int) -> list[str]:
    return [f"W{layer}, row {row}, column {column}" for column in range(1, count + 1)]


def _sources(layer: int, count: int, *, biased: bool) -> list[str]:
    """What each column is multiplied by."""
    source = "x" if layer == 1 else f"h{layer - 1},"
    return [*(f"· {source}{place}" for place in range(1, count + 1)), *["bias"] * biased]


def _as_changed(names: Sequence[Sequence[str]], starts: np.ndarray) -> np.ndarray:
    changed = _CHANGED.get()
    rows = [
        [changed.get(name, float(start)) for name, start in zip(*row, strict=False)]
        for row in zip(names, starts, strict=True)
    ]
    return np.array(rows)


def _grid(title: str, columns: Sequence[str], names: Sequence[Sequence[str]], values: np.ndarray) -> None:
    st.markdown(f"**{title}**")
    with st.container(horizontal=True, gap="xsmall"):
        for text, width in zip(("", *columns), (_NAME_PIXELS, *[_NUMBER_PIXELS] * len(columns)), strict=True):
            st.markdown(text or "&nbsp;", width=width)
    for place, row in enumerate(zip(names, values, strict=True), 1):
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            st.markdown(f"unit {place}", width=_NAME_PIXELS)
            for name, value in zip(*row, strict=True):
                _number(name, float(value))


def _number(name: str, value: float) -> None:
    key = f"forward {name}"
    # Only where it differs: what is set is sent, and would overwrite what is being typed.
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    st.number_input(
        name,
        step=0.1,
        format="%.2f",
        key=key,
        label_visibility="collapsed",
        width=_NUMBER_PIXELS,
        on_change=_keep,
        args=(name, key),
    )


def _keep(name: str, key: str) -> None:
    _CHANGED.set(_CHANGED.get() | {name: st.session_state[key]})
