"""A control as a Streamlit widget: what a setting's line in the spec looks like in the sidebar."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard.data.tables.errors import TableError
from dashboard.data.tables.storage import is_gone
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.controls import Choice, Control, Layers, Slider, Toggle
from dashboard.experiment.settings import SETTINGS, Setting, to_settings
from dashboard.ui.controls.distinct import distinct
from language.say import t

STATE = st.session_state


def key_of(name: str, part: str = "") -> str:
    return f"setting {name} {part}".strip()


def draw(setting: Setting, experiment: Experiment, *, locked: bool) -> None:
    """Draws the widget of a setting; its value is in the session's state before and after.

    It is passed as the default too: a browser that first draws the widget in a later run than the one that set it gets
    nothing but the default. One that is `locked` shows its value, and can't be changed.
    """
    _DRAW[type(setting.control)](setting, experiment, locked)


def read(name: str, default: Any) -> Any:
    """The value that a setting's widget holds; `default` where it has none."""
    setting = SETTINGS[name]
    if isinstance(setting.control, Layers):
        return _read_layers(setting, default)
    value = STATE.get(key_of(name), default)
    return type(setting.default)(value) if value is not None else default


def write(name: str, value: Any) -> None:
    """Puts a value into a setting's widget, for the next time it is drawn."""
    STATE.update(_states(name, value))


def is_choice(name: str) -> bool:
    return isinstance(SETTINGS[name].control, Choice)


def called(name: str, value: Any, experiment: Experiment) -> str:
    """What a visitor sees chosen, where a setting is a choice; else nothing."""
    control = SETTINGS[name].control
    return control.title(experiment, value) if isinstance(control, Choice) else ""


def renamed(before: Experiment, now: Experiment) -> set[str]:
    """What is called otherwise though it was not moved, such as the loss that goes with the data set.

    A browser tells an option by what it is called.
    """
    values = to_settings(before)
    try:
        names = {name: called(name, value, before) for name, value in values.items()}
    except TableError:
        # What the options of a table were called nobody knows once it has been deleted.
        return set(values)
    return {name for name, value in values.items() if names[name] != called(name, value, now)}


def keep(name: str, value: Any) -> None:
    """Sets those widgets of a setting alone that hold another value: the others may have been moved on since."""
    STATE.update({key: state for key, state in _states(name, value).items() if STATE.get(key) != state})


def _states(name: str, value: Any) -> dict[str, Any]:
    """What the session holds for a setting: a state for its widget, or one for each of several."""
    if not isinstance(SETTINGS[name].control, Layers):
        return {key_of(name): value}
    units = {key_of(name, f"layer {place}"): units for place, units in enumerate(value)}
    return {key_of(name, "count"): len(value), **units}


def _label(control: Control) -> str:
    unit = getattr(control, "unit", "")
    return f"{control.label} ({unit})" if unit else control.label


def _slider(setting: Setting, experiment: Experiment, locked: bool) -> None:
    control = setting.control
    assert isinstance(control, Slider)
    key = key_of(setting.name)
    if control.scale == "log":
        options = stops(control, STATE[key], whole=isinstance(setting.default, int))
        st.select_slider(
            _label(control),
            options,
            STATE[key],
            key=key,
            help=control.help,
            format_func=control.written,
            disabled=locked,
        )
        return
    kind = type(setting.default)
    bounds = kind(control.minimum), kind(control.maximum)
    st.slider(_label(control), *bounds, STATE[key], kind(control.step), key=key, help=control.help, disabled=locked)


def stops(control: Slider, current: float, *, whole: bool) -> list[float]:
    """Stops at 1, 2 and 5 times each power of ten (for whole numbers at 3 as well), and at the present value."""
    found = {current, control.minimum, control.maximum} | ({0} if control.off else set())
    found |= {digit * 10.0**power for power in range(-6, 6) for digit in (1, 2, 5, 3) if digit != 3 or whole}
    kept = [stop for stop in found if control.minimum <= stop <= control.maximum or (control.off and stop == 0)]
    return sorted({int(stop) if whole else float(f"{stop:.12g}") for stop in kept})


def _choice(setting: Setting, experiment: Experiment, locked: bool) -> None:
    control = setting.control
    assert isinstance(control, Choice)
    options = control.offered(experiment)
    if control.accepts is not None:
        # What was held once stays among them for the visit, unless its table is deleted.
        seen = STATE.setdefault(key_of(setting.name, "seen"), {}) | {STATE[key_of(setting.name)]: None}
        STATE[key_of(setting.name, "seen")] = seen
        options = tuple(name for name in dict.fromkeys((*options, *seen)) if not is_gone(name))
    key = key_of(setting.name)
    labels = distinct({name: control.title(experiment, name) for name in options}, key)
    place = options.index(STATE[key]) if STATE[key] in options else 0
    label, about, called = _label(control), control.help, labels.__getitem__
    st.selectbox(label, options, place, key=key, help=about, format_func=called, disabled=locked)


def _toggle(setting: Setting, experiment: Experiment, locked: bool) -> None:
    key = key_of(setting.name)
    st.toggle(_label(setting.control), STATE[key], key=key, help=setting.control.help, disabled=locked)


def _layers(setting: Setting, experiment: Experiment, locked: bool) -> None:
    control = setting.control
    assert isinstance(control, Layers)
    count_key = key_of(setting.name, "count")
    count = STATE[count_key]
    st.slider(control.label, 0, control.max_layers, count, key=count_key, help=control.help, disabled=locked)
    for row in range(0, count, 3):
        for place, column in enumerate(st.columns(3)[: count - row], row):
            key = key_of(setting.name, f"layer {place}")
            STATE.setdefault(key, STATE.get(key_of(setting.name, f"layer {place - 1}"), 16))
            label, about = t("Layer {number}", number=place + 1), t("Units in this hidden layer.")
            bounds = control.min_units, control.max_units, STATE[key]
            column.number_input(label, *bounds, key=key, help=about, disabled=locked)


def _read_layers(setting: Setting, default: tuple[int, ...]) -> tuple[int, ...]:
    count = STATE.get(key_of(setting.name, "count"))
    if count is None:
        return default
    widths: list[int] = []
    for place in range(count):
        fallback = default[place] if place < len(default) else widths[-1] if widths else 16
        widths.append(int(STATE.get(key_of(setting.name, f"layer {place}")) or fallback))
    return tuple(widths)


_DRAW: dict[type[Control], Callable[[Setting, Experiment, bool], None]] = {
    Slider: _slider,
    Choice: _choice,
    Toggle: _toggle,
    Layers: _layers,
}
