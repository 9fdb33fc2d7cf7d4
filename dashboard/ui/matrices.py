"""Matrices that a visitor can edit."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import streamlit as st


def matrix_editor(label: str, values: np.ndarray, rows: Sequence[str], columns: Sequence[str], key: str) -> np.ndarray:
    """A table of numbers (rows, columns) that starts at `values`; a cell that is emptied counts as 0.

    Another `key` starts anew: it has to change with `values`.
    """
    st.markdown(label)
    table = pd.DataFrame(values.astype(float), pd.Index(rows, name="unit"), list(columns))
    config = {name: st.column_config.NumberColumn(name, format="%.2f", step=0.01) for name in columns}
    config["unit"] = st.column_config.TextColumn("unit", disabled=True)
    edited = st.data_editor(table, key=key, column_config=config, width="stretch", alt=f"{label}, editable")
    return edited.fillna(0.0).to_numpy(float)
