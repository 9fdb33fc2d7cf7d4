"""Values and addresses that a browser still reports after the program has set others: it has not heard of that yet.

A part of the page that looks for news has the browser ask again every quarter second. A busy browser asks before it has
drawn what it was sent, and reports its controls as they were. If such echoes were taken for moves, they would take back
the remedy that was just chosen.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.ui.session import Slot, is_own_run, is_step_in_history

# Longer than a busy browser on a slow line needs to hear of a value.
SECONDS = 30.0


@dataclass(frozen=True)
class _Replaced:
    """The values of a setting that the program has replaced lately, and until when they may be echoes."""

    values: frozenset[Any]
    until: float


_REPLACED: Slot[Mapping[str, _Replaced]] = Slot("values replaced", {})
# Addresses that the page has replaced lately, and until when they may be echoes.
_ADDRESSES: Slot[tuple[tuple[Mapping[str, str], float], ...]] = Slot("addresses replaced", ())


def note_replaced(before: Mapping[str, Any], now: Mapping[str, Any]) -> None:
    """Remembers the values `before` of the controls that the program sets to other values `now`."""
    recent, until = _recent(), time.monotonic() + SECONDS
    new = {
        name: _Replaced(frozenset({old}) | (recent[name].values if name in recent else frozenset()), until)
        for name, old in before.items()
        if old != now[name]
    }
    if new:
        _REPLACED.set(recent | new)


def without_echoes(said: Mapping[str, Any], held: Mapping[str, Any]) -> dict[str, Any]:
    """What controls say, where an echo counts as the value that is `held`.

    A value that was replaced is an echo, unless it alone is new in a run that a moved control has asked for.
    """
    recent = _recent()
    new = {name for name, value in said.items() if value != held[name]}
    echoes = {name for name in new if name in recent and said[name] in recent[name].values}
    asked_for = not is_own_run() and not is_step_in_history()
    if echoes == new and asked_for:
        return dict(said)
    return {name: held[name] if name in echoes else value for name, value in said.items()}


def note_address(before: Mapping[str, str]) -> None:
    """Remembers an address that the page replaces, of which the browser may not even have heard yet."""
    now = time.monotonic()
    kept = [one for one in _ADDRESSES.get() if now < one[1] and one[0] != before]
    _ADDRESSES.set((*kept, (before, now + SECONDS)))


def is_echo(address: Mapping[str, str]) -> bool:
    """Whether an address was replaced lately: a browser that says it may not have heard of the latest one.

    A control that was moved and moved back meanwhile is no reason to take it for somebody's link.
    """
    now = time.monotonic()
    return any(address == one and now < until for one, until in _ADDRESSES.get())


def forget_addresses() -> None:
    """For pages from which a link may lead to any of them."""
    _ADDRESSES.clear()


def _recent() -> dict[str, _Replaced]:
    now = time.monotonic()
    return {name: replaced for name, replaced in _REPLACED.get().items() if now < replaced.until}
