"""A table of results, the same as CSV, and a way into the lab for each row."""

from __future__ import annotations

import pyarrow as pa
import streamlit as st

from dashboard.analysis.table import Table
from dashboard.ui.links import arm_links


def show_table(table: Table, *, name: str) -> None:
    """Shows a table, lowest validation loss first; the CSV has all digits, and is made when it is asked for."""
    if not table.arms:
        return
    numbers = {title: st.column_config.NumberColumn(format=text) for title, text in table.formats.items()}
    config = {"arm": st.column_config.TextColumn(width=160, pinned=True), **numbers}
    alt = f"A row for each of {len(table.arms)} arms, lowest validation loss first: {table.arms[0].title}."
    st.dataframe(pa.table(dict(table.cells)), hide_index=True, column_config=config, alt=alt)
    st.download_button(
        "Download as CSV", table.csv, f"{name}.csv", "text/csv", on_click="ignore", type="tertiary",
        icon=":material/download:", key=f"download {name}",
    )  # fmt: skip
    arm_links(table.arms)
