"""What each column was read as, what was converted on the way, and how to have it read otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.data.tables.description import Column, Description
from dashboard.data.tables.in_scripts.words import MOST_LETTERS
from dashboard.data.tables.schema import Kind
from dashboard.ui.plain import LONGEST, plain
from dashboard.ui.tables import small_table
from language.first_few import first_few
from language.say import mark, t, tn
from pages.your_data.sections.choosing import kinds_of

_KINDS: dict[Kind, str] = {
    "number": mark("a number"),
    "category": mark("a category"),
    "text": mark("a text: its most frequent values"),
    "words": mark("words"),
    "date": mark("a date"),
    "left out": mark("left out"),
}
_SHOWN = 40


def show_columns(source: str, description: Description) -> None:
    """A row for each column; below it what was converted, and a way to read one otherwise."""
    chosen = kinds_of(source).get()
    columns = description.columns
    small_table([_row(column, chosen.get(column.name)) for column in columns[:_SHOWN]], numbers=(t("Missing"),))
    more = len(columns) - _SHOWN
    notes = [*description.notes, *(note for column in columns for note in column.notes)]
    codes = [
        column.name for column in columns if column.may_be_codes and chosen.get(column.name, column.kind) == "number"
    ]
    if codes:
        said = t(
            "Columns with few different whole numbers, which may be codes: {names}. If so, read them as categories.",
            names=first_few(codes, 5),
        )
        notes.insert(len(description.notes), said)
    notes[len(description.notes) : len(description.notes)] = _of_words(columns, chosen)
    if more > 0:
        st.caption(tn("One more column.", "{count:,} more columns.", more))
    if notes:
        st.caption("\n".join(f"- {plain(note)}" for note in notes[:_SHOWN]))
    if (unsaid := len(notes) - _SHOWN) > 0:
        st.caption(tn("One more note.", "{count:,} more notes.", unsaid))
    _read_otherwise(source, description)


def _of_words(columns: Sequence[Column], chosen: Mapping[str, Kind]) -> list[str]:
    """Which columns can be read as words, and what of those that are."""
    kinds = {column.name: chosen.get(column.name, column.kind) for column in columns if "words" in column.possible}
    left_out, texts, read = (
        [name for name, kind in kinds.items() if kind == one] for one in ("left out", "text", "words")
    )
    said = []
    if left_out:
        said.append(t("Left out, and can be read as words: {names}.", names=first_few(left_out, 5)))
    if texts:
        said.append(t("Texts that can be read as words, too: {names}.", names=first_few(texts, 5)))
    if read:
        sentence = t(
            "Read as words: {names}. Texts that share groups of three and four letters are alike in ten inputs. Of a "
            "text the first {most} letters count.",
            names=first_few(read, 5),
            most=MOST_LETTERS,
        )
        said.append(sentence)
    return said


def _read_otherwise(source: str, description: Description) -> None:
    free = [column.name for column in description.columns if len(column.possible) > 1]
    if not free:
        return
    left, right = st.columns([1, 2])
    name = left.selectbox(
        t("Read as another type"),
        free,
        None,
        key=f"own otherwise {source}",
        placeholder=t("Choose a column"),
        help=t("Reads a column as another type."),
    )
    if name is None:
        return
    column, key = description[name], f"own-kind {source} {name}"
    right.segmented_control(
        t("Read {column} as", column=plain(name, LONGEST)),
        column.possible,
        default=kinds_of(source).get().get(name, column.kind),
        format_func=lambda kind: t(_KINDS[kind]),
        required=True,
        key=key,
        on_change=_read_as,
        args=(source, name, key),
    )


def _read_as(source: str, name: str, key: str) -> None:
    kinds_of(source).set({**kinds_of(source).get(), name: st.session_state[key]})


def _row(column: Column, chosen: Kind | None) -> dict[str, str]:
    kind = chosen or column.kind
    read_as = t(_KINDS[kind])
    if kind == "left out" and column.reason:
        read_as = t("left out: {reason}", reason=column.reason)
    values = first_few(column.values, 4)
    return {
        t("Column"): plain(column.name, LONGEST),
        t("Read as"): read_as,
        t("Missing"): f"{column.gaps(kind):,}",
        t("Values"): plain(values if kind == "category" else column.example, LONGEST),
    }
