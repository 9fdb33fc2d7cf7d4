"""A function of a file as it reads outside: the same work, without types, decorators and what it ignores."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from dashboard.export.source import Definition, definition, definition_of, with_needs

MODULE = '''\
"""A file."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate, pairwise

_SIZE: int = 3


def _helper(value: float) -> float:
    return math.sqrt(value) * _SIZE


@decorated
def _public(  # noqa: PLR0913
    first: int, ignored: Sequence[int], second: float = 2.0
) -> list[float]:
    """What it does: “this”.

    And how.
    """
    from statistics import mean, median

    found: list[float] = [mean([first, second])]  # why
    found.sort(key=str)  # type: ignore[arg-type] # it can
    # Because.
    return [*found, _helper(second), median(found)]


class Kept(Base[int]):  # type: ignore[misc]
    """A class."""

    def __init__(self, value: int, unused: str = "") -> None:
        self.value: int = value

    def steps(self) -> list[int]:
        return list(accumulate([self.value]))
'''

PLAIN = '''\
def public(first, second=2.0):
    """What it does: “this”.

    And how.
    """
    found = [mean([first, second])]  # why
    found.sort(key=str)
    # Because.
    return [*found, helper(second), median(found)]'''

CLASS = '''\
class Kept(Base[int]):
    """A class."""

    def __init__(self, value, unused=""):
        self.value = value

    def steps(self):
        return list(accumulate([self.value]))'''


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "module.py").write_text(MODULE, encoding="utf-8")
    return tmp_path / "module.py"


def test_types_decorators_ignored_parameters_imports_and_silenced_checks_go_and_all_else_stays(file: Path) -> None:
    found = definition(file, "_public")
    assert found.text == PLAIN
    assert found.parameters == ("first", "second")


def test_a_class_keeps_all_of_its_methods_and_their_parameters(file: Path) -> None:
    assert definition(file, "Kept").text == CLASS


def test_imports_are_those_that_the_definition_itself_uses(file: Path) -> None:
    assert definition(file, "_public").imports == {"from statistics import mean", "from statistics import median"}
    assert definition(file, "_helper").imports == {"import math"}
    assert definition(file, "Kept").imports == {"from itertools import accumulate"}


def test_what_a_definition_needs_stands_before_it_and_once(file: Path) -> None:
    names = [one.name for one in with_needs([definition(file, "_public"), definition(file, "_helper")])]
    assert names == ["SIZE", "helper", "public"]
    assert definition(file, "_SIZE").text == "SIZE = 3"


def test_a_name_that_is_not_there_is_an_error(file: Path) -> None:
    with pytest.raises(KeyError, match="missing"):
        definition(file, "missing")


def test_what_comes_from_another_file_of_this_project_is_defined_and_not_imported(file: Path) -> None:
    file.write_text("from dashboard.data.splitting import skewed as led\n\n\ndef use(y):\n    return led(y, y, 0.5)\n")
    found = definition(file, "use")
    assert found.text == "def use(y):\n    return skewed(y, y, 0.5)"
    assert [need.name for need in found.needs] == ["skewed"]
    assert found.imports == set()


@cache
def _twice(value: int) -> int:
    return 2 * value


def test_a_function_is_found_behind_its_decorators() -> None:
    assert definition_of(_twice) == Definition("twice", "def twice(value):\n    return 2 * value", ("value",))


def test_what_has_a_default_stays_a_parameter_also_where_it_is_ignored(file: Path) -> None:
    header = "def use(first: int, ignored: int, other: str = 'a', *, must: int, kind: str | None = 'b') -> int:"
    file.write_text(f"{header}\n    return first + must\n")
    found = definition(file, "use")
    assert found.text == 'def use(first, other="a", *, must, kind="b"):\n    return first + must'
    assert found.parameters == ("first", "must")
