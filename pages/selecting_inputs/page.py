"""Selecting inputs: noise that cross-validates well, because its inputs were chosen before it was split."""

from functools import partial

import streamlit as st

from dashboard.ui.charts import show_charts
from dashboard.ui.frame.beside import open_page_with_found
from dashboard.ui.glossary import explain
from dashboard.ui.questions.ask import ask_all
from dashboard.ui.studies.measurement import Measurement, show_measurement
from dashboard.ui.waiting.calls import SeedTask
from language.say import mark, t
from pages.selecting_inputs import questions
from pages.selecting_inputs.figures import error_panel
from pages.selecting_inputs.finding import Measured, finding
from pages.selecting_inputs.sections import choose, how_to_read
from pages.selecting_inputs.tasks import select_all
from pages.selecting_inputs.trials import FOLDS, SEEDS, by_hand

rest, found = open_page_with_found(
    t("Can noise pass cross-validation?"),
    t(
        "With few rows and thousands of inputs, it seems wise to keep the inputs that **correlate most with the "
        "classes**: those whose values differ most between them. A classifier that uses these is then judged by "
        "**cross-validation**: the rows are split into {folds} parts, the **folds**; each is held out once, and the "
        "classifier, fitted to the others, predicts its classes. Here all inputs are noise, so on new rows half of all "
        "predictions are wrong, whatever is done. The classifier is a simple one, **nearest neighbour**: it predicts "
        "the class of the training row that is nearest.",
        folds=FOLDS,
    ),
)


def show(measured: Measured) -> None:
    show_charts([error_panel(measured)], key="selecting inputs")
    st.caption(how_to_read(measured.setting.kept), help=explain("95% interval"))
    ask_all(questions.second(measured.setting.kept))


with rest:
    setting, last = choose()
show_measurement(
    Measurement(
        name="selecting",
        seeds=SEEDS,
        each_seed=mark("Each seed draws different noise."),
        task=SeedTask(select_all),
        measured=partial(Measured.of, setting),
        finding=finding,
        terms=("fold", "95% interval"),
        show=show,
        first=partial(questions.first, setting),
        code=partial(by_hand, setting),
    ),
    setting,
    last=last,
    asked=rest,
    said=found,
)
