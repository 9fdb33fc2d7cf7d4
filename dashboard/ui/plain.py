"""Text from a stranger, shown as it is: a link's values, a file's name, its columns and classes.

Streamlit reads nearly every text on a page as Markdown with LaTeX, colours and icons, so such text passes through
`plain` wherever it becomes part of one.
"""

from __future__ import annotations

import re

from language.numbers import NO_BREAK
from language.say import Message

# Characters of a file's cell or name; either can be as long as the file.
LONGEST = 80
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!$~<>:&|])")
# Addresses become links, ":material/home:" and ":smile:" pictures, and "->" an arrow even where every sign is escaped:
# they are looked for in the text that results. A word joiner takes no room on the screen and is part of none of them.
_ALIVE = re.compile(r"(?<=@)|(?<=://)|(?<=www)(?=\.)|(?<=:)(?=[^\s:]+:)|(?<=[<>~=-])(?=[<>=-])", re.IGNORECASE)
_JOINER = "\N{WORD JOINER}"
# They turn the letters behind them around, the lab's own, too, up to the end of the paragraph.
_TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
# Any but a no-break space, which has a setting's name and its value stay on one line.
_SPACE = re.compile(rf"[^\S{NO_BREAK}]+")


def plain(text: str | Message, longest: int | None = None) -> str:
    """Markdown that shows `text` itself on one line, cut to `longest` characters if that is given."""
    line = _SPACE.sub(" ", _TURNING.sub("", str(text))).strip()
    short = line if longest is None or len(line) <= longest else f"{line[: longest - 1]}…"
    return _MARKUP.sub(r"\\\1", _ALIVE.sub(_JOINER, short)).replace(r"\|", "&#124;")
