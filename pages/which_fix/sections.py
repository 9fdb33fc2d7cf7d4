"""The experiment that the trial of remedies is about, and why each remedy works."""

from __future__ import annotations

import streamlit as st

from dashboard.data.tables.storage import is_gone
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.remedies import applicable
from dashboard.ui.controls.settings import current
from dashboard.ui.session import Slot
from language.say import t
from pages.which_fix.trials import remedy_arms

_TRIED: Slot[Experiment | None] = Slot("tried experiment", None)


def tried_experiment() -> Experiment:
    """The lab's experiment; after one of its remedies was opened in the lab, still the one it was tried on.

    So a visitor may look at a row of the trial in the lab and come back to the same trial.
    """
    tried, here = _TRIED.get(), current()
    if tried is None or is_gone(tried.data.dataset) or here not in [arm.experiment for arm in remedy_arms(tried)]:
        _TRIED.set(here)
        return here
    return tried


def notes_in_words(experiment: Experiment) -> str:
    """What there is to say of single remedies, of those that apply, each behind a space."""
    noted = [fix for fix in applicable(experiment) if fix.note]
    samples = experiment.data.samples
    return "".join(f" {t(fix.note, more=fix(experiment).data.samples, samples=samples)}" for fix in noted)


def show_reasons(experiment: Experiment) -> None:
    reasons = [f"- **{fix.title}:** {fix.why}" for fix in applicable(experiment)]
    if reasons:
        with st.expander(t("Why each of them works")):
            st.markdown("\n".join(reasons))
