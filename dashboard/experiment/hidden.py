"""Controls that a link hides: a teacher's way to show only what a lesson is about."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.experiment.controls import Group
from dashboard.experiment.settings import SETTINGS, Setting

# The name in the address: `?hide=Data,l1`.
HIDE = "hide"
_NAMES = {name.casefold(): name for name in (*Group.ORDER, *SETTINGS)}


@dataclass(frozen=True)
class Hidden:
    """What a link hides: names of settings and titles of groups, as they stand in the registries.

    What is hidden keeps its value, and can be changed by a link.
    """

    names: tuple[str, ...] = ()

    def hides(self, setting: Setting) -> bool:
        return setting.name in self.names or setting.control.group in self.names

    @property
    def link(self) -> dict[str, str]:
        """As part of an address."""
        return {HIDE: ",".join(self.names)} if self.names else {}

    @property
    def titles(self) -> tuple[str, ...]:
        """As the sidebar calls them."""
        return tuple(SETTINGS[name].control.label if name in SETTINGS else name for name in self.names)


def parse(text: str) -> tuple[Hidden, tuple[str, ...]]:
    """Reads a list such as "Data,l1", in which case does not matter; returns the unknown names beside it."""
    asked = [name.strip() for name in text.split(",") if name.strip()]
    known = dict.fromkeys(_NAMES[name.casefold()] for name in asked if name.casefold() in _NAMES)
    return Hidden(tuple(known)), tuple(dict.fromkeys(name for name in asked if name.casefold() not in _NAMES))
