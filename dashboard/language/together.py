"""What must not be torn apart at the end of a line: a value, and the particle that a Korean sentence puts after it.

Between words of Korean a browser breaks lines at spaces alone; but after a bracket or a percent sign it would begin the
next line with a particle, which is no word. After a formula it does so whatever stands there.
"""

from __future__ import annotations

import re

# Unicode's word joiner: it has no width, and no line is broken there.
JOINER = "\N{WORD JOINER}"
_TORN = re.compile(r"(?<=[%)\]])(\*{0,2})(?=[가-힣])")


def keep_together(text: str) -> str:
    """The text with each bracket and percentage joined to the syllable right after it."""
    return _TORN.sub(rf"\1{JOINER}", text)
