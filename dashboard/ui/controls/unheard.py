"""Controls that the program has set, until the browser has heard of it.

Streamlit sends a value that the program has set with one run alone: a browser that does not draw before the next never
hears of it. To set it again whatever the browser says would put a control back that was moved meanwhile.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping

from dashboard.ui.controls import widgets
from dashboard.ui.session import Slot

# Of a choice the browser says the title alone, which another value may have as well: it is set in so many runs.
CHOICE_RUNS = 3
# For each name, in how many further runs it is set again.
_UNHEARD: Slot[Mapping[str, float]] = Slot("widgets to set again", {})


def set_again(names: Iterable[str]) -> None:
    """Has these be set in the runs to come, until the browser has heard of it."""
    runs = {name: CHOICE_RUNS if widgets.is_choice(name) else math.inf for name in names}
    _UNHEARD.set({**_UNHEARD.get(), **runs})


def note_heard(moved: Collection[str], echoes: Collection[str]) -> None:
    """Notes that the browser asks for this run with the address of what is held, and so has heard of all but `echoes`.

    What was `moved` is the visitor's by now, a choice, too.
    """
    unheard = _UNHEARD.get().items()
    left = {name: runs for name, runs in unheard if name in echoes or (widgets.is_choice(name) and name not in moved)}
    _UNHEARD.set(left)


def to_set() -> Collection[str]:
    """The names of what is to be set in this run, once for each run."""
    again = _UNHEARD.get()
    _UNHEARD.set({name: runs - 1 for name, runs in again.items() if runs > 1})
    return again.keys()
