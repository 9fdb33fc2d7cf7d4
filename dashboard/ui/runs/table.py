"""The table of runs in the browser: a click sorts it by a column, chooses a run, or stars one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from language.languages import spoken
from language.say import t

_STATIC = Path(__file__).parents[1] / "static"
_component = st.components.v2.component(
    "overfit_lab_runs",
    html='<div class="lab-runs" tabindex="-1"></div>',
    css=(_STATIC / "runs.css").read_text(encoding="utf-8"),
    js=(_STATIC / "runs.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)
# As `secrets.token_urlsafe` makes them, which names runs.
_ID = re.compile(r"[\w-]+", re.ASCII)


@dataclass(frozen=True)
class Head:
    """A column: the key of its cells and its title. With `falls`, the highest values come first if it sorts."""

    key: str
    label: str
    sort: bool = False
    falls: bool = False
    number: bool = False


@dataclass(frozen=True)
class Row:
    """A run: its cells as plain text, but for "created", which is in seconds since 1970."""

    id: str
    name: str
    star: bool
    cells: dict[str, str | float]


@dataclass(frozen=True)
class Shown:
    """What the table shows. The browser takes over what is `chosen` only when `version` has changed."""

    columns: Sequence[Head]
    rows: Sequence[Row]
    sort: str
    descending: bool
    chosen: Sequence[str]
    version: int


@dataclass(frozen=True)
class Callbacks:
    """Called with what the visitor did: the chosen runs; a column and whether it descends; a run and its star."""

    chosen: Callable[[list[str]], None]
    sort: Callable[[str, bool], None]
    star: Callable[[str, bool], None]


def run_table(shown: Shown, callbacks: Callbacks, *, key: str) -> None:
    """Shows the table. All text is shown as it is, and never as markup."""

    def value(name: str) -> Any:
        return getattr(st.session_state[key], name)

    def choose() -> None:
        found = value("chosen")
        callbacks.chosen([one for one in found if _is_id(one)] if isinstance(found, list) else [])

    def sort() -> None:
        found = value("sort")
        if isinstance(found, dict) and found.get("by") in [column.key for column in shown.columns if column.sort]:
            callbacks.sort(found["by"], bool(found.get("descending")))

    def star() -> None:
        found = value("star")
        if isinstance(found, dict) and _is_id(found.get("id")):
            callbacks.star(found["id"], bool(found.get("star")))

    _component(data=_payload(shown), key=key, on_chosen_change=choose, on_sort_change=sort, on_star_change=star)


def _is_id(sent: object) -> bool:
    """Whether it may name a run: a stranger's script may send anything, such as text that no database takes."""
    return isinstance(sent, str) and _ID.fullmatch(sent) is not None


def _payload(shown: Shown) -> bytes:
    """What the browser gets, as bytes: in anything else Streamlit looks for tables, and loads pandas for that."""
    content = {
        "columns": [asdict(column) for column in shown.columns],
        "rows": [asdict(row) for row in shown.rows],
        "sort": {"by": shown.sort, "descending": shown.descending},
        "chosen": list(shown.chosen),
        "version": shown.version,
        "language": spoken(),
        "words": _words(),
    }
    return json.dumps(content).encode()


def _words() -> dict[str, str]:
    """The table's words beside its cells; two of them hold the name of a run."""
    return {
        "all": t("Choose all runs on this page"),
        "choose": t("Choose {name}"),
        "star": t("Star"),
        "star_on": t("Star on {name}"),
    }
