"""What stands above the charts: a training's progress, and its verdict once it has ended."""

from __future__ import annotations

import time

import streamlit as st

from dashboard.analysis.verdict import judge_record
from dashboard.engine.run import Run
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.ui.controls import settings, standing
from dashboard.ui.controls.shared import IGNORED, ignored_in_words
from dashboard.ui.glossary import explain
from dashboard.ui.lessons import LESSONS
from dashboard.ui.plain import plain
from dashboard.ui.server import get_engine, unless_in_trouble, visitor
from language.say import mark, t
from pages.lab.finding.training import change_in_words, effect_in_words, still_drawn_in_words
from pages.lab.sections import session
from pages.lab.sections.remedies import offer_remedies

_ICONS = {
    "overfitting": ":material/trending_up:",
    "underfitting": ":material/trending_flat:",
    "good fit": ":material/check_circle:",
    "diverged": ":material/error:",
    "unstable": ":material/monitoring:",
    "shift": ":material/compare_arrows:",
    "too few epochs": ":material/hourglass_empty:",
    "can't tell": ":material/help:",
}

# How a training ended, where the curves don't show it.
_LATE = mark("The time allowed for a training run is up.")


def greet(*, unchanged: bool) -> None:
    """For a newcomer, whom `greet.js` knows: what there is to see in the default training, and one thing to do.

    The place stays when nothing is in it: the charts below would be drawn anew if they moved up by one.
    """
    with st.container(horizontal=True, vertical_alignment="center", key="lab-greeting"):
        if not unchanged:
            return
        seen = t(
            "**Watch this network overfit:** its boundary bends around individual points while validation loss turns "
            "and rises."
        )
        st.markdown(seen, width="content")
        st.page_link(
            LESSONS["first_steps"].path, label=t("Find out why, in seven short steps"), icon=":material/hiking:"
        )


def headline(run: Run, record: Record) -> None:
    """In a place whose height `page.css` keeps, so that the charts below stay where they are."""
    with st.container(key="lab-headline", gap="xsmall"):
        if record.ending is None:
            _progress(run, record)
            # What stood below a verdict goes with it. Else it would stand higher, until all of the page is drawn.
            st.empty()
            st.empty()
        elif record.ending.reason == "failed":
            st.error(plain(record.ending.message), icon=":material/error:")
            _whose_curves(record)
        elif record.splits is None:
            st.info(t("Stopped before it began. Press Train to start."), icon=":material/stop_circle:")
            _whose_curves(record)
        else:
            _verdict(run, record)
        problems = standing.ignored(settings.EXPERIMENT.get())
        if problems:
            # A line of its own: a warning's box would push the slider below a laptop's first screen.
            st.markdown(f"{IGNORED} {ignored_in_words(problems)}")


def _whose_curves(record: Record) -> None:
    """Of a training without an epoch, under which stand the curves of another."""
    shown = session.drawn_record()
    if shown is not None and shown.experiment != record.experiment:
        st.caption(plain(still_drawn_in_words(record, shown)))


def _progress(run: Run, record: Record) -> None:
    epochs, ahead = record.experiment.training.epochs, get_engine().runs_ahead(run)
    if ahead is not None:
        waiting = t("Waiting for a free worker: {ahead} ahead of this run.", ahead=ahead)
        st.progress(0.0, unless_in_trouble(waiting if ahead else t("Waiting for a free worker: this run is next.")))
        return
    if record.epoch == 0:
        st.progress(0.0, t("Compiling the training program for this architecture; it is kept for next time."))
        return
    if record.looks_ahead or record.epoch == epochs:
        st.progress(1.0, t("Trained. The verdict first tries more epochs."))
        return
    seen = session.first_seen(run)
    rate = (record.epoch - seen.epoch) / max(time.monotonic() - seen.seconds, 1e-3)
    said = {"epoch": record.epoch, "epochs": epochs}
    if rate > 0:
        left = f"{(epochs - record.epoch) / rate:.0f}"
        st.progress(record.epoch / epochs, t("Epoch {epoch} of {epochs}, about {left} s left.", **said, left=left))
    else:
        st.progress(record.epoch / epochs, t("Epoch {epoch} of {epochs}.", **said))


def _verdict(run: Run, record: Record) -> None:
    verdict = judge_record(record)
    st.markdown(
        f"**{_ICONS[verdict.kind]} {verdict.sentence} {_how_it_ended(run, record)}".rstrip() + "**",
        help="\n\n".join((*verdict.details, explain(verdict.kind, "gap", "constant prediction", "decision boundary"))),
    )
    # The page follows the sidebar, the training may not: it waits for Train.
    experiment = settings.EXPERIMENT.get()
    if experiment == record.experiment:
        _change(record)
    else:
        _waits(record, experiment)
    if not len(record.history):
        _whose_curves(record)
    offer_remedies(verdict, record, experiment)


def _how_it_ended(run: Run, record: Record) -> str:
    """Where the curves don't show it. One that was handed over to another visitor is theirs to stop."""
    ending = record.ending
    if ending is None or ending.reason != "stopped":
        return t(_LATE) if ending and ending.reason == "out of time" else ""
    return str(ending.message) or (t("Stopped by you.") if run.owner == visitor() else t("Stopped."))


def rests_on(record: Record) -> None:
    """Below the charts, for who wants to know: the numbers behind the verdict, one a line."""
    if record.ending is None or record.splits is None:
        return
    details = judge_record(record).details
    if details:
        title = t("What the verdict rests on")
        with st.container(key="lab-rests-on"):
            st.markdown(f"**{title}**\n" + "\n".join(f"- {detail}" for detail in details))


def _change(record: Record) -> None:
    """Says what was changed since the training before, and what that did; before any change, that it will."""
    before = session.BEFORE.get()
    if before is None:
        # What of a link was ignored stands in its place.
        if standing.ignored(record.experiment):
            return
        st.caption(t("Change a setting: its effect appears here."))
        return
    if before.ending is None or before.splits is None:
        return
    if before.experiment == record.experiment:
        # Who presses Train again: nothing else of the page would answer.
        if before.ending.repeatable and record.ending and record.ending.repeatable:
            st.caption(t("The same settings and seeds give the same curves. Change one: its effect appears here."))
        return
    change = plain(change_in_words(before.experiment, record.experiment))
    if change:
        st.markdown(f":material/compare_arrows: **{change}:** {effect_in_words(before, record)}.")


def _waits(record: Record, experiment: Experiment) -> None:
    """Whose verdict it is that stands there, dimmed: see `page.css`."""
    change = plain(change_in_words(record.experiment, experiment))
    with st.container(key="lab-waits"):
        st.markdown(
            t(":material/edit: This verdict is from before the change. Not trained yet: **{change}**.", change=change)
        )
