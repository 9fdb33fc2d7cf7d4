"""Tables on a page: small ones of words, numbers and formulas, and those of results."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

import streamlit as st

from dashboard.analysis.table import Table
from dashboard.data.parts import SPLITS, TEST
from dashboard.ui.controls.lab_link import arm_links
from dashboard.ui.frame.seal import sealed
from language.say import t

_NUMBER = re.compile(r"[-+\N{MINUS SIGN}]?[\d,]*\.?\d+%?")


def small_table(rows: Sequence[Mapping[str, str]], numbers: Collection[str] = ()) -> None:
    """Shows rows under the names of their columns; a narrow screen scrolls.

    Columns of plain numbers are aligned to the right, and those in `numbers`, which have words beside the numbers.

    Cells may hold Markdown and LaTeX. The table is Markdown itself: Streamlit's own would load pandas, 60 MB.
    """
    sides = ["---:" if name in numbers or _are_numbers(row[name] for row in rows) else "---" for name in rows[0]]
    st.markdown("\n".join(_line(cells) for cells in (rows[0], sides, *(row.values() for row in rows))))


def results_table(table: Table, *, name: str) -> None:
    """Results, lowest validation loss first, with a CSV of all digits and a way into the lab for each row.

    Folded away: the charts above have said it, and on a phone each table is a screen of its own.
    """
    if not table.arms:
        return
    if sealed():
        table = table.without(SPLITS[TEST])
    rows = table.rows()
    with st.expander(t("The numbers in a table"), icon=":material/table:"):
        small_table(rows, numbers=list(rows[0])[1:])
        st.download_button(
            t("Download as CSV"),
            table.csv,
            f"{name}.csv",
            "text/csv",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
            key=f"download {name}",
        )
        arm_links(table.arms)


def _are_numbers(cells: Iterable[str]) -> bool:
    return all(_NUMBER.fullmatch(cell) for cell in cells)


def _line(cells: Iterable[str]) -> str:
    # A bar would begin the next cell; in a formula this draws one.
    return "| " + " | ".join(cell.replace("|", r"\vert ") for cell in cells) + " |"
