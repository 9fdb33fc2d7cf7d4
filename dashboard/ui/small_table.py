"""A small table of words, numbers and formulas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa
import streamlit as st


def small_table(rows: Sequence[Mapping[str, str]], alt: str) -> None:
    """Shows rows under the names of their columns. Cells may hold Markdown and LaTeX; a narrow screen scrolls."""
    arrow = pa.Table.from_pylist(rows)
    st.table(arrow, hide_index=True, border="horizontal", width="content", alt=alt)
