"""Names of columns as they can be used: each once, on one line, and none empty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from language.say import Message, later, mark

# What is said of one, and of several.
_DOUBLED = (
    mark("One name is used for more than one column: the later ones are numbered."),
    mark("{doubled} names are used for more than one column: the later ones are numbered."),
)
_MISSING = (mark("One column has no name: it is numbered."), mark("{missing} columns have no name: they are numbered."))


def distinct_names(names: Sequence[str]) -> tuple[tuple[str, ...], list[Message]]:
    """The names, and what was changed about them, in sentences."""
    plain = [" ".join(name.split()) for name in names]
    given = [name or _made_up(place) for place, name in enumerate(plain, 1)]
    used = Counter(given)
    seen: Counter[str] = Counter()
    unique: list[str] = []
    for name in given:
        seen[name] += 1
        new = name if seen[name] == 1 else f"{name} ({seen[name]})"
        while new in unique or (new != name and new in used):
            seen[name] += 1
            new = f"{name} ({seen[name]})"
        unique.append(new)
    doubled = sum(count > 1 for count in used.values())
    return tuple(unique), [later(_DOUBLED[doubled > 1], doubled=doubled)] if doubled else []


def is_made_up(name: str, place: int) -> bool:
    """Whether the column at that place, counted from 1, has no name of its own."""
    return name == _made_up(place)


def unnamed_notes(used: Sequence[str], names: Sequence[str]) -> list[Message]:
    """What is said of columns without names among those that are used, if others have some."""
    missing = sum(is_made_up(name, place) and name in used for place, name in enumerate(names, 1))
    return [later(_MISSING[missing > 1], missing=missing)] if 0 < missing < len(used) else []


def _made_up(place: int) -> str:
    return f"column {place}"


def input_names(columns: Sequence[str]) -> dict[str, str]:
    """The name of each column in the model: without a slash, which means something else to Keras, and no other's."""
    names = {column: column for column in columns if "/" not in column}
    for column in columns:
        if column not in names:
            blank = "_"
            while (name := column.replace("/", blank)) in names.values():
                blank += "_"
            names[column] = name
    return names
