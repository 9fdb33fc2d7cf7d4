"""Curves as a part of an address, so that they can be sent, and opened on the page Your curves."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import fields

import numpy as np

from dashboard.data.curves.log import Log, LogError, LoggedColumn
from dashboard.data.curves.roles import Roles, is_step, meaning, recognize
from language.say import later

# Characters that every browser, server and chat takes in an address.
LONGEST = 6_000
# With these, names and a line of values take less than that.
MOST_COLUMNS, LONGEST_NAME = 12, 60
# Characters of a log that an address of that length can hold, and no more: a small file may unpack to gigabytes.
_UNPACKED = 200_000
# For each role a name that says it, whatever stands beside it.
_USUAL = {
    "loss": "loss",
    "validation_loss": "val_loss",
    "test_loss": "test_loss",
    "metric": "train_score",
    "validation_metric": "val_score",
    "rate": "lr",
}


def to_link(log: Log, roles: Roles | None = None) -> str:
    """The log's curves as text for an address: of a long one every second step at which it was logged, and so on.

    Four digits of each value are kept, and of many columns those that are judged and the first others. The names say
    the roles that the curves have here, which may be others than the log's names say.
    """
    columns = _most_telling(log, roles or recognize(log))
    every = 1
    while len(packed := _packed(_csv(columns, _steps(columns, every)))) > LONGEST:
        # What a line takes differs from line to line: a little more is left out than the lengths say.
        every = max(every + 1, int(1.05 * every * len(packed) / LONGEST))
    return packed


def _most_telling(log: Log, roles: Roles) -> dict[str, LoggedColumn]:
    """The curves that a verdict rests on, then the others, as many as fit with at least a few steps."""
    given = {field.name: name for field in fields(Roles) if (name := getattr(roles, field.name))}
    # What counts steps is no curve, and would be taken for those of the others.
    others = [name for name in log.columns if name not in given.values() and not is_step(name)]
    chosen = [*given.values(), *others][:MOST_COLUMNS]
    columns = dict(zip(_names(chosen), map(log.columns.__getitem__, chosen), strict=True))
    names = dict(zip(given, columns, strict=False))
    return columns if recognize(Log("", columns)) == Roles(**names) else _by_roles(names, columns)


def _by_roles(names: Mapping[str, str], columns: Mapping[str, LoggedColumn]) -> dict[str, LoggedColumn]:
    """The columns that have a role, by names that say it; a metric keeps its own where that does."""
    usual = {role: _USUAL[role] for role in names}
    own = usual | {role: name for role, name in names.items() if "metric" in role}

    def named(said: Mapping[str, str]) -> dict[str, LoggedColumn]:
        return {said[role]: columns[name] for role, name in names.items()}

    return named(own if recognize(Log("", named(own))) == Roles(**own) else usual)


def _steps(columns: Mapping[str, LoggedColumn], every: int) -> np.ndarray:
    """Of each column by itself, as a loss at each step and a validation loss at each tenth may share hardly any."""
    return np.unique(np.concatenate([values.steps[::every] for values in columns.values()]))


def from_link(text: str) -> str:
    """The log, as CSV. Raises LogError where an address was cut or changed."""
    unpacker = zlib.decompressobj()
    try:
        content = unpacker.decompress(base64.b64decode(text, altchars=b"-_", validate=True), _UNPACKED).decode()
    except (ValueError, zlib.error) as error:
        raise LogError(later("The curves in this address can't be read: it was cut off or changed.")) from error
    if not unpacker.eof:
        raise LogError(later("The curves in this address are too long, or cut off."))
    return content


def _csv(logged: Mapping[str, LoggedColumn], steps: np.ndarray) -> str:
    """A line a step."""
    columns = [dict(zip(values.steps.tolist(), values.values.tolist(), strict=True)) for values in logged.values()]
    lines = [[_step(step), *(_cell(column.get(step)) for column in columns)] for step in steps.tolist()]
    # Epochs that are counted from 0 are read as counted from 1, and steps as they are.
    header = ["step" if steps.min(initial=1.0) == 0.0 else "epoch", *_names(logged)]
    return "\n".join(",".join(cells) for cells in [header, *lines])


def _names(logged: Iterable[str]) -> list[str]:
    """A name for each column; of those that have become alike, its place stands before it."""
    names: list[str] = []
    for place, name in enumerate(map(_plain, logged), 1):
        number = f"{place} "
        names.append(name if name not in names else number + name[len(number) - LONGEST_NAME :])
    return names


def _plain(name: str) -> str:
    """A column's name without what a table is made of.

    Of a long one the end is kept, where most tools say what it is, unless its beginning does.
    """
    # What stands before " - " would be read as the name of a run.
    plain = " ".join(name.replace(",", " ").replace('"', "'").replace(" - ", "/").split())
    whole, cuts = meaning(plain), (plain[-LONGEST_NAME:], plain[:LONGEST_NAME])
    same = (cut for cut in cuts if (said := meaning(cut)).split == whole.split and said.kind == whole.kind)
    return next(same, cuts[0]).strip()


def _step(step: float) -> str:
    """A whole number with all its digits: of many steps, the last digits alone tell one from the next."""
    return f"{step:.15g}" if step.is_integer() else f"{step:.9g}"


def _cell(value: float | None) -> str:
    return "" if value is None else f"{value:.4g}"


def _packed(text: str) -> str:
    return base64.b64encode(zlib.compress(text.encode(), 9), altchars=b"-_").decode()
