"""A small table of words, numbers and formulas."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import streamlit as st


def small_table(rows: Sequence[Mapping[str, str]], numbers: Collection[str] = ()) -> None:
    """Shows rows under the names of their columns, those in `numbers` to the right; a narrow screen scrolls.

    Cells may hold Markdown and LaTeX. It is Markdown too: Streamlit's own tables would load pandas, 60 MB.
    """
    sides = ["---:" if name in numbers else "---" for name in rows[0]]
    st.markdown("\n".join(_line(cells) for cells in (rows[0], sides, *(row.values() for row in rows))))


def _line(cells: Iterable[str]) -> str:
    # A bar would begin the next cell; in a formula this draws one.
    return "| " + " | ".join(cell.replace("|", r"\vert ") for cell in cells) + " |"
