"""A link to this experiment for others: what they don't see, and whether training waits for them."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.controls import Group
from dashboard.experiment.link import ON_CLICK, SEALED, TEST, TRAIN, Hidden, to_link
from dashboard.language.say import t


def share(experiment: Experiment) -> None:
    """A small form, and the link that follows from it."""
    with st.popover(t("Link for others"), icon=":material/link:"):
        hidden = st.multiselect(
            t("Hide these settings"),
            list(Group.ORDER),
            key="share hidden",
            format_func=t,
            help=t("They keep their values."),
        )
        waits = st.toggle(t("Training waits for the Train button"), key="share waits")
        sealed = st.toggle(t("The test set is sealed"), key="share sealed")
        st.code(address(experiment, Hidden(tuple(hidden)), waits=waits, sealed=sealed), language=None, wrap_lines=True)


def address(experiment: Experiment, hidden: Hidden, *, waits: bool, sealed: bool) -> str:
    """The lab's address with all of it; without settings of its own it names the data, so that nothing is kept."""
    query = to_link(experiment) or {"dataset": experiment.data.dataset}
    query |= hidden.link | ({TRAIN: ON_CLICK} if waits else {}) | ({TEST: SEALED} if sealed else {})
    here = urlsplit(st.context.url or "")
    return urlunsplit((here.scheme, here.netloc, here.path, urlencode(query), ""))
