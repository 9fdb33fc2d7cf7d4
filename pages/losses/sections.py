"""The controls of the page on losses, its tables, and its two trainings."""

from __future__ import annotations

import numpy as np
import streamlit as st

from dashboard.data.dataset import Task
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.figures.latex import number
from dashboard.functions.losses import LOSSES, Loss, fitting
from dashboard.ui.charts import charts
from dashboard.ui.finding import finding
from dashboard.ui.tables import small_table
from pages.losses import trials
from pages.losses.figures.accuracy import accuracy_panel
from pages.losses.figures.losses import REACH
from pages.losses.finding.loss_curves import SYMBOLS, Question, loss_curves
from pages.losses.finding.pace import pace_in_words

TASKS: dict[Task, str] = {
    "binary": "One of two classes",
    "multiclass": "One of several classes",
    "regression": "A number",
}
TARGETS: dict[Task, str] = {"binary": "0 or 1", "multiclass": "one class of K", "regression": "any number"}
READS = {"linear": "the value itself", "sigmoid": "a probability, by sigmoid", "softmax": "probabilities, by softmax"}
LEVEL = 0.95


def question() -> tuple[Question, float]:
    """The task, the truth, and the prediction as the sum u of the output unit."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        task: Task = st.segmented_control(
            "What is predicted",
            list(TASKS),
            default="binary",
            format_func=TASKS.__getitem__,
            key="losses task",
            required=True,
        )
        asked = _TRUTH[task]()
        label, start = _PREDICTION[task]
        u = st.slider(label, -REACH, REACH, start, 0.1, key=f"losses u {task}", width=320)
    return asked, u


def _binary() -> Question:
    truth = st.segmented_control("True class", (0, 1), default=1, key="losses class", required=True)
    return Question("binary", truth)


def _multiclass() -> Question:
    classes = st.slider("Classes K", 2, 5, 3, key="losses classes", width=160)
    truth = st.segmented_control(
        "True class c", range(classes), default=0, key=f"losses class of {classes}", required=True
    )
    return Question("multiclass", truth, classes)


def _regression() -> Question:
    truth = st.slider("True value y", -4.0, 4.0, 1.0, 0.1, key="losses value", width=240)
    return Question("regression", truth)


_TRUTH = {"binary": _binary, "multiclass": _multiclass, "regression": _regression}
# What the slider moves, and where it starts: at a network that is sure and wrong.
_PREDICTION: dict[Task, tuple[str, float]] = {
    "binary": ("Sum u of the output unit", -4.0),
    "multiclass": ("Sum u of class 0's unit", -4.0),
    "regression": ("Prediction ŷ", -1.0),
}
_BY: dict[Task, str] = {"binary": "$u$", "multiclass": "$u_k$", "regression": r"$\hat{y}$"}


def show_table(asked: Question, u: float) -> None:
    """The losses of the task: formula and gradient, with their numbers at the prediction."""
    rows = [
        {
            "Loss": curve.loss.title,
            "Formula": f"${curve.loss.formula}$",
            "Value here": number(curve.values[0], 3),
            f"Gradient by {_BY[asked.task]}": f"${curve.loss.gradient_formula}$",
            f"Here, by ${SYMBOLS[asked.task]}$": number(curve.gradients[0], 3),
        }
        for curve in loss_curves(asked, np.array([u]))
    ]
    small_table(rows)


def show_prediction(asked: Question, u: float) -> None:
    """The probability that the sum stands for."""
    p = number(asked.probability(np.array([u]))[0], 3)
    if asked.task == "binary":
        st.markdown(
            rf"The output unit's sum $u = {number(u, 1)}$ stands for a probability of class 1, $p = \sigma(u) = {p}$. "
            f"The truth is $y = {asked.truth:g}$. (Hinge writes the two classes as $-1$ and $+1$.)"
        )
    elif asked.task == "multiclass":
        st.markdown(
            rf"Class 0's sum is $u_0 = {number(u, 1)}$, those of all others are 0. Softmax makes probabilities of "
            rf"them: $p_0 = e^{{u_0}} / \sum_k e^{{u_k}} = {p}$, and the others share the rest. The truth is class "
            rf"$c = {asked.truth:g}$."
        )
    else:
        st.markdown(rf"The prediction is $\hat{{y}} = {number(u, 1)}$, the truth $y = {number(asked.truth, 1)}$.")


def show_all() -> None:
    """Which loss belongs to which task."""
    rows = [
        {
            "Predicted": title,
            "Target": TARGETS[task],
            "Usual loss": f"**{LOSSES[fitting(task)[0]].title}**",
            "It reads the output as": READS[LOSSES[fitting(task)[0]].squash],
            "Others in the lab": ", ".join(_offered(LOSSES[name]) for name in fitting(task)[1:]),
        }
        for task, title in TASKS.items()
    ]
    small_table(rows)


def _offered(loss: Loss) -> str:
    return loss.inside if loss.suited else f"{loss.inside} (unsuited)"


def suited_and_unsuited() -> tuple[Experiment, Experiment]:
    """The same network, data and first weights with cross-entropy and with squared error on a sigmoid."""
    optimizer = st.segmented_control(
        "Optimizer",
        list(trials.RATES),
        default="sgd",
        key="losses optimizer",
        required=True,
        format_func={"sgd": "SGD with momentum", "adam": "Adam"}.__getitem__,
    )
    return trials.suited_and_unsuited(optimizer)


def show_trainings(records: tuple[Record, ...]) -> None:
    """Accuracy, which both can be measured by; their losses have different units."""
    names = [record.experiment.loss.title for record in records]
    charts([accuracy_panel(records, names, split) for split in ("train", "test")], key="losses trainings")
    if all(record.ending for record in records):
        finding(pace_in_words(records, LEVEL), "accuracy", "epoch", "momentum", "Adam")
