"""Which rows are used, and how they are split and weighed, as the visitor chooses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Literal

import streamlit as st

from dashboard.data.tables.description import Description
from dashboard.data.tables.schema import FILE_ORDER, Kind, Schema
from dashboard.ui.plain import plain
from language.say import mark, t, tn
from pages.your_data.sections.set_aside import missing_of


@dataclass(frozen=True)
class Keys:
    """Under which names the widgets of a file keep what was chosen."""

    left_out: str
    unique: str
    near: str
    group: str
    order: str
    complete: str
    weights: str


def choice_keys(source: str) -> Keys:
    return Keys(*(f"own {field.name.replace('_', ' ')} {source}" for field in fields(Keys)))


def choose_split(source: str, columns: list[str], *, classes: bool) -> tuple[bool | Literal["near"], str, str]:
    """Which of equal rows are kept, and the columns by which rows are kept together or in order, if any.

    Here stands also, for `classes`, whether they are weighed.
    """
    keys = choice_keys(source)
    with st.expander(t("How rows are split and weighted") if classes else t("How rows are split")):
        group, order = _choose_columns(keys, columns)
        kept = _choose_kept(keys)
        if classes:
            st.checkbox(
                t("Balanced class weights"),
                key=keys.weights,
                persist_state="session",
                help=t("The rarer its class, the more a training row counts, so that all classes count equally."),
            )
    return kept, group, order


def _choose_columns(keys: Keys, columns: list[str]) -> tuple[str, str]:
    """By which column rows are kept together, or else in order; empty for none."""
    left, right = st.columns(2)
    group = left.selectbox(
        t("Keep together rows with the same"),
        columns,
        None,
        key=keys.group,
        persist_state="session",
        placeholder=t("Nothing: at random"),
        help=t(
            "Such as a person's or a machine's number: the rows of one person or machine are either all used for "
            "training, or none of them. Rows of a group that does not fit into a part are left out, so that parts "
            "have the same size for every seed."
        ),
    )
    order = right.selectbox(
        t("Split in order of"),
        [FILE_ORDER, *columns],
        None,
        key=keys.order,
        format_func=lambda name: t("the file: rows as they are") if name == FILE_ORDER else name,
        persist_state="session",
        placeholder=t("Nothing: at random"),
        disabled=group is not None,
        help=t("Such as a date: the first three fifths are for training, the last fifth is for testing."),
    )
    return group or "", "" if group else order or ""


def _choose_kept(keys: Keys) -> bool | Literal["near"]:
    unique = st.checkbox(t("Keep one of each set of identical rows"), key=keys.unique, persist_state="session")
    near = st.checkbox(
        t("Keep one of each set of nearly identical rows"),
        key=keys.near,
        persist_state="session",
        help=t(
            "Rows with the same target that differ in a single cell, or whose numbers differ by less than half a "
            "percent of their column's standard deviation."
        ),
    )
    return "near" if near else unique


def complete_rows(source: str, description: Description, kinds: Mapping[str, Kind]) -> bool:
    """Whether rows with empty cells are left out; offered where there are any, with what it costs.

    `kinds` are those of the inputs. How many numbers are treated as missing is known to who reads the cells.
    """
    gaps = {name: gaps for name, kind in kinds.items() if (gaps := description[name].gaps(kind))}
    coded = any(codes and kinds.get(name) == "number" for name, codes in missing_of(source).get().items())
    if not gaps and not coded:
        return False
    return st.checkbox(
        t("Leave out rows with empty cells or numbers treated as missing") if coded else _price(gaps, description.rows),
        key=choice_keys(source).complete,
        persist_state="session",
        help=t(
            "Otherwise an empty cell is filled with the median or the most frequent value of the training rows, and "
            "an extra input says that it was empty."
        ),
    )


def _price(gaps: Mapping[str, int], rows: int) -> str:
    """What leaving out rows with gaps costs at least, by how many each column has."""
    most, others = max(gaps, key=gaps.__getitem__), len(gaps) - 1
    if not others:
        sentence = mark("Leave out rows with empty cells: {column} is empty in {missing:,} of {rows:,}")
        return t(sentence, column=plain(most), missing=gaps[most], rows=rows)
    return tn(
        "Leave out rows with empty cells: {column} is empty in {missing:,} of {rows:,}, and one more column has empty "
        "cells",
        "Leave out rows with empty cells: {column} is empty in {missing:,} of {rows:,}, and {count} more columns have "
        "empty cells",
        others,
        column=plain(most),
        missing=gaps[most],
        rows=rows,
    )


def say_of_split(schema: Schema, in_no_part: int) -> list[str]:
    """What becomes of rows because of how they are split; those `in_no_part` are left out by each seed."""
    _, without_order, without_group = schema.lacking
    said = []
    if without_order:
        said.append(
            tn(
                "A row without a value in {column} has no place in the order and is left out.",
                "{count:,} rows without a value in {column} have no place in the order and are left out.",
                without_order,
                column=plain(schema.order),
            )
        )
    if without_group:
        said.append(
            tn(
                "A row without a value in {column} counts as a group of its own.",
                "{count:,} rows without a value in {column} count as a group each.",
                without_group,
                column=plain(schema.group),
            )
        )
    if in_no_part:
        said.append(
            tn(
                "One row is in no part, so that groups stay together and parts have the same size for every seed.",
                "{count:,} rows are in no part, so that groups stay together and parts have the same size for every "
                "seed.",
                in_no_part,
            )
        )
    return said
