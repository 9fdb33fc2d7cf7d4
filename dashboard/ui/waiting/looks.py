"""Looks of live parts at which there is nothing new: left out, before Streamlit starts a thread for them."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from weakref import WeakValueDictionary


class Look:
    """What there is to see for a live part, and what there was when it was last drawn.

    `seen` is asked for on the loop that serves all visits, outside of any: it is quick, and knows nothing of a session.
    """

    def __init__(self, seen: Callable[[], Hashable]) -> None:
        self.seen = seen
        self._drawn: Hashable = object()

    @property
    def has_news(self) -> bool:
        return self.seen() != self._drawn

    def note_drawn(self, seen: Hashable) -> None:
        self._drawn = seen


class Looks:
    """The looks by the live parts they belong to. A part that its visit has given up has none any more."""

    def __init__(self) -> None:
        self._looks: WeakValueDictionary[str, Look] = WeakValueDictionary()

    def add(self, part: str, look: Look) -> None:
        self._looks[part] = look

    def is_idle(self, part: str) -> bool:
        """Whether a look of this part would find nothing."""
        look = self._looks.get(part)
        return look is not None and not look.has_news


LOOKS = Looks()
