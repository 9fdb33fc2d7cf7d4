"""A line below the names that says of which type each column is, as databases, tibbles and codebooks have it."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Words of databases, R, pandas and people.
_TYPES = re.compile(
    r"[(<\[]?(?:u?(?:big|small|tiny|medium)?int(?:eger)?(?:8|16|32|64)?|long|short|float(?:8|16|32|64)?"
    r"|double(?: precision)?|dbl|real|num(?:eric|ber)?|decimal|str(?:ing)?|chr|char(?:acter)?|n?varchar2?|text|object"
    r"|fct|factor|categor(?:y|ical)|nominal|ordinal|continuous|discrete|binary|date|time|date ?time(?:64)?"
    r"|timestamp|dttm|bool(?:ean)?|lgl|logical|zahl|ganzzahl|datum|entier|réel|texte|nombre|entero|número|texto|fecha"
    r"|정수|실수|숫자|문자|문자열|텍스트|범주|날짜|整数|数值|数値|文本|文字列|日期|日付)"
    r"(?: ?\(\d+(?:, ?\d+)?\)|\[ns\])?[)>\]]?",
    re.IGNORECASE,
)


def is_type_line(cells: Sequence[str]) -> bool:
    """Whether all that a line says is of which type columns are: two of them at least."""
    said = [cell for cell in cells if cell]
    return len(said) > 1 and all(map(_TYPES.fullmatch, said))


def types_below(lines: Sequence[Sequence[str]], body: Sequence[Sequence[str]]) -> bool:
    """Whether such a line stands below names, and no row is another."""
    if len(lines) < 2 or len(lines[0]) != len(lines[1]) or not is_type_line(lines[1]):
        return False
    return not any(map(is_type_line, (lines[0], *body)))
