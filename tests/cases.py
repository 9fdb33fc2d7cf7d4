"""Cases of which some are tried at every check and the others in `make test-long`: each compiles a program."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import pytest


def at_every_check(quick: Collection[str], cases: Iterable[str]) -> list[Any]:
    """The cases, those that are not `quick` marked as long."""
    return [name if name in quick else pytest.param(name, marks=pytest.mark.long) for name in cases]


def the_first_at_every_check(first: Any, *others: Any) -> list[Any]:
    """The others of its kind in `make test-long`. A case is one value, or a tuple of several."""
    cases = [case if isinstance(case, tuple) else (case,) for case in others]
    return [first, *(pytest.param(*case, marks=pytest.mark.long) for case in cases)]
