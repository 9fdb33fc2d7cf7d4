"""What a visit remembers: values in Streamlit's session, each under one name and of one type. And what all share."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from operator import attrgetter
from types import ModuleType
from typing import Any, Generic, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context import RunLocation, ThreadState

from dashboard.experiment.experiment import Experiment

T = TypeVar("T")

# How Streamlit's caches tell experiments apart.
BY_DIGEST: dict[str | type[Any], Callable[[Any], Any]] = {Experiment: attrgetter("digest")}

# In no module of the lab: once a file is edited, Streamlit imports all of these anew.
_SHARED: dict[str, Any] = vars(sys.modules.setdefault("overfit_lab_shared", ModuleType("overfit_lab_shared")))
_LOCK = threading.RLock()


def one_per_process(make: Callable[[], T]) -> Callable[[], T]:
    """Has all calls return what the first one made, such as the engine, whoever calls.

    Streamlit's cache is no place for it: one message of a visitor may have that emptied, for all visits.
    """
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def made() -> T:
        with _LOCK:
            if name not in _SHARED:
                _SHARED[name] = make()
            shared: T = _SHARED[name]
            return shared

    return made


@dataclass(frozen=True)
class Slot(Generic[T]):
    """A remembered value; `default` is what it is until something else is put there."""

    name: str
    default: T

    def get(self) -> T:
        return st.session_state.get(self.name, self.default)

    def set(self, value: T) -> None:
        st.session_state[self.name] = value

    def clear(self) -> None:
        st.session_state.pop(self.name, None)

    @property
    def is_set(self) -> bool:
        return self.name in st.session_state


# The name of the lesson whose page is being drawn.
LESSON = Slot("lesson here", "")
# Whether the page waits for a prediction, whose answer its conclusion would give away.
AWAITS_PREDICTION = Slot("awaits prediction", default=False)
# Whether a question of the page has no answer yet, which its conclusion may give.
OPEN_QUESTION = Slot("open question", default=False)
# Set by the page's own callbacks and reruns, for the run that they lead to.
_ACTED = Slot("page acted", default=False)
_OWN_RUN = Slot("own run", default=False)


def page_acted() -> None:
    """Notes that the run to come is the page's own doing: for callbacks, and before the page has itself run again.

    The browser sends its address with every run, and may not yet have heard of the latest one: in a run of the page's
    own, the address says nothing new.
    """
    _ACTED.set(True)


def begin_run() -> None:
    """At the start of the script: what was noted until now is about this run, and about no later one."""
    _OWN_RUN.set(_ACTED.get() and not is_step_in_history())
    _ACTED.clear()


def is_own_run() -> bool:
    """Whether the page itself or a button asked for this run, and not a control that somebody moved."""
    return _OWN_RUN.get() or _ACTED.get()


def is_callback() -> bool:
    """Whether what a press or a moved control does is being done, before the run that it leads to."""
    return ThreadState.get().run_location is RunLocation.CALLBACK


def is_step_in_history() -> bool:
    """Whether this run is for a step back or forward in the browser, and its address therefore what somebody wants."""
    context = get_script_run_ctx(suppress_warning=True)
    return context is not None and context.is_history_navigation
