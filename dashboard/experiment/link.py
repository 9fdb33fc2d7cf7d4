"""An experiment as the query of an address, and back.

Only what differs from the default is written, so a link stays short enough to be read aloud. Beside settings it may
name controls to hide and to lock: see `restrictions`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial, reduce
from typing import Any

from pydantic import ValidationError

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.restrictions import HIDE, LOCK, unknown_in
from dashboard.experiment.settings import SETTINGS, Setting, from_settings, reason
from dashboard.experiment.sweeps.numbers import number_settings
from language.languages import LANGUAGES
from language.say import t

# Names in the address beside those of settings and of `restrictions`: `?train=on_click` waits for the button,
# `?test=sealed` shows the test set only when asked, `?sweep=l2,dropout` sweeps these numbers, `?lang=ko` sets the
# language, `?show=objective` shows that curve, and `?pins=l2:0.01,seed:3;default` pins these trainings.
TRAIN, TEST, SWEEP, LANG, SHOW, PINS = "train", "test", "sweep", "lang", "show", "pins"
MOST_SWEPT = 2
ON_CLICK, SEALED, OBJECTIVE = "on_click", "sealed", "objective"
_CHOICES = {TRAIN: (ON_CLICK,), TEST: (SEALED,), SHOW: (OBJECTIVE,), LANG: tuple(LANGUAGES)}
# The most pins in a link, and their most characters: programs that send links cut off what is much longer.
MOST_PINS_IN_LINK, LONGEST_PINS = 5, 800
_DEFAULT = "default"
MAX_PROBLEMS = 5
MAX_LENGTH = 200


def to_link(experiment: Experiment) -> dict[str, str]:
    """Names and texts of the settings that differ from their defaults."""
    values = ((name, setting.of(experiment), setting.default) for name, setting in SETTINGS.items())
    return {name: _write(value) for name, value, default in values if value != default}


def to_texts(experiment: Experiment) -> dict[str, str]:
    """Every setting as a link writes it: what is kept for later has to outlive a change of the defaults."""
    return {name: _write(setting.of(experiment)) for name, setting in SETTINGS.items()}


def from_link(query: Mapping[str, str]) -> tuple[Experiment, tuple[str, ...]]:
    """The experiment in a link, and a clause for each part of the link that had to be ignored.

    Never raises: whatever the link holds, its valid part is used.
    """
    beside = [clause for name, text in query.items() if name not in SETTINGS for clause in _wrong_in(name, text)]
    experiment, problems = _experiment_in(query)
    return experiment, _first([*beside, *problems])


def _experiment_in(query: Mapping[str, str]) -> tuple[Experiment, list[str]]:
    """The experiment of the settings in a link, and a clause for each of them that had to be ignored."""
    valid: dict[str, Any] = {}
    problems: list[str] = []
    for name, text in query.items():
        if name not in SETTINGS:
            continue
        try:
            valid[name] = _parse(SETTINGS[name], text)
        except ValueError as error:
            problems.append(_problem(name, reason(error)))
    try:
        experiment = from_settings(valid)
    except ValidationError as error:
        # The one rule that spans settings is that the loss fits the task.
        problems.append(reason(error))
        experiment = from_settings({name: value for name, value in valid.items() if name != "loss"})
    return experiment, problems


def _wrong_in(name: str, text: str) -> list[str]:
    """A clause for each thing that is wrong with a part of a link that is no setting."""
    if name not in _WRONG_IN:
        return [_not_a_setting(name)]
    return [_problem(name, clause) for clause in _WRONG_IN[name](text)]


def trains_on_click(query: Mapping[str, str]) -> bool:
    """Whether a link asks the lab to wait for the Train button, instead of training at every change."""
    return query.get(TRAIN) == ON_CLICK


def swept_by(query: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the one or two numbers that a link sweeps; others are among the problems of `from_link`."""
    return _to_sweep(query.get(SWEEP, ""))[0][:MOST_SWEPT]


def sweep_link(names: Sequence[str]) -> dict[str, str]:
    """A sweep as part of an address."""
    return {SWEEP: ",".join(names)} if names else {}


def pinned_by(query: Mapping[str, str]) -> tuple[Experiment, ...]:
    """The experiments that a link pins; what is wrong with them is among the problems of `from_link`."""
    return _to_pins(query.get(PINS, ""))[0]


def pins_link(experiments: Sequence[Experiment]) -> dict[str, str]:
    """As part of an address: as many of the newest as fit, each by the settings that differ from their defaults."""
    parts = [",".join(f"{name}:{text}" for name, text in to_link(one).items()) or _DEFAULT for one in experiments]
    parts = parts[-MOST_PINS_IN_LINK:]
    while len(";".join(parts)) > LONGEST_PINS:
        parts = parts[1:]
    return {PINS: ";".join(parts)} if parts else {}


def _to_pins(text: str) -> tuple[tuple[Experiment, ...], tuple[str, ...]]:
    """The experiments in such a text, and a clause for each part that had to be ignored."""
    if len(text) > LONGEST_PINS:
        return (), (t("{count} characters are too many", count=len(text)),)
    parts = [part for part in text.split(";") if part]
    found = [_to_pin(part) for part in parts[:MOST_PINS_IN_LINK]]
    clauses = [clause for _, clauses in found for clause in clauses]
    return tuple(one for one, _ in found), (*clauses, *_too_many(parts, MOST_PINS_IN_LINK))


def _to_pin(part: str) -> tuple[Experiment, tuple[str, ...]]:
    settings = {name: text for name, _, text in (pair.partition(":") for pair in part.split(",") if pair != _DEFAULT)}
    unknown = [_not_a_setting(name) for name in settings if name not in SETTINGS]
    experiment, problems = _experiment_in(settings)
    return experiment, (*unknown, *problems)


def _to_sweep(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The known and the unknown numbers in a list such as "l2,dropout"."""
    named = dict.fromkeys(name.strip() for name in text.split(",") if name.strip())
    known = number_settings()
    return tuple(name for name in named if name in known), tuple(name for name in named if name not in known)


def _parse(setting: Setting, text: str) -> Any:
    if len(text) > MAX_LENGTH:
        raise ValueError(t("{count} characters are too many", count=len(text)))
    return setting.adapter.validate_python(text)


def _not_a_setting(name: str) -> str:
    return t("{name} is not a setting", name=_short(name))


def _problem(name: str, clause: str) -> str:
    return f"{name}: {clause}"


def _not_among(text: str, allowed: Sequence[str]) -> str:
    names = reduce(lambda some, other: t("{some} or {other}", some=some, other=other), allowed)
    return t("{value} is not {names}", value=_short(text), names=names)


def _wrong_controls(text: str) -> list[str]:
    return [t("{value} is neither a setting nor a group", value=_short(one)) for one in unknown_in(text)]


def _wrong_numbers(text: str) -> list[str]:
    known, unknown = _to_sweep(text)
    wrong = [t("{value} is not a setting that can be swept", value=_short(one)) for one in unknown]
    return [*wrong, *_too_many(known, MOST_SWEPT)]


def _too_many(parts: Sequence[str], most: int) -> list[str]:
    return [t("{value} is left out, as {most} are the most", value=_short(one), most=most) for one in parts[most:]]


def _wrong_choice(allowed: Sequence[str], text: str) -> list[str]:
    return [] if text in allowed else [_not_among(text, allowed)]


# What is wrong with each part of a link that is no setting, as clauses.
_WRONG_IN: dict[str, Callable[[str], Sequence[str]]] = {
    **dict.fromkeys((HIDE, LOCK), _wrong_controls),
    SWEEP: _wrong_numbers,
    PINS: lambda text: _to_pins(text)[1],
    **{name: partial(_wrong_choice, allowed) for name, allowed in _CHOICES.items()},
}


def _first(problems: Sequence[str]) -> tuple[str, ...]:
    """The first MAX_PROBLEMS, and how many more there are."""
    more = len(problems) - MAX_PROBLEMS
    return (*problems[:MAX_PROBLEMS], *([t("and {count} more", count=more)] if more > 0 else []))


def _write(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "-".join(map(str, value)) or "none"
    return str(value)


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:37] + "...")
