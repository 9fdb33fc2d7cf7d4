"""The lines below the basics run by themselves, and print the numbers of the page that they stand on."""

from __future__ import annotations

import contextlib
import io
import re
from typing import Any

import numpy as np
import pytest

from dashboard.data.dataset import Task
from dashboard.export.by_hand import activation_snippet, loss_snippet
from dashboard.functions.activations import ACTIVATIONS
from dashboard.ui import code
from pages.losses.finding.loss_curves import Question, loss_curves
from pages.losses.sections.prediction import logits, with_truth
from pages.one_step.finding.one_step import Learner, next_step
from tests.pages.opened import opened, words

NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")


def printed(lines: str, **names: Any) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(lines, names)
    return out.getvalue()


def numbers(text: str) -> list[float]:
    return [float(one) for one in NUMBER.findall(text)]


def by_hand(lesson: str, **state: object) -> tuple[str, str]:
    """What the first lines below a page print, and its words."""
    app = opened(lesson, **{code.OPEN: True}, **state)
    return printed(app.code[0].value), words(app)


@pytest.mark.parametrize("activation", ["relu", "tanh"])
def test_the_forward_pass_answers_as_the_page_does(activation: str) -> None:
    said, page = by_hand("forward_pass", forward_activation=activation, forward_shown=3)
    (answer,) = re.findall(r"the network's output is (-?[\d.]+\d)", page)
    assert numbers(said)[-1] == pytest.approx(float(answer), abs=0.011)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_an_activation_and_its_derivative_are_those_of_the_page(name: str) -> None:
    z, known = 1.3, ACTIVATIONS[name]
    expected = [float(known(np.array([z]))[0]), float(known.derivative(np.array([z]))[0])]
    found = re.findall(r"= (-?\d+\.\d+)", printed(activation_snippet(name, z)))
    assert list(map(float, found)) == pytest.approx(expected, abs=2e-3)


@pytest.mark.parametrize(
    "asked",
    [Question("binary", 1), Question("multiclass", 2, 4), Question("regression", -1.5)],
    ids=lambda one: one.task,
)
def test_losses_and_gradients_are_those_of_the_page(asked: Question) -> None:
    z = -2.5
    said = printed(loss_snippet(with_truth(asked), logits(asked, z))).splitlines()
    for line, curve in zip(said, loss_curves(asked, np.array([z])), strict=True):
        assert numbers(line) == pytest.approx([curve.values[0], curve.gradients[0]], abs=2e-3)


def test_one_step_lowers_the_loss_as_the_page_says() -> None:
    app = opened("one_step", **{code.OPEN: True})
    step = next_step(app.session_state["one step learner"])
    assert isinstance(step.learner, Learner)
    said = printed(app.code[0].value)
    before, after = numbers(said.splitlines()[-1])
    assert (before, after) == pytest.approx((step.back.loss, step.loss_after), abs=2e-3)
    # No digits of what 32 bits leave of a rounded number.
    assert all(re.fullmatch(r"-?\d+\.\d{1,3}", one) for one in NUMBER.findall(said))


TASKS: tuple[Task, ...] = ("binary", "multiclass", "regression")


@pytest.mark.parametrize("task", TASKS)
def test_the_page_on_losses_shows_them(task: Task) -> None:
    assert numbers(by_hand("losses", losses_task=task)[0])
