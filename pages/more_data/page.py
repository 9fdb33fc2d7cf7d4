"""More data: a linear model at more and more rows, beside the published curve."""

from functools import partial

import streamlit as st

from dashboard.ui.charts import show_charts
from dashboard.ui.frame.beside import open_page_with_found
from dashboard.ui.glossary import explain
from dashboard.ui.questions.ask import ask_all
from dashboard.ui.studies.measurement import Measurement, show_measurement
from dashboard.ui.waiting.calls import SeedTask
from language.say import mark, t
from pages.more_data import questions
from pages.more_data.figures import error_panel, norm_panel
from pages.more_data.finding.measured import Measured, beside_formula, finding
from pages.more_data.sections import choose
from pages.more_data.tasks import fit_all
from pages.more_data.trials import SEEDS, by_hand

rest, found = open_page_with_found(
    t("What does more data do to a model?"),
    t(
        "With fewer rows than weights, many **linear models** fit every row exactly, noise included. Gradient "
        "descent from zero ends at the one whose weights have the smallest norm, the **minimum-norm** solution. "
        "Theory gives its error on new data for any ratio of rows to weights. Here it is measured over seeds, and "
        "drawn beside what theory gives."
    ),
)


def show(measured: Measured) -> None:
    show_charts([error_panel(measured), norm_panel(measured)], key="more data")
    lines = t(
        "Solid: geometric mean over the seeds and its 95% interval. Dashed: the published formula, in the limit of "
        "infinitely many rows and weights (Hastie and others 2022). Grey: as many rows as weights, and the norm of "
        "the true weights."
    )
    st.caption(f"{lines} {beside_formula(measured)}", help=explain("95% interval", "geometric mean"))
    ask_all(questions.second())


with rest:
    setting, last = choose()
show_measurement(
    Measurement(
        name="more data",
        seeds=SEEDS,
        each_seed=mark("Each seed has different true weights, inputs and noise."),
        task=SeedTask(fit_all),
        measured=partial(Measured.of, setting),
        finding=finding,
        terms=("minimum-norm", "interpolation", "L2"),
        show=show,
        first=partial(questions.first, setting),
        code=partial(by_hand, setting),
    ),
    setting,
    last=last,
    asked=rest,
    said=found,
)
