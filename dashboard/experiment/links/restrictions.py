"""What a link hides and what it locks: settings by their names, and whole groups by their titles.

What is hidden or locked keeps its value, and can be changed by another link.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.controls import Group
from dashboard.experiment.links.clauses import short
from dashboard.experiment.settings import SETTINGS, Setting, from_settings, to_settings
from language.say import t

# Names in the address: `?hide=Data,l1&lock=l2,dropout`.
HIDE, LOCK = "hide", "lock"
_NAMES = {name.casefold(): name for name in (*Group.ORDER, *SETTINGS)}


@dataclass(frozen=True)
class Named:
    """Settings and groups, as they stand in the registries."""

    names: tuple[str, ...] = ()

    def covers(self, setting: Setting) -> bool:
        return setting.name in self.names or setting.control.group in self.names

    @property
    def titles(self) -> tuple[str, ...]:
        """What the sidebar calls them."""
        return tuple(SETTINGS[name].control.label if name in SETTINGS else t(name) for name in self.names)


@dataclass(frozen=True)
class Restrictions:
    """What is not shown, and what shows its value and can't be changed."""

    hidden: Named = Named()
    locked: Named = Named()

    @property
    def link(self) -> dict[str, str]:
        """The restrictions as part of an address."""
        return {name: ",".join(one.names) for name, one in ((HIDE, self.hidden), (LOCK, self.locked)) if one.names}

    def kept(self, setting: Setting) -> bool:
        """Whether a setting stays as the link has it."""
        return self.hidden.covers(setting) or self.locked.covers(setting)

    def apply_locks(self, before: Experiment, wanted: Experiment) -> Experiment:
        """The experiment that is wanted, with what is locked left as it was before.

        Raises ValueError where the two don't go together.
        """
        locked = {name: setting.of(before) for name, setting in SETTINGS.items() if self.locked.covers(setting)}
        return from_settings(to_settings(wanted) | locked) if locked else wanted


def restrictions_of(query: Mapping[str, str]) -> Restrictions:
    """What a link hides and locks; unknown names are among the problems of `from_link`."""
    return Restrictions(*(Named(_split(query.get(name, ""))[0]) for name in (HIDE, LOCK)))


def wrong_in_restrictions(text: str) -> list[str]:
    """A clause for each name that had to be ignored."""
    return [t("{value} is neither a setting nor a group", value=short(one)) for one in _split(text)[1]]


def _split(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The known and the unknown names in a list such as "Data,l1", in upper or lower case."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    known = dict.fromkeys(_NAMES[name.casefold()] for name in names if name.casefold() in _NAMES)
    unknown = dict.fromkeys(name for name in names if name.casefold() not in _NAMES)
    return tuple(known), tuple(unknown)
