"""Grokking: a network that is right on new sums long after it has learned its own by heart."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.ui.charts import show_charts
from dashboard.ui.frame.beside import open_page_with_found
from dashboard.ui.glossary import explain
from dashboard.ui.studies.measurement import Measurement, show_measurement
from dashboard.ui.waiting.calls import SeedTask
from dashboard.ui.waiting.work import RunPrompt
from language.say import later, mark, t
from pages.grokking import questions
from pages.grokking.figures import LEAST, accuracy_panel, loss_panel
from pages.grokking.finding import finding
from pages.grokking.sections import choose
from pages.grokking.tasks import Progress, begin, go_on
from pages.grokking.trials import SEEDS, UNITS, by_hand

_MEANS = mark(
    "Means over the seeds, geometric ones for the loss, and, from three seeds on, their 95% intervals. Vertical lines: "
    "the steps (geometric means) at which 99% are right on the training set and on the test set, where that is "
    "reached. Losses below {least} are drawn as {least}."
)
_ONE = mark(
    "One seed. Vertical lines: the steps at which 99% are right on the training set and on the test set, where that "
    "is reached. Losses below {least} are drawn as {least}."
)

rest, found = open_page_with_found(
    t("Can a network come to understand what it has memorized?"),
    t(
        "A network of {units} hidden units, which square their weighted sums and have no biases, adds two numbers "
        "modulo a prime. It is trained on half of all pairs, on all of these at each step. The optimizer is AdamW: "
        "Adam with **weight decay**, which, unless it is 0, takes a small share off every weight at each step, as L2 "
        "does under plain gradient descent.",
        units=UNITS,
    ),
)


def show(found: Sequence[Progress]) -> None:
    show_charts([accuracy_panel(found), loss_panel(found)], key="grokking")
    st.caption(
        t(_ONE if len(found) == 1 else _MEANS, least=LEAST),
        help=explain("95% interval", "geometric mean") if len(found) >= FEWEST_PAIRS else None,
    )
    grokking, threshold = st.columns(2)
    grokking.markdown(
        t(
            "Long after it has memorized its training set, a network may start to generalize to new data: "
            "**grokking** (Power and others 2022). On half of all divisions modulo 97, their transformer fitted the "
            "training set in fewer than 1,000 steps, but got the other half right only after close to a million."
        )
    )
    threshold.markdown(
        t(
            "Accuracy counts the right answer only once it is the likeliest of all, so it can stand still while the "
            "network learns. The loss has no such threshold. Levi and others (2024) show for linear models, which "
            "have nothing to understand, that a late, sharp rise in accuracy can be an artefact of that measure."
        )
    )


def wait(seeds: int) -> RunPrompt:
    return RunPrompt(later("About {least} to {most} s on two cores.", least=6 * seeds + 2, most=15 * seeds))


with rest:
    setting, last = choose()
show_measurement(
    Measurement(
        name="grokking",
        seeds=SEEDS,
        each_seed=mark("Each seed has a different half to train on, and different initial weights."),
        task=SeedTask(begin, go_on, lambda progress: progress.share),
        measured=tuple,
        finding=finding,
        terms=("weight decay", "interpolation", "accuracy", "cross-entropy"),
        show=show,
        first=lambda found: questions.first(setting, found or ()),
        more=lambda found: (questions.second(found),),
        code=partial(by_hand, setting),
        wait=wait,
    ),
    setting,
    last=last,
    asked=rest,
    said=found,
)
