"""What may help against what the verdict says: a button for each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard.analysis.verdict import Verdict
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.experiment.remedies import Remedy, applicable_or_applied, longer
from dashboard.ui.controls import settings
from language.say import t


def offer_remedies(verdict: Verdict, record: Record, experiment: Experiment) -> None:
    """Offers what may help the network of `record`, and none that a link's locks forbid; nothing, if none applies."""
    remedies = [remedy for remedy in _remedies(verdict, record, experiment) if _may_be_set(remedy(experiment))]
    if any(remedy.applies(experiment) for remedy in remedies):
        _buttons(remedies, experiment)


def _remedies(verdict: Verdict, record: Record, experiment: Experiment) -> Sequence[Remedy]:
    """What may help; where there were too few epochs, or may have been, more of what ended the training."""
    if "too few epochs" in (verdict.kind, *verdict.between):
        more = longer(record.experiment, record.ending)
        return (more,) if more.applies(experiment) else ()
    return applicable_or_applied(experiment) if verdict.kind == "overfitting" else ()


def _may_be_set(remedied: Experiment) -> bool:
    """Whether no link locks what a remedy would set."""
    return settings.allowed(remedied) == remedied


def _buttons(remedies: Sequence[Remedy], experiment: Experiment) -> None:
    """One click sets the controls, and trains as any other change does.

    One that is applied keeps its place: else the next would come under the pointer, and a second click apply that.
    """
    done = t("Already applied, or nothing left to apply.")
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="lab-remedies"):
        st.markdown(t("What may help:"), width="content")
        for remedy in remedies:
            applies = remedy.applies(experiment)
            said = remedy.why if applies else f"{remedy.why} {done}"
            key, press = f"fix {remedy.name}", partial(_apply, remedy)
            st.button(remedy.title, key=key, help=said, on_click=press, disabled=not applies)


def _apply(remedy: Remedy) -> None:
    """To what the sidebar shows by then; the page follows, since that is part of its stage."""
    settings.choose(remedy(settings.current()))
