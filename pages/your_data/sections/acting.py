"""One click on a finding: what it does to the choices, how it is taken back, and what it costs."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from dashboard.analysis.checks.finding import Action, Check, Finding
from dashboard.analysis.results import Results
from dashboard.data.tables.storage import schema_of
from dashboard.experiment.arms import Arm
from dashboard.experiment.experiment import Experiment
from dashboard.ui.plain import plain
from dashboard.ui.session import Slot, page_acted
from dashboard.ui.waiting.batch import show_batch
from language.say import t
from pages.your_data.finding.price import AFTER, BEFORE, price, price_of_weights
from pages.your_data.sections.set_aside import missing_of, read_as_missing, set_rows_aside
from pages.your_data.sections.splitting import choice_keys

SEEDS = 8
# Pixels of what is chosen and of what there is to do: a line of text, and a button beside it.
WIDTH = 760
# What is found row by row has its price where it was found, and all else in the box of checks.
SINGLE_ROWS: tuple[Check, ...] = ("labels", "by heart")


@dataclass(frozen=True)
class Tried:
    """What was done about a finding, the experiment before that, and the one that it made, once that is known."""

    found: Finding
    before: Experiment
    after: Experiment | None = None


def tried_for(source: str) -> Slot[Tried | None]:
    return Slot(f"own tried {source}", None)


def named(found: Finding) -> str:
    """What a finding's button is known by: by its place, a press could be taken for that of what stands there next."""
    return " ".join((found.check, *found.columns))


def take(source: str, experiment: Experiment, found: Finding) -> None:
    """Does what a finding asks for, and remembers what was there before.

    Whoever presses another button before the page has drawn the first one's outcome is shown the price of the second:
    together they would have a price that is neither's.
    """
    page_acted()
    last = tried_for(source).get()
    if last is not None and last.after is None and last.before == experiment:
        _set(source, last.found, done=False)
    tried_for(source).set(Tried(found, experiment))
    _set(source, found, done=True)


def show_price(source: str, experiment: Experiment, *, single_rows: bool) -> None:
    """What the last step costs, or of single rows, if it was one; nothing once something else was chosen."""
    tried = _tried(source, experiment)
    if tried is not None and (tried.found.check in SINGLE_ROWS) == single_rows:
        _show_price(source, tried, experiment)


def is_acted_on(source: str, experiment: Experiment) -> bool:
    """Whether a step was taken about what a check found, now or by whoever made a link's table."""
    schema, out = schema_of(experiment.data.dataset), st.session_state.get(choice_keys(source).left_out)
    taken = schema.group or schema.order or schema.unique or schema.untrained or experiment.training.class_weights
    return bool(taken or out or any(missing_of(source).get().values())) or _tried(source, experiment) is not None


def _undo(source: str, found: Finding) -> None:
    page_acted()
    tried_for(source).clear()
    _set(source, found, done=False)


def _set(source: str, found: Finding, *, done: bool) -> None:
    """The choice that a finding's step is about, as it is once the step is done, or undone."""
    keys, state, column = choice_keys(source), st.session_state, next(iter(found.columns), None)
    # The choices that hold one value: what it is once the step is done, and before.
    single: dict[Action, tuple[str, object, object]] = {
        "keep one of each": (keys.unique, True, False),
        "keep one of near copies": (keys.near, True, False),
        "split by group": (keys.group, column, None),
        "split in order": (keys.order, column, None),
        "ignore groups": (keys.group, None, column),
        "ignore order": (keys.order, None, column),
        "weigh classes": (keys.weights, True, False),
    }
    match found.step:
        case "leave out":
            others = [name for name in state.get(keys.left_out, []) if name not in found.columns]
            state[keys.left_out] = [*others, *found.columns] if done else others
        case "read as missing":
            read_as_missing(source, found.columns[0], found.values, done=done)
        case "do not train on":
            set_rows_aside(source, found.rows, done=done)
        case step:
            key, after, before = single[step]
            state[key] = after if done else before


def _tried(source: str, experiment: Experiment) -> Tried | None:
    """The last step, as long as nothing else was chosen since: what that changes is not the step's price."""
    slot = tried_for(source)
    tried = slot.get()
    if tried is None or tried.before == experiment:
        return None
    if tried.after not in (None, experiment):
        slot.clear()
        return None
    slot.set(replace(tried, after=experiment))
    return slot.get()


def _show_price(source: str, tried: Tried, after: Experiment) -> None:
    step, label = tried.found.step, str(tried.found.label)
    arms = (Arm(BEFORE, t("Before"), tried.before), Arm(AFTER, label, after))

    def draw(results: Results) -> None:
        st.markdown(price_of_weights(results, plain) if step == "weigh classes" else price(results, tried.found))

    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(t("{step}: done.", step=plain(label)), width="stretch")
        st.button(t("Undo"), key="own undo", on_click=_undo, args=(source, tried.found))
    show_batch(key="own price", arms=arms, seeds=SEEDS, draw=draw)
    if step == "do not train on":
        st.caption(t("Both are judged on the same validation rows, including those that were found."))
