"""A prediction and its truth: the controls, and the losses of the task as tables."""

from __future__ import annotations

import numpy as np
import streamlit as st

from dashboard.data.dataset import Task
from dashboard.figures.latex import number
from dashboard.functions.losses import LOSSES, Loss, fitting
from dashboard.ui.controls.in_links import in_address
from dashboard.ui.controls.words import choose_word
from dashboard.ui.tables import small_table
from language.numbers import in_digits
from language.say import mark, t
from pages.losses.figures.losses import REACH, in_order
from pages.losses.finding.loss_curves import Question, loss_curves

TASKS: dict[Task, str] = {
    "binary": mark("One of two classes"),
    "multiclass": mark("One of several classes"),
    "regression": mark("A number"),
}
READS = {
    "linear": mark("the value itself"),
    "sigmoid": mark("a probability, by sigmoid"),
    "softmax": mark("probabilities, by softmax"),
}

# As the sentence beside the sliders writes their numbers.
_FORMAT = "%.1f"
# What is smaller would be rounded to 0.000.
_LEAST = 0.0005


def question() -> tuple[Question, float]:
    """The task, the truth, and the prediction as the logit z of the output unit."""
    with st.container(horizontal=True):
        task: Task = choose_word(
            t("What is predicted"), list(TASKS), lambda one: t(TASKS[one]), key="losses task", default="binary"
        )
        asked = _TRUTH[task]()
        label, start = _PREDICTION[task]
        z = st.slider(t(label), -REACH, REACH, start, 0.1, _FORMAT, **in_address(f"losses z {task}"), width=320)
    return asked, z


def _binary() -> Question:
    truth = st.segmented_control(t("True class"), (0, 1), default=1, **in_address("losses class"), required=True)
    return Question("binary", truth)


def _multiclass() -> Question:
    classes = st.slider(t("Classes K"), 2, 5, 3, **in_address("losses classes"), width=160)
    truth = st.segmented_control(
        t("True class c"), range(classes), default=0, **in_address(f"losses class of {classes}"), required=True
    )
    return Question("multiclass", truth, classes)


def _regression() -> Question:
    truth = st.slider(t("True value y"), -4.0, 4.0, 1.0, 0.1, _FORMAT, **in_address("losses value"), width=240)
    return Question("regression", truth)


_TRUTH = {"binary": _binary, "multiclass": _multiclass, "regression": _regression}
# What the slider moves, and where it starts: at a network that is sure and wrong.
_PREDICTION: dict[Task, tuple[str, float]] = {
    "binary": (mark("Logit z of the output unit"), -4.0),
    "multiclass": (mark("Logit z of class 0"), -4.0),
    "regression": (mark("Prediction ŷ"), -1.0),
}
_BY: dict[Task, str] = {"binary": "$z$", "multiclass": "$z_k$", "regression": r"$\hat{y}$"}


def show_table(asked: Question, z: float) -> None:
    """The losses of the task: their numbers at the prediction, which a phone has room for, and their formulas."""
    rows = [
        {
            t("Loss"): curve.loss.title,
            t("Value here"): _not_as_none(curve.values[0]),
            t("Gradient here"): _not_as_none(curve.gradients[0]),
            t("Formula"): f"${curve.loss.formula}$",
            t("Gradient with respect to {symbol}", symbol=_BY[asked.task]): f"${curve.loss.gradient_formula}$",
        }
        for curve in in_order(loss_curves(asked, np.array([z])))
    ]
    small_table(rows)


def _not_as_none(value: float) -> str:
    """In three decimals, but that a gradient which is next to nothing does not read as one that is 0."""
    return number(value, 3) if value == 0.0 or abs(value) >= _LEAST else in_digits(value, ".1g")


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
    truth = number(asked.truth, 1) if asked.task == "regression" else f"{asked.truth:g}"
    st.markdown(t(_STANDS_FOR[asked.task], z=number(z, 1), p=p, truth=truth))


_STANDS_FOR: dict[Task, str] = {
    "binary": mark(
        r"The output unit's logit $z = {z}$ stands for a probability of class 1, $p = \sigma(z) = {p}$. The truth is "
        r"$y = {truth}$. (Hinge writes the two classes as $-1$ and $+1$.)"
    ),
    "multiclass": mark(
        r"Class 0's logit is $z_0 = {z}$, those of all others are 0. Softmax makes probabilities of them: "
        r"$p_0 = e^{{z_0}} / \sum_k e^{{z_k}} = {p}$, and the others share the rest. The truth is class $c = {truth}$: "
        r"$y_c = 1$, and $y_k = 0$ for the others."
    ),
    "regression": mark(r"The prediction is $\hat{{y}} = {z}$, the truth $y = {truth}$."),
}


def show_all() -> None:
    """Which loss belongs to which task."""
    rows = [
        {
            t("Predicted"): t(title),
            t("Usual loss"): f"**{LOSSES[fitting(task)[0]].title}**",
            t("Output read as"): t(READS[LOSSES[fitting(task)[0]].probability_activation]),
            t("Others in the lab"): ", ".join(_offered(LOSSES[name]) for name in fitting(task)[1:]),
        }
        for task, title in TASKS.items()
    ]
    small_table(rows)


def _offered(loss: Loss) -> str:
    return loss.inside if loss.suited else t("{loss} (unsuited)", loss=loss.inside)
