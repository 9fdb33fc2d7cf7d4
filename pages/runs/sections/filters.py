"""Which runs are listed: by data, verdict, star, and any setting that varies among them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.experiment.settings import SETTINGS
from dashboard.language.say import t
from dashboard.store.listing import Choices, Query
from dashboard.ui.runs.keeping import get_keeper
from pages.runs.sections.session import PLACE, SORT

ALL = ""
# So many values of a setting are still a list to choose from.
MOST_VALUES = 200


def filters(owner: str, state: tuple[int, float]) -> Query:
    """The visitor's filters as a query; `state` is that of the list."""
    found = _choices(owner, state)
    with st.container(horizontal=True, vertical_alignment="bottom", key="runs-filters"):
        data = _select(t("Data"), found.data, "data", t("All data"), label=t)
        kind = _select(t("Verdict"), found.kinds, "kind", t("All verdicts"), label=t)
        names = tuple(name for name in (found.settings or {}) if name in SETTINGS and name != "dataset")
        setting = _select(t("Setting"), names, "setting", t("Any"), label=lambda name: SETTINGS[name].control.label)
        values = (found.settings or {}).get(setting, ())[:MOST_VALUES]
        value = _select(t("Value"), values, f"value {setting}", t("Any value")) if setting else ALL
        starred = st.toggle(t("Starred"), key="runs starred", on_change=PLACE.clear)
    by, descending = SORT.get()
    return Query(owner, data, kind, setting if value else "", value, starred, by, descending)


@st.cache_data(max_entries=64, show_spinner=False)
def _choices(owner: str, state: tuple[int, float]) -> Choices:
    return get_keeper().store.choices(owner)


def _select(title: str, options: Sequence[str], key: str, every: str, label: Callable[[str], str] = str) -> str:
    """One of the options, or ALL; what is no longer among them was chosen in vain."""
    held = st.session_state.get(f"runs {key}", ALL)
    if held not in options:
        st.session_state[f"runs {key}"] = ALL
    return st.selectbox(
        title,
        (ALL, *options),
        key=f"runs {key}",
        format_func=lambda option: label(option) if option else every,
        on_change=PLACE.clear,
        width=180,
    )
