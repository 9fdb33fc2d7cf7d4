"""The experiments that a link pins: `?pins=l2:0.01,seed:3;default`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.links.clauses import not_a_setting, too_long, too_many
from dashboard.experiment.links.settings import from_settings_of, to_link
from dashboard.experiment.settings import SETTINGS

PINS = "pins"
# The most pins in a link, and their most characters: programs that send links cut off what is much longer.
MOST_PINS_IN_LINK, LONGEST_PINS = 5, 800
_DEFAULT = "default"


def pins_link(experiments: Sequence[Experiment]) -> dict[str, str]:
    """As part of an address: as many of the newest as fit, each by the settings that differ from their defaults."""
    parts = [",".join(f"{name}:{text}" for name, text in to_link(one).items()) or _DEFAULT for one in experiments]
    parts = parts[-MOST_PINS_IN_LINK:]
    while len(";".join(parts)) > LONGEST_PINS:
        parts = parts[1:]
    return {PINS: ";".join(parts)} if parts else {}


def pinned_by(query: Mapping[str, str]) -> tuple[Experiment, ...]:
    """The experiments; what is wrong with them is among the problems of `from_link`."""
    return _to_pins(query.get(PINS, ""))[0]


def wrong_in_pins(text: str) -> tuple[str, ...]:
    """A clause for each part of the text that had to be ignored."""
    return _to_pins(text)[1]


def _to_pins(text: str) -> tuple[tuple[Experiment, ...], tuple[str, ...]]:
    if len(text) > LONGEST_PINS:
        return (), (too_long(text),)
    parts = [part for part in text.split(";") if part]
    found = [_to_pin(part) for part in parts[:MOST_PINS_IN_LINK]]
    clauses = [clause for _, clauses in found for clause in clauses]
    return tuple(one for one, _ in found), (*clauses, *too_many(parts, MOST_PINS_IN_LINK))


def _to_pin(part: str) -> tuple[Experiment, tuple[str, ...]]:
    settings = {name: text for name, _, text in (pair.partition(":") for pair in part.split(",") if pair != _DEFAULT)}
    unknown = [not_a_setting(name) for name in settings if name not in SETTINGS]
    experiment, problems = from_settings_of(settings)
    return experiment, (*unknown, *problems)
