"""A table of results, the same as CSV, and a way into the lab for each row."""

from __future__ import annotations

import streamlit as st

from dashboard.analysis.table import Table
from dashboard.ui.links import arm_links
from dashboard.ui.small_table import small_table


def show_table(table: Table, *, name: str) -> None:
    """Shows a table, lowest validation loss first; the CSV has all digits, and is made when it is asked for."""
    if not table.arms:
        return
    rows = table.rows()
    small_table(rows, numbers=list(rows[0])[1:])
    st.download_button(
        "Download as CSV",
        table.csv,
        f"{name}.csv",
        "text/csv",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
        key=f"download {name}",
    )
    arm_links(table.arms)
