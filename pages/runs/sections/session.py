"""What a visit has chosen on the page of runs. What a control holds stands under the control's key."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.store.listing import Query
from dashboard.ui.session import Slot, page_acted

# Names of runs, in the order in which they were chosen.
CHOSEN: Slot[tuple[str, ...]] = Slot("runs chosen", ())
# Grows where the program chooses: until then the browser's own choice counts.
VERSION = Slot("runs version", 0)
SORT: Slot[tuple[str, bool]] = Slot("runs sort", (Query.sort, Query.descending))
PLACE = Slot("runs place", 0)
LESSON, STUDY = Slot("runs lesson", ""), Slot("runs study", "")
DATA, KIND, SETTING = Slot("runs data", ""), Slot("runs kind", ""), Slot("runs setting", "")
STARRED = Slot("runs starred", default=False)
COMPARE = "compare"
# A longer list than anybody chooses by hand.
MOST = 200


def value_of(setting: str) -> Slot[str]:
    """The value of a setting that is asked for: each has values of its own."""
    return Slot(f"runs value {setting}", "")


def choose(runs: Iterable[str]) -> None:
    """What the visitor has chosen; the browser is told where that is too much."""
    page_acted()
    chosen = tuple(runs)
    if len(chosen) > MOST:
        put(chosen)
    else:
        CHOSEN.set(chosen)


def put(runs: Iterable[str]) -> None:
    """Chooses for the visitor."""
    CHOSEN.set(tuple(runs)[:MOST])
    VERSION.set(VERSION.get() + 1)


def sort(by: str, descending: bool) -> None:
    SORT.set((by, descending))
    turn(0)


def turn(place: int = 0) -> None:
    """Shows the list from a place on."""
    page_acted()
    PLACE.set(place)
