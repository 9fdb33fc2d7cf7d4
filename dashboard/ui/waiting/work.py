"""Work that a page has the engine do and shows as it comes: begun with the page or by a button, kept for the visit."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial
from typing import Generic, Protocol, TypeVar

import streamlit as st

from dashboard.ui.controls.lesson_link import waits
from dashboard.ui.server import get_engine, say_it_starts, unless_in_trouble
from dashboard.ui.session import Slot
from dashboard.ui.waiting.jobs import Job, begin_job, job_for
from dashboard.ui.waiting.live import watch
from language.say import Unsaid, mark, t

# The least time between two drawings of results.
REST_SECONDS = 0.5
# The same in multiples of the processor time of a page's run, for each visitor with trainings under way: all pages
# together leave most of the processor to the workers.
REST_TIMES = 4
ALMOST = 0.99
RUN = mark("Run")


class Work(Protocol):
    """Work under way: `done` counts what there is to show, `share` is how far it is, and `status` says so in words."""

    @property
    def ended(self) -> bool: ...

    @property
    def done(self) -> int: ...

    @property
    def share(self) -> float: ...

    @property
    def status(self) -> str: ...

    def stop(self) -> None: ...


W = TypeVar("W", bound=Work)
R = TypeVar("R")


@dataclass
class View(Generic[W]):
    """Work, and how far the page has shown it."""

    work: W
    shown: int = 0
    drawn_at: float = 0.0
    rest: float = REST_SECONDS

    @property
    def due(self) -> bool:
        """Whether there is more to show, and it is time to show it. The last results wait less than those before."""
        rest = REST_SECONDS if self.work.ended else self.rest
        return time.monotonic() > self.drawn_at + rest and self.work.done > self.shown

    @property
    def over(self) -> bool:
        return self.work.ended and self.shown == self.work.done

    @property
    def share(self) -> float:
        """How full the bar is: not quite full before all results are drawn."""
        return self.work.share if self.over else min(self.work.share, ALMOST)

    def stop(self) -> None:
        if not self.work.ended:
            self.work.stop()

    def seen(self) -> Hashable:
        """What its bar shows and its page depends on. The time left is no news by itself."""
        return self.due, self.over, self.work.done, round(self.share, 2), get_engine().ready


@dataclass(frozen=True)
class RunPrompt:
    """What stands beside a button that work waits for (`cost`), and on it (`label`).

    With `once`, changed requests begin by themselves after the button was pressed for the first time. It stands out
    where it is the page's main one, unless a question is to be answered `first`.
    """

    cost: Unsaid
    label: Unsaid = RUN
    once: bool = False
    first: bool = False

    @property
    def stands_out(self) -> bool:
        return self.label == RUN and not self.first

    def in_words(self) -> str:
        return f"{t('Answer first.')} {t(self.cost)}" if self.first else t(self.cost)


@dataclass(frozen=True)
class Request(Generic[W]):
    """What a page asks for in this run of its script; `what` tells one request from another."""

    key: str
    what: object
    begin: Callable[[], W]
    ask: RunPrompt | None = None

    @property
    def job(self) -> Job[View[W]] | None:
        """The page's job for this very request; it is begun here if it needs no button."""
        return job_for(self.key, self.what, start=self.start, stop=View.stop, begin=self.begins_by_itself)

    def start(self) -> View[W]:
        self._begun.set(True)
        return View(self.begin())

    @property
    def begins_by_itself(self) -> bool:
        return not waits() and (self.ask is None or (self.ask.once and self._begun.get()))

    @property
    def _begun(self) -> Slot[bool]:
        return Slot(f"begun {self.key}", default=False)

    def stage(self) -> Hashable:
        """What the page depends on: whether there is work, whether there is more to show, and whether all was shown."""
        job = self.job
        return (id(job), job.work.due, job.work.over) if job else get_engine().ready


def show_work(request: Request[W], draw: Callable[[W], R]) -> R | None:
    """Has the engine do what is asked for, and hands the work to `draw` whenever there is more to show.

    It goes on while another page is shown, and begins again when the request changes. With something to `ask`, it waits
    for a button; without, the page begins it. Returns what `draw` does; None while there is no work.

    Bar and results have one place each, also before there are any: what stands below would else be drawn anew as they
    come, and whoever is there by keys lose their place.
    """
    job = request.job
    if job is None:
        # A button needs no watching; an engine that starts does.
        over = (request.ask is not None or waits()) and get_engine().ready
        watch(partial(_show_bar, request), request.stage, request.stage(), over=over)
        st.container()
        return None
    view = job.work
    view.shown, view.drawn_at = view.work.done, time.monotonic()
    watch(partial(_show_bar, request), request.stage, request.stage(), over=view.over, seen=view.seen)
    with st.container():
        drawn = draw(view.work)
    view.drawn_at = time.monotonic()
    # Of this thread alone, which runs the whole page: what stands above the results is drawn anew with them.
    view.rest = rest_after(time.thread_time(), get_engine().owners)
    return drawn


def rest_after(seconds: float, visitors: int) -> float:
    """How long a page waits before it draws further results, where its run took so much processor time."""
    return max(REST_SECONDS, REST_TIMES * seconds * max(1, visitors))


def _show_bar(request: Request[W]) -> None:
    """The Run and Stop buttons, with progress beside them."""
    job = request.job
    starts = job is None and not get_engine().ready
    if starts and request.begins_by_itself:
        say_it_starts(mark("The first results"))
        return
    view = job.work if job else None
    running = view is not None and not view.work.ended
    label = request.ask.label if request.ask else RUN
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            t("Run again") if view else t(label),
            type="primary" if view is None and (request.ask is None or request.ask.stands_out) else "secondary",
            icon=":material/play_arrow:",
            key=f"run {request.key}",
            disabled=running or starts,
            on_click=partial(_begin_again, request),
        )
        stop = view.stop if view else None
        st.button(t("Stop"), icon=":material/stop:", key=f"stop {request.key}", disabled=not running, on_click=stop)
        if view is None:
            cost = request.ask.in_words() if request.ask else ""
            st.markdown(unless_in_trouble(t("The training engine is starting.")) if starts else cost)
        else:
            status = view.work.status
            st.progress(view.share, unless_in_trouble(status) if running else status, width=420)


def _begin_again(request: Request[W]) -> None:
    begin_job(request.key, request.what, start=request.start, stop=View.stop)
