"""What a step has set aside: numbers that are read as missing, rows that are not trained on; and taking it back."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.data.tables.choices import chosen_missing
from dashboard.data.tables.description import Description
from dashboard.data.tables.schema import Schema
from dashboard.ui.plain import LONGEST, plain
from dashboard.ui.session import Slot
from language.first_few import first_few
from language.numbers import in_digits
from language.say import t, tn

_SHOWN = 5


def missing_of(source: str) -> Slot[dict[str, tuple[float, ...]]]:
    """The numbers of each column of a file that are read as missing."""
    return Slot(f"own missing {source}", {})


def untrained_of(source: str) -> Slot[tuple[int, ...]]:
    """The rows of a file that are not trained on, counted from 0."""
    return Slot(f"own untrained {source}", ())


def read_as_missing(source: str, column: str, values: Sequence[float], *, done: bool) -> None:
    """Or as the numbers that they are, unless `done`."""
    slot = missing_of(source)
    others = tuple(one for one in slot.get().get(column, ()) if one not in values)
    slot.set({**slot.get(), column: (*others, *values) if done else others})


def set_rows_aside(source: str, rows: Sequence[int], *, done: bool) -> None:
    """Or has them trained on again, unless `done`."""
    slot = untrained_of(source)
    slot.set(tuple(sorted({*slot.get(), *rows} if done else {*slot.get()} - {*rows})))


def take_over_aside(source: str, schema: Schema, description: Description) -> None:
    """Sets aside what a link's data set has, beyond what the file itself says."""
    untrained_of(source).set(schema.untrained)
    missing_of(source).set(chosen_missing(schema, description))


def show_aside(source: str) -> None:
    """A line for each, with a button that takes it back; nothing where nothing is set aside."""
    for column, values in missing_of(source).get().items():
        if values:
            _show_missing(source, column, values)
    rows = untrained_of(source).get()
    if rows:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(
                tn(
                    "One row is not trained on; it validates and tests.",
                    "{count:,} rows are not trained on; they validate and test.",
                    len(rows),
                )
            )
            st.button(t("Train on all rows"), key=f"own all rows {source}", on_click=_take_back, args=(source,))


def _show_missing(source: str, column: str, values: tuple[float, ...]) -> None:
    shown = first_few(values, _SHOWN, lambda value: in_digits(value, ",.10g"))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(t("{column}: {values} treated as missing.", column=plain(column, LONGEST), values=shown))
        args = (source, column, values)
        st.button(t("Read as numbers"), key=f"own numbers {source} {column}", on_click=_take_back, args=args)


def _take_back(source: str, column: str = "", values: tuple[float, ...] = ()) -> None:
    if column:
        read_as_missing(source, column, values, done=False)
    else:
        untrained_of(source).clear()
