"""Which runs are listed: where they come from, by data, verdict, star, and any setting that varies among them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.experiment.differences import format_value
from dashboard.experiment.groups.controls import Choice
from dashboard.experiment.links.link import from_link
from dashboard.experiment.settings import SETTINGS
from dashboard.store.listing import BY_THEMSELVES, EVERYTHING, Filters, Query
from dashboard.store.store import ListState
from dashboard.store.studies import StudySummary
from dashboard.ui.controls.distinct import distinct
from dashboard.ui.lessons import LESSONS
from dashboard.ui.runs.keeping import get_keeper
from dashboard.ui.runs.reporting import moment_in_words
from dashboard.ui.session import Slot
from language.say import mark, t
from pages.runs.finding.listed import chosen_in_words, study_in_words
from pages.runs.sections import session

ALL = ""
# Where on the page the chosen runs are.
CHOSEN = "chosen"
# So many values of a setting are still a list to choose from.
MOST_VALUES = 200
_ORIGINS = {
    BY_THEMSELVES: mark("The lab, one by one"),
    EVERYTHING: mark("Everything"),
    next(iter(LESSONS)): mark("The lab's sweeps and seeds"),
}


def filters(owner: str, state: ListState) -> Query:
    """The visitor's filters as a query; `state` is that of the list."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="runs-filters"):
        among = _origin(owner)
        found = _choices(among, state)
        data = _select(t("Data"), found.data, session.DATA, t("All data"), label=t)
        kind = _select(t("Verdict"), found.kinds, session.KIND, t("All verdicts"), label=t)
        names = tuple(name for name in found.settings if name in SETTINGS and name != "dataset")
        setting = _select(t("Setting"), names, session.SETTING, t("Any setting"), label=_label)
        values = found.settings.get(setting, ())[:MOST_VALUES]
        written = partial(_written, setting)
        value = _select(t("Value"), values, session.value_of(setting), t("Any value"), written) if setting else ALL
        starred = st.toggle(
            t("Starred only"), key=session.STARRED.name, on_change=session.turn, persist_state="session"
        )
        # Their curves stand below the list, out of sight. It is there before any is chosen: the list stays put.
        said = chosen_in_words(count := len(session.CHOSEN.get()))
        st.markdown(f":material/arrow_downward: [{said}](#{CHOSEN})" if count else said)
    by, descending = session.SORT.get()
    wanted = replace(among, data=data, kind=kind, setting=setting if value else "", value=value, starred=starred)
    return replace(wanted, sort=by, descending=descending)


def _origin(owner: str) -> Query:
    """Runs that were trained by themselves, unless the visitor asks for what a page has compared."""
    studies = get_keeper().store.studies(owner)
    lessons = tuple(dict.fromkeys(study.lesson for study in studies))
    if not lessons:
        return Query(owner)
    origins = (*lessons, EVERYTHING)
    lesson = _select(t("From"), origins, session.LESSON, _origin_in_words(BY_THEMSELVES), _origin_in_words, _turn)
    if lesson in (BY_THEMSELVES, EVERYTHING):
        return Query(owner, lesson=lesson)
    return Query(owner, lesson=lesson, study=_study([study for study in studies if study.lesson == lesson]))


def _study(studies: Sequence[StudySummary]) -> str:
    """The newest at first."""
    labels = {study.id: f"{moment_in_words(study.created)}: {study_in_words(study)}" for study in studies}
    names = distinct(labels, session.STUDY.name)
    if session.STUDY.get() not in names:
        session.STUDY.set(studies[0].id)
    return st.selectbox(
        t("Comparison"),
        names,
        key=session.STUDY.name,
        format_func=names.__getitem__,
        on_change=_turn,
        width=560,
        persist_state="session",
    )


def _turn() -> None:
    """What was chosen among others is not meant any more."""
    session.turn()
    if session.CHOSEN.get():
        session.put(())


def _origin_in_words(lesson: str) -> str:
    if lesson in LESSONS and not LESSONS[lesson].first:
        return LESSONS[lesson].title
    # A lesson that is gone is called by its folder.
    return t(_ORIGINS.get(lesson, lesson))


def _label(setting: str) -> str:
    return SETTINGS[setting].control.label


def _written(setting: str, text: str) -> str:
    """A value as the list writes it; a choice as it is kept, as a title such as a loss's may depend on the data."""
    experiment, problems = from_link({setting: text})
    if problems or isinstance(SETTINGS[setting].control, Choice):
        return text
    return format_value(SETTINGS[setting], experiment)


@st.cache_data(max_entries=64, show_spinner=False)
def _choices(among: Query, state: ListState) -> Filters:
    return get_keeper().store.choices(among)


def _select(
    title: str,
    options: Sequence[str],
    held: Slot[str],
    every: str,
    label: Callable[[str], str],
    on_change: Callable[[], None] = session.turn,
) -> str:
    """One of the options, or ALL; what is no longer among them was chosen in vain."""
    if held.get() not in options:
        held.set(ALL)
    return st.selectbox(
        title,
        (ALL, *options),
        key=held.name,
        format_func=lambda option: label(option) if option else every,
        on_change=on_change,
        # Two of them fit beside each other on a phone.
        width=168,
        persist_state="session",
    )
