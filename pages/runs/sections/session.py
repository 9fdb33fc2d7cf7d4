"""What a visit has chosen on the page of runs."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from dashboard.store.listing import Query
from dashboard.ui.session import Slot

# Names of runs, in the order in which they were chosen.
CHOSEN: Slot[tuple[str, ...]] = Slot("runs chosen", ())
# Grows where the program chooses: until then the browser's own choice counts.
VERSION = Slot("runs version", 0)
SORT: Slot[tuple[str, bool]] = Slot("runs sort", (Query.sort, Query.descending))
PLACE = Slot("runs place", 0)
_FROM_ADDRESS = Slot("runs of the address", "")
COMPARE = "compare"
# A longer list than anybody chooses by hand.
MOST = 200


def choose(runs: Iterable[str]) -> None:
    """What the visitor has chosen."""
    CHOSEN.set(tuple(runs)[:MOST])


def put(runs: Iterable[str]) -> None:
    """Chooses for the visitor."""
    choose(runs)
    VERSION.set(VERSION.get() + 1)


def take_from_address() -> None:
    """Runs that are named in the address are chosen, once."""
    named = st.query_params.get(COMPARE, "")
    if named and named != _FROM_ADDRESS.get():
        _FROM_ADDRESS.set(named)
        put(one for one in named.split(",") if one)


def sort(by: str, descending: bool) -> None:
    SORT.set((by, descending))
    PLACE.clear()
