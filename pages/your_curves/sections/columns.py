"""Which of several training runs is judged, and which of its columns is what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

import streamlit as st

from dashboard.data.curves.log import Log, LogError
from dashboard.data.curves.roles import Roles, recognize
from dashboard.experiment.logged import LoggedCurves, logged_curves
from dashboard.ui.controls.distinct import distinct
from dashboard.ui.plain import LONGEST, plain
from language.say import mark, t

_TITLES = {
    "loss": mark("Training loss"),
    "validation_loss": mark("Validation loss"),
    "test_loss": mark("Test loss"),
    "metric": mark("Training metric"),
    "validation_metric": mark("Validation metric"),
    "rate": mark("Learning rate"),
}
NONE = mark("(none)")


def choose_run(logs: Sequence[Log]) -> Log:
    """One of several trainings."""
    if len(logs) == 1:
        return logs[0]
    names = distinct({place: log.name for place, log in enumerate(logs)})
    chosen = st.selectbox(
        t("Which of the {count} training runs?", count=len(logs)),
        range(len(logs)),
        format_func=names.__getitem__,
        key="curves run",
    )
    return logs[chosen]


def choose_columns(log: Log) -> LoggedCurves | None:
    """The training's curves, with each column in the role that its name tells, or that the visitor gives it."""
    found = recognize(log)
    with st.expander(_said(found), expanded=not found.judged):
        roles = Roles(**{field.name: _role(log, field.name, getattr(found, field.name)) for field in fields(Roles)})
    try:
        curves = logged_curves(log, roles)
    except LogError as error:
        st.error(plain(str(error)), icon=":material/error:")
        return None
    return curves


def _said(found: Roles) -> str:
    """What was read as what: the page speaks of losses and of the metric, the log of columns."""
    if not found.judged:
        return t("Which column is the validation loss?")
    losses, metric = _losses(found), found.validation_metric
    return t("{losses}; the metric is {name}", losses=losses, name=plain(metric, LONGEST)) if metric else losses


def _losses(found: Roles) -> str:
    validation = plain(found.validation_loss, LONGEST)
    if not found.loss:
        return t(
            "No training loss was found; {validation} was read as validation loss, its first epoch as epoch 1",
            validation=validation,
        )
    return t(
        "{train} was read as training loss, {validation} as validation loss, the first epoch as epoch 1",
        train=plain(found.loss, LONGEST),
        validation=validation,
    )


def _role(log: Log, role: str, found: str) -> str:
    names = [NONE, *log.columns]
    chosen = st.selectbox(
        t(_TITLES[role]),
        names,
        names.index(found) if found else 0,
        format_func=lambda name: t(NONE) if name == NONE else name,
        key=f"curves {role} {hash((log.name, *log.columns))}",
        width=420,
    )
    return "" if chosen == NONE else chosen
