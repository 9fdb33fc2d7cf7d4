"""What is swept: one number from the sidebar, and a second one beside the sweep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from dashboard.analysis.words import listed
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.sweeps.numbers import Number, number_settings, numbers
from dashboard.ui.controls import settings
from dashboard.ui.plain import plain
from dashboard.ui.session import Slot, page_acted
from language.say import t
from pages.lab.sections.map_size import SIZES, map_size


@dataclass(frozen=True)
class Asked:
    """The numbers that are swept, the experiment for which that was asked, and the most values of each."""

    names: tuple[str, ...]
    experiment: Experiment
    most: tuple[int, ...]


_ASKED: Slot[Asked | None] = Slot("sweep", None)
# Whether the menu is open; also its key.
_OPEN = Slot("sweep menu", default=False)
SECOND: Slot[str | None] = Slot("sweep second", None)
_ICON = ":material/linear_scale:"


def offered(experiment: Experiment) -> list[Number]:
    """Every number that can be swept, without what a link hides or locks."""
    return [one for one in numbers(experiment).values() if not settings.restrictions().kept(one.setting)]


def sweep_menu(found: Sequence[Number]) -> None:
    """All numbers that can be swept, by the sidebar's groups."""
    with st.popover(t("Sweep a setting"), icon=_ICON, width="stretch", key=_OPEN.name, on_change=page_acted):
        st.markdown(t("Trains this experiment at up to 25 values of one setting, and lets you drag through them."))
        for group in dict.fromkeys(number.group for number in found):
            labels = {number.name: number.label for number in found if number.group == group}
            chosen = Slot[str | None](f"sweep {group}", None)
            st.pills(
                t(group),
                list(labels),
                format_func=labels.__getitem__,
                key=chosen.name,
                on_change=partial(_sweep_chosen, chosen),
            )


def _sweep_chosen(chosen: Slot[str | None]) -> None:
    """Sweeps what was chosen of a group; nothing stays chosen there, so that the same can be swept again."""
    name = chosen.get()
    chosen.set(None)
    if name is not None:
        # It would cover what was asked for.
        _OPEN.set(False)
        sweep_these(name)


def sweep_button(number: Number) -> None:
    """What the menu offers for a number, beside its control; of what it says, the icon alone is seen."""
    said = t("Sweep {label}", label=plain(number.label))
    st.button(
        said,
        key=f"sweep of {number.name}",
        icon=_ICON,
        type="tertiary",
        help=said,
        on_click=partial(sweep_these, number.name),
    )


def second_menu(first: Number, experiment: Experiment) -> None:
    """A second number, which makes a map of the sweep."""
    others = {number.name: number.label for number in offered(experiment) if number.name != first.name}
    chosen = (*settings.SWEPT.get(), None)[1]
    SECOND.set(chosen if chosen in others else None)
    st.selectbox(
        t("And a second setting"),
        list(others),
        index=None,
        format_func=others.__getitem__,
        key=SECOND.name,
        placeholder=t("and a second setting"),
        label_visibility="collapsed",
        width=210,
        on_change=lambda: sweep_these(first.name, *filter(None, [SECOND.get()])),
    )


def sweep_these(*names: str) -> None:
    """Sweeps these numbers of what the sidebar shows from now on; none of them closes the sweep. For callbacks."""
    page_acted()
    _ASKED.clear()
    settings.SWEPT.set(names)


def asked_for(experiment: Experiment) -> Asked:
    """What is swept, and for which experiment that was begun: at first for this one."""
    names, asked = settings.SWEPT.get(), _ASKED.get()
    if asked is None or asked.names != names:
        asked = Asked(names, experiment, map_size(names, experiment))
        _ASKED.set(asked)
    return asked


def swept_numbers(experiment: Experiment) -> tuple[Number, ...]:
    """The numbers that are being swept, as long as they have an effect in the experiment."""
    if not settings.SWEPT.get():
        return ()
    asked = asked_for(experiment)
    found = [numbers(experiment, most).get(name) for name, most in zip(asked.names, asked.most, strict=True)]
    return tuple(number for number in found if number)


def say_what_is_not_swept(experiment: Experiment) -> None:
    """What was asked for and has no effect, such as patience without early stopping: its sweep comes with that."""
    without = [number_settings()[name] for name in settings.SWEPT.get() if name not in numbers(experiment)]
    if without:
        labels = listed([setting.control.label for setting in without])
        st.caption(t("Not swept, as without effect here: {settings}.", settings=plain(labels)))


def fewer_in_words(asked: Asked, varied: Sequence[Number]) -> str:
    """Why there are not more values, where the engine's pace is why."""
    most = dict(zip(asked.names, asked.most, strict=True))
    fewer = [number.label for number in varied if most[number.name] < SIZES[0]]
    if not fewer:
        return ""
    return t("Fewer values of {settings}, to save time.", settings=listed(fewer))
