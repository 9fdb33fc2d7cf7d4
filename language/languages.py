"""The languages there are, and which of them is spoken at the moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

# By the code that a link and a browser name them by, each in its own words. Sources are written in English.
ENGLISH = "en"
LANGUAGES = {ENGLISH: "English", "ko": "한국어"}

_set_here: ContextVar[str | None] = ContextVar("language", default=None)


def language_of(tag: str) -> str:
    """The code of the language that a browser names by a tag such as ko-KR; English if it is not among ours."""
    code = tag.partition("-")[0].strip()
    return code if code in LANGUAGES else ENGLISH


@dataclass
class _Listener:
    """How the language is found out: on a server each visitor has one, in a script it is English."""

    language: Callable[[], str]


_LISTENER = _Listener(lambda: ENGLISH)


def spoken() -> str:
    """The code of the language to speak here and now."""
    return _set_here.get() or _LISTENER.language()


def speak(code: str) -> None:
    """Sets the language for the rest of this thread, which then need not be asked for at each sentence."""
    _set_here.set(code)


def listen(language: Callable[[], str]) -> None:
    """Sets how the language is found out at each sentence, wherever none is set."""
    _LISTENER.language = language


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Sets the language of all that is said within. Raises ValueError for an unknown one."""
    if code not in LANGUAGES:
        raise ValueError(f"language: {code!r} is not one of {', '.join(LANGUAGES)}")
    before = _set_here.set(code)
    try:
        yield
    finally:
        _set_here.reset(before)
