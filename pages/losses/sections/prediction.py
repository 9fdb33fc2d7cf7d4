"""The controls of the page on losses, its tables, and its two trainings."""

from __future__ import annotations

import numpy as np
import streamlit as st

from dashboard.data.dataset import Task
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.figures.latex import number
from dashboard.figures.series import Axes, series_panel
from dashboard.functions.losses import LOSSES, Loss, fitting
from dashboard.ui.charts import charts
from dashboard.ui.finding import finding
from dashboard.ui.tables import small_table
from pages.losses import trials
from pages.losses.figures.accuracy import accuracy_panel
from pages.losses.figures.losses import REACH
from pages.losses.finding.loss_curves import SYMBOLS, Question, loss_curves
from pages.losses.finding.pace import pace_in_words
from pages.losses.finding.unlearning import Unlearning, series, unlearning_in_words, unlearnings

TASKS: dict[Task, str] = {
    "binary": "One of two classes",
    "multiclass": "One of several classes",
    "regression": "A number",
}
TARGETS: dict[Task, str] = {"binary": "0 or 1", "multiclass": "one class of K", "regression": "any number"}
READS = {"linear": "the value itself", "sigmoid": "a probability, by sigmoid", "softmax": "probabilities, by softmax"}
LEVEL = 0.95
WRONG_STEPS = (200, 400, 800, 1600)


def question() -> tuple[Question, float]:
    """The task, the truth, and the prediction as the logit z of the output unit."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        task: Task = st.segmented_control(
            "What is predicted",
            list(TASKS),
            default="binary",
            format_func=TASKS.__getitem__,
            key="losses task",
            bind="query-params",
            required=True,
        )
        asked = _TRUTH[task]()
        label, start = _PREDICTION[task]
        z = st.slider(label, -REACH, REACH, start, 0.1, key=f"losses z {task}", bind="query-params", width=320)
    return asked, z


def _binary() -> Question:
    truth = st.segmented_control(
        "True class", (0, 1), default=1, key="losses class", bind="query-params", required=True
    )
    return Question("binary", truth)


def _multiclass() -> Question:
    classes = st.slider("Classes K", 2, 5, 3, key="losses classes", bind="query-params", width=160)
    truth = st.segmented_control(
        "True class c", range(classes), default=0, key=f"losses class of {classes}", bind="query-params", required=True
    )
    return Question("multiclass", truth, classes)


def _regression() -> Question:
    truth = st.slider("True value y", -4.0, 4.0, 1.0, 0.1, key="losses value", bind="query-params", width=240)
    return Question("regression", truth)


_TRUTH = {"binary": _binary, "multiclass": _multiclass, "regression": _regression}
# What the slider moves, and where it starts: at a network that is sure and wrong.
_PREDICTION: dict[Task, tuple[str, float]] = {
    "binary": ("Logit z of the output unit", -4.0),
    "multiclass": ("Logit z of class 0", -4.0),
    "regression": ("Prediction ŷ", -1.0),
}
_BY: dict[Task, str] = {"binary": "$z$", "multiclass": "$z_k$", "regression": r"$\hat{y}$"}


def show_table(asked: Question, z: float) -> None:
    """The losses of the task: formula and gradient, with their numbers at the prediction."""
    rows = [
        {
            "Loss": curve.loss.title,
            "Formula": f"${curve.loss.formula}$",
            "Value here": number(curve.values[0], 3),
            f"Gradient with respect to {_BY[asked.task]}": f"${curve.loss.gradient_formula}$",
            f"Here, by ${SYMBOLS[asked.task]}$": number(curve.gradients[0], 3),
        }
        for curve in loss_curves(asked, np.array([z]))
    ]
    small_table(rows)


def with_truth(asked: Question) -> list[tuple[Loss, np.ndarray]]:
    """The losses of the task, each with the truth as it is written for it, (outputs,)."""
    kind = np.float32 if asked.task == "regression" else np.int32
    truth, outputs = np.array([asked.truth], kind), asked.experiment.outputs
    return [(LOSSES[name], LOSSES[name].encode(truth, outputs)[0]) for name in fitting(asked.task)]


def logits(asked: Question, z: float) -> np.ndarray:
    """What the output layer adds up, (outputs,): that of class 0 or of the one unit, the others being 0."""
    return np.append(z, np.zeros(asked.experiment.outputs - 1))


def show_prediction(asked: Question, z: float) -> None:
    """The probability that the logit stands for."""
    p = number(asked.probability(np.array([z]))[0], 3)
    if asked.task == "binary":
        st.markdown(
            rf"The output unit's logit $z = {number(z, 1)}$ stands for a probability of class 1, $p = \sigma(z) = "
            rf"{p}$. The truth is $y = {asked.truth:g}$. (Hinge writes the two classes as $-1$ and $+1$.)"
        )
    elif asked.task == "multiclass":
        st.markdown(
            rf"Class 0's logit is $z_0 = {number(z, 1)}$, those of all others are 0. Softmax makes probabilities of "
            rf"them: $p_0 = e^{{z_0}} / \sum_k e^{{z_k}} = {p}$, and the others share the rest. The truth is class "
            rf"$c = {asked.truth:g}$."
        )
    else:
        st.markdown(rf"The prediction is $\hat{{y}} = {number(z, 1)}$, the truth $y = {number(asked.truth, 1)}$.")


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


def show_unlearning() -> None:
    """Networks that start confidently wrong, by each loss."""
    wrong_steps = st.select_slider(
        "Steps on the wrong classes",
        WRONG_STEPS,
        800,
        key="losses wrong steps",
        bind="query-params",
        width=320,
        help="The more, the surer the network is of the wrong class before it sees the true ones.",
    )
    found = _unlearnings(wrong_steps)
    axes = Axes("Steps of gradient descent on the true classes", "Accuracy in training", share=True)
    charts([series_panel("From confidently wrong to right", series(found), axes)], key="losses unlearning")
    finding(unlearning_in_words(found), "gradient", "accuracy")


@st.cache_resource(show_spinner=False)
def _unlearnings(wrong_steps: int) -> tuple[Unlearning, ...]:
    return unlearnings(wrong_steps)


def suited_and_unsuited() -> tuple[Experiment, Experiment]:
    """The same network, data and first weights with cross-entropy and with squared error on a sigmoid."""
    optimizer = st.segmented_control(
        "Optimizer",
        list(trials.RATES),
        default="sgd",
        key="losses optimizer",
        bind="query-params",
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
