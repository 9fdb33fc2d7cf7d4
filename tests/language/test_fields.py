"""A field of a registry's entry is read in the language of whoever reads it."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass

import pytest

from language import say
from language.fields import said
from language.languages import speaking
from language.say import later


@said("title", "unit")
@dataclass(frozen=True)
class Entry:
    """An entry of a registry."""

    title: str
    name: str
    unit: str = ""


SIZE = Entry("Size", "Size")


@pytest.fixture(autouse=True)
def _catalog(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(say, "translations", lambda _: {"Size": "크기", "{count} rows": "{count}행"})


def test_it_is_english_in_english() -> None:
    assert asdict(SIZE) == {"title": "Size", "name": "Size", "unit": ""}


def test_it_is_read_in_the_language_that_is_spoken() -> None:
    with speaking("ko"):
        assert (SIZE.title, SIZE.name, SIZE.unit) == ("크기", "Size", "")


def test_a_message_is_said_when_it_is_read() -> None:
    entry = Entry(later("{count} rows", count=3), "rows")  # type: ignore[arg-type]
    assert entry.title == "3 rows"
    with speaking("ko"):
        assert pickle.loads(pickle.dumps(entry)).title == "3행"


def test_it_is_as_frozen_as_the_others() -> None:
    with pytest.raises(FrozenInstanceError):
        SIZE.title = "Length"  # type: ignore[misc]
