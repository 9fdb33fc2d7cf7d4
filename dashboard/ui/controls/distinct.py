"""Labels of options that nobody confuses: a browser tells an option by its label alone."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import TypeVar

from dashboard.ui.session import Slot

T = TypeVar("T")


def distinct(labels: Mapping[T, str], key: str = "") -> dict[T, str]:
    """The label of each option, and a number behind one that another has, too.

    By the `key` of its control an option keeps its number while others come and go: a browser goes on sending the
    label that was chosen, whatever that has become.
    """
    kept: Slot[dict[tuple[T, str], str]] = Slot(f"labels of {key}", {})
    before = kept.get() if key else {}
    found = {option: before[option, label] for option, label in labels.items() if (option, label) in before}
    taken = set(found.values())
    for option, label in labels.items():
        if option not in found:
            numbered = (label if number == 1 else f"{label} ({number})" for number in count(1))
            found[option] = next(one for one in numbered if one not in taken)
            taken.add(found[option])
    if key:
        kept.set({(option, label): found[option] for option, label in labels.items()})
    return {option: found[option] for option in labels}
