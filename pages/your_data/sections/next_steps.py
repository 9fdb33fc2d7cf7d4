"""What to do now: at most three sentences, in order, each with a button where it can be done here."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.analysis.checks.finding import Finding
from dashboard.analysis.evaluation.models import Evaluation
from dashboard.analysis.results import Results
from dashboard.experiment.experiment import Experiment
from dashboard.export.standalone.trees_script import trees_script
from dashboard.ui.controls import settings
from dashboard.ui.lessons import LESSONS
from dashboard.ui.plain import plain
from language.say import t
from pages.your_data.finding.next_steps import NextStep, next_steps
from pages.your_data.sections.acting import WIDTH, named, take


def show_next_steps(
    source: str,
    experiment: Experiment,
    found: Sequence[Finding] | None,
    results: Results | None,
    judged: Sequence[Sequence[Evaluation]],
) -> None:
    """Nothing while it is not known whether anything asks for a step; a single sentence has no number."""
    steps = next_steps(found, results, judged, weighed=experiment.training.class_weights, written=plain)
    if not steps:
        return
    with st.container(border=True, width=WIDTH, key="next-steps"):
        st.markdown(t("**What to do now**"))
        for place, step in enumerate(steps, 1):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"{place}. {step.text}" if len(steps) > 1 else step.text, width="stretch")
                _button(step, source, experiment, results, place)


def _button(step: NextStep, source: str, experiment: Experiment, results: Results | None, place: int) -> None:
    if step.found:
        args, key = (source, experiment, step.found), f"own-next {named(step.found)}"
        st.button(plain(str(step.found.label), 60), key=key, on_click=take, args=args)
    elif step.arm and results:
        arm, key = next(arm.experiment for arm in results.arms if arm.name == step.arm), f"own-next {place}"
        if st.button(t("Open in the lab"), key=key, icon=":material/science:", on_click=settings.choose, args=(arm,)):
            st.switch_page(LESSONS["lab"].path, query_params={})
    elif step.trees:
        st.download_button(
            t("Get their script"),
            trees_script(experiment),
            file_name="boosted_trees.py",
            mime="text/x-python",
            icon=":material/download:",
            on_click="ignore",
            key="own-next trees",
            help=t("Python with pandas and scikit-learn: the same rows and inputs, split as here."),
        )
