"""The Python behind a page, folded away below it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

from dashboard.experiment.arms import Arm
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import draws_random_numbers
from dashboard.export.script import arms_snippet, python_snippet
from dashboard.export.standalone.keras_script import keras_script
from dashboard.ui.waiting.live import live
from language.say import Unsaid, mark, t

TITLE = mark("The Python behind this")
# Whether it is unfolded, in the session.
OPEN = "code-unfolded"
# Rows of pixels after which a long script scrolls.
HEIGHT = 420
BY_HAND = mark("Uses none of this project's code; it prints the numbers on this page, up to rounding.")
TRAINED_HERE = mark(
    "Uses this project's package; it prints the numbers on this page, up to rounding, which a long training run may "
    "amplify."
)
SAME_DATA = mark(
    "Uses none of this project's code. Same data, initial weights and mini-batches: the same curves, up to rounding."
)
DRAWN_ANEW = mark(
    "Uses none of this project's code. Same data, initial weights and mini-batches: the curves differ only by what "
    "is drawn at random while training, as with two seeds."
)


@live
def show_code(
    what: Experiment | Sequence[Arm] | str = "", seeds: int = 1, note: Unsaid = TRAINED_HERE, by_hand: str = ""
) -> None:
    """The lines that train what the page trains: one experiment, arms over seeds, or lines that are ready.

    `note` says how they relate to the page if it shows something other than their curves. `by_hand` are lines
    that compute the page's own numbers, and come first; a page that trains no network of the lab has these alone.
    """
    with _folded() as code:
        if not code.open:
            return
        if by_hand:
            st.caption(t(BY_HAND))
            _code(by_hand)
        if what:
            st.caption(t(note))
            _code(_lines(what, seeds))


def _lines(what: Experiment | Sequence[Arm] | str, seeds: int) -> str:
    if isinstance(what, str):
        return what
    return python_snippet(what) if isinstance(what, Experiment) else arms_snippet(what, seeds)


@live
def show_scripts(experiment: Experiment) -> None:
    """The current experiment twice: with this package, and in Keras alone."""
    with _folded() as code:
        if not code.open:
            return
        package, alone = st.tabs([t("This package"), t("Keras alone")])
        with package:
            st.caption(t(TRAINED_HERE))
            _code(python_snippet(experiment))
            _download(python_snippet(experiment), "overfit_lab.py")
        with alone:
            st.caption(_promise(experiment))
            _code(keras_script(experiment))
            _download(keras_script(experiment), "overfit_lab_keras.py")


def _folded() -> ExpanderContainer:
    """Empty until it is opened: what colours the code is half a megabyte of script."""
    return st.expander(t(TITLE), icon=":material/code:", key=OPEN, on_change="rerun")


def _promise(experiment: Experiment) -> str:
    return t(DRAWN_ANEW) if draws_random_numbers(experiment) else t(SAME_DATA)


def _code(text: str) -> None:
    st.code(text, language="python", height=HEIGHT if text.count("\n") > 20 else "content")


def _download(text: str, name: str) -> None:
    st.download_button(
        t("Download"),
        text,
        file_name=name,
        mime="text/x-python",
        icon=":material/download:",
        on_click="ignore",
        key=f"download {name}",
    )
