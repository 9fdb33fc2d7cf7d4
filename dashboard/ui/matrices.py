"""Matrices that a visitor can edit."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import streamlit as st

STATE = st.session_state


def matrix_editor(
    label: str, values: np.ndarray, rows: Sequence[str], columns: Sequence[str], key: str, *, shown: bool
) -> np.ndarray:
    """A table of numbers (rows, columns) that starts at `values`; a cell that is emptied counts as 0.

    While it is not shown, it is as it was left. Another `key` starts anew: it has to change with `values`.
    """
    left, edited = f"{key} left", f"{key} edited"
    if not shown:
        STATE[left] = STATE.get(edited, values)
    else:
        # The editor keeps what was changed since it was shown; what it starts at has to stay.
        STATE[edited] = _editor(label, STATE.get(left, values), rows, columns, key)
    return np.asarray(STATE[edited if shown else left])


def _editor(label: str, values: np.ndarray, rows: Sequence[str], columns: Sequence[str], key: str) -> np.ndarray:
    # 60 MB that nothing else on the pages needs.
    import pandas as pd

    st.markdown(label)
    table = pd.DataFrame(values.astype(float), pd.Index(rows, name="unit"), list(columns))
    config = {name: st.column_config.NumberColumn(name, format="%.2f", step=0.01) for name in columns}
    config["unit"] = st.column_config.TextColumn("unit", disabled=True)
    edited = st.data_editor(table, key=key, column_config=config, width="stretch", alt=f"{label}, editable")
    return edited.fillna(0.0).to_numpy(float)
