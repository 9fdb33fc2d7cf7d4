"""What must not be torn apart at the end of a line: a value, and the particle that a Korean sentence puts after it.

Between words of Korean a browser breaks lines at spaces alone; but after a bracket or a percent sign it would begin the
next line with a particle, which is no word. After a formula it does so whatever character stands there, so that the
particle becomes the formula's last part: within one, no line is broken but at a sign between its terms. A range such as
22-69%, written with an en dash, stays whole as well.
"""

from __future__ import annotations

import re

# Unicode's word joiner: it has no width, and no line is broken there.
JOINER = "\N{WORD JOINER}"
_TORN = re.compile(r"(?<=[%)\]”\u2019])(\*{0,2})(?=[가-힣])")
_RANGE = re.compile(r"(?<=[\d%])\u2013(?=[\d-])")
# A dollar sign that stands for itself has a backslash before it.
_FORMULA = re.compile(r"(?<![\\$])\$([^$\n]+)(?<!\\)\$([가-힣]*)")


def keep_together(text: str) -> str:
    """The text with each bracket, closing quotation mark, percentage and formula joined to what is right after it."""
    joined = _RANGE.sub(f"\u2013{JOINER}", _TORN.sub(rf"\1{JOINER}", text))
    return _FORMULA.sub(_with_its_particle, joined)


def _with_its_particle(found: re.Match[str]) -> str:
    return rf"${found[1]}\text{{{found[2]}}}$" if found[2] else found[0]
