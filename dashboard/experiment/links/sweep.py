"""The one or two numbers that a link sweeps: `?sweep=l2,dropout`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.experiment.links.clauses import short, too_many
from dashboard.experiment.sweeps.numbers import number_settings
from language.say import t

SWEEP = "sweep"
MOST_SWEPT = 2


def sweep_link(names: Sequence[str]) -> dict[str, str]:
    """A sweep as part of an address."""
    return {SWEEP: ",".join(names)} if names else {}


def swept_by(query: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the numbers; what is wrong with others is among the problems of `from_link`."""
    return _to_sweep(query.get(SWEEP, ""))[0][:MOST_SWEPT]


def wrong_in_sweep(text: str) -> list[str]:
    """A clause for each part of the text that had to be ignored."""
    known, unknown = _to_sweep(text)
    wrong = [t("{value} is not a setting that can be swept", value=short(one)) for one in unknown]
    return [*wrong, *too_many(known, MOST_SWEPT)]


def _to_sweep(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The known and the unknown numbers in a list such as "l2,dropout"."""
    named = dict.fromkeys(name.strip() for name in text.split(",") if name.strip())
    known = number_settings()
    return tuple(name for name in named if name in known), tuple(name for name in named if name not in known)
