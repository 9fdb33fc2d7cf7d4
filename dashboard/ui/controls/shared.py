"""The lab's experiment on another page that is about it: that page's address has its settings, as the lab's has."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.links.settings import to_link
from dashboard.experiment.settings import SETTINGS
from dashboard.ui.controls import settings
from dashboard.ui.plain import plain
from language.say import t

# Stands before what is said of them.
IGNORED = ":material/link_off:"


def adopt_settings() -> None:
    """Takes the experiment from the address where the visit begins there, and says what of it had to be ignored."""
    say_ignored(settings.adopt_settings())


def say_ignored(problems: Sequence[str]) -> None:
    """What of a link could not be used, if anything."""
    if problems:
        st.warning(ignored_in_words(problems), icon=IGNORED)


def ignored_in_words(problems: Sequence[str]) -> str:
    return t("Parts of this link were ignored: {problems}.", problems=plain("; ".join(problems)))


def write_settings(experiment: Experiment) -> None:
    """Puts the experiment into the address, beside what else stands there: a copied link shows the same."""
    said, before = to_link(experiment), st.query_params.to_dict()
    # What the page's own controls have bound may not be written, as the whole address would.
    for name in SETTINGS.keys() & before.keys() - said.keys():
        del st.query_params[name]
    if changed := {name: text for name, text in said.items() if before.get(name) != text}:
        st.query_params.update(changed)
