"""What is kept, for how long, and the switch that has nothing kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard.analysis.words import listed
from dashboard.store.environment import StoreSettings
from dashboard.store.kept import KeptRun
from dashboard.ui.lessons import LESSONS
from dashboard.ui.runs.keeping import get_keeper, keeps_nothing, set_keeps_nothing
from language.say import mark, t, tn
from pages.runs.sections import session
from pages.runs.sections.acts import NOT_DELETED, act

_SWITCH = "runs-keep-nothing"
_KEPT = mark(
    "Every training run that ends by itself: its settings, curves, verdict, last weights, and which code trained it. "
    "Those from sweeps and from pages that compare are listed separately, each as one comparison. Training the same "
    "again gives the same run. What you stop is not kept."
)


def forget_gone(chosen: Sequence[KeptRun]) -> None:
    """Says how many of the runs that a link or the visitor chose are no longer kept, and goes on with the others."""
    gone = len(set(session.CHOSEN.get())) - len(chosen)
    if gone:
        session.put(run.summary.id for run in chosen)
        st.info(
            tn("{count} chosen run is no longer kept.", "{count} chosen runs are no longer kept.", gone),
            icon=":material/history:",
        )


def how_it_is_kept(owner: str | None, count: int) -> None:
    """Folded away below the list."""
    with st.expander(t("What is kept here"), icon=":material/lock:"):
        st.markdown(_in_words(owner))
        if owner is None:
            return
        st.session_state[_SWITCH] = keeps_nothing(anew=True)
        st.toggle(
            t("Keep nothing"),
            key=_SWITCH,
            on_change=_switch,
            help=t("Applies from now on. What is listed stays until you delete it."),
        )
        if count:
            label = tn("Delete {count} run", "Delete all {count} runs", count)
            with st.popover(label, icon=":material/delete:", type="tertiary"):
                st.markdown(tn("It can't be brought back.", "They can't be brought back.", count))
                st.button(t("Delete all"), key="runs delete all", on_click=partial(_delete_all, owner))


def _in_words(owner: str | None) -> str:
    settings = StoreSettings()
    if owner is None:
        return t("Nothing: your browser does not keep this page's cookie, so nobody could say which runs are yours.")
    if not settings.demo:
        whose = t("They are kept in a database on this server, and everyone who visits the server sees them.")
    else:
        whose = t(
            "They are tied to this browser by a random key in a cookie, and nobody else can list them. They are "
            "deleted after {days} days.",
            days=settings.keep_days,
        )
    apart = t(
        "What the pages {pages} compute is not kept: it was not trained in the lab, so the lab could not open it.",
        pages=listed([lesson.title for lesson in LESSONS.values() if lesson.computes_apart]),
    )
    return f"{t(_KEPT)} {apart} {whose}"


def _switch() -> None:
    change = partial(set_keeps_nothing, keep_nothing=bool(st.session_state[_SWITCH]))
    act(change, mark("That was not saved: {problem}."))


def _delete_all(owner: str) -> None:
    if act(partial(get_keeper().store.delete, owner), NOT_DELETED):
        session.put(())
        session.PLACE.clear()
