"""What must not be torn apart at the end of a line: the two ends of an interval, and a value and what follows it.

Between words of Korean a browser breaks lines at spaces alone; but after a bracket, the bar of |w| or a percent sign it
would begin the next line with a particle, which is no word. After a formula it does so whatever stands there, so that
the particle becomes the formula's last part: within one, no line is broken but at a sign between its terms. A full stop
stays with the formula before it.

Ranges stay whole ("22-69%" with an en dash, "0.2 to 0.3", "0.25 [0.2, 0.3]"), numbers stay with what they count or
number ("4 s", "1.2 times", "step 9", "400 steps later", Korean's fractions, shares and counts), and so do "z = 2", 2
times 64, "U-shaped" and "CIFAR-10". Only where somebody goes "from 2 to 3", each of the two may stand for itself.
"""

from __future__ import annotations

import re
from functools import lru_cache

from language.numbers import MINUS, NO_BREAK

# Unicode's word joiner: it has no width, and no line is broken there.
JOINER = "\N{WORD JOINER}"
# A page says most of its texts again each time it runs; the lab has one for each of its hundreds of points.
REMEMBERED = 8192
_TORN = re.compile(r"(?<=[%)\]|”\u2019])(\*{0,2})(?=[가-힣])")
# A bracket right after a word of Korean says more of it, or is a year.
_OPENS = re.compile(r"(?<=[가-힣])(\*{0,2})(?=\()")
# Not in an address.
_HYPHEN = re.compile(r"(?<![\w/=.-])([A-Z]+-)(?=\w)")
_RANGE = re.compile(rf"(?<=[\d%])\u2013(?=[\d{MINUS}+-])")
# A dollar sign that stands for itself has a backslash before it.
_WITHIN = r"(?:[^$\n]|\n(?!\s*\n))+"
_FORMULA = re.compile(rf"(?<![\\$])\$({_WITHIN})(?<!\\)\$([가-힣]*[.,;:]?)")
_FORMULAS = re.compile(r"(\$\$[^$]*\$\$|(?<![\\$])\$" + _WITHIN + r"(?<!\\)\$)")
_SIGN = rf"[{MINUS}+\N{{MULTIPLICATION SIGN}}]?"
_TO = re.compile(rf"(?<![\w.])([Ff]rom )?({_SIGN}\d[\d,.]*%?) to (?={_SIGN}\d)")
_EQUALS = re.compile(rf"(?<=\b[A-Za-z]) = (?={_SIGN}\d)")
_TIMES = re.compile(r"(?<=\d) \N{MULTIPLICATION SIGN} (?=\d)")
_FRACTION = re.compile(r"(?<=\d분의) (?=\d)|(?<=\d[개명번]) (?=중 \d)|(?<=\d[개명번] 중) (?=\d)")
# A number and its unit, an interval and how sure it is, and what is numbered.
_UNIT = re.compile(
    r"(?<=\d) (?=(?:s|min|MB|times|points|steps later|of the seeds)\b|이상|이하|미만)|(?<=\d%) (?=interval|구간)"
)
_NUMBERED = re.compile(
    r"(?<!\w)(about|[Ss]tep|section|chapter|약|최대|최저|최고|시드|스텝|에포크|유닛|샘플|학습률|노이즈) (?=\d)"
)
_COUNTED = re.compile(r"(?<![가-힣])(몇|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열) (?=개|번|가지|단계|시간)")
# Of Korean: an interval in words, what a set scores, and who wrote with others.
_KOREAN = re.compile(
    rf"(?:구간은? |\(){_SIGN}\d[\d,.]*(?:%p?)?에서 (?={_SIGN}\d[\d,.]*(?:%p?)?까지)"
    r"|(?<!\w)(?:훈련|검증|테스트) (?=\d[\d.]*%)|(?<=[A-Za-z]) (?=등\()"
)
_BRACKETS = re.compile(
    rf"(?:(?<=[\d%]) )?\[({_SIGN}[\d,.]+[^\s\[\]]*), ({_SIGN}[\d,.]+[^\s\[\]]*)\](?!\((?:https?:|/|#))"
)


@lru_cache(maxsize=REMEMBERED)
def keep_together(text: str) -> str:
    """The text with each interval, bracket, closing quotation mark and formula joined to what is right after it."""
    joined = _RANGE.sub(f"\u2013{JOINER}", _TORN.sub(rf"\1{JOINER}", _intervals(text)))
    joined = _OPENS.sub(rf"\1{JOINER}", joined)
    return _FORMULA.sub(_with_its_particle, joined)


def _intervals(text: str) -> str:
    """Those of a formula are LaTeX's."""
    parts = _FORMULAS.split(text)
    parts[::2] = map(_unbroken, parts[::2])
    return "".join(parts)


def _unbroken(text: str) -> str:
    joined = _EQUALS.sub(f"{NO_BREAK}={NO_BREAK}", _TO.sub(_joined, text))
    joined = _HYPHEN.sub(rf"\1{JOINER}", joined)
    joined = _TIMES.sub(f"{NO_BREAK}\N{MULTIPLICATION SIGN}{NO_BREAK}", _FRACTION.sub(NO_BREAK, joined))
    joined = _NUMBERED.sub(rf"\1{NO_BREAK}", _COUNTED.sub(rf"\1{NO_BREAK}", _UNIT.sub(NO_BREAK, joined)))
    joined = _KOREAN.sub(lambda found: found[0][:-1] + NO_BREAK, joined)
    return _BRACKETS.sub(lambda found: found[0].replace(" ", NO_BREAK), joined)


def _joined(found: re.Match[str]) -> str:
    return found[0] if found[1] else f"{found[2]}{NO_BREAK}to{NO_BREAK}"


def _with_its_particle(found: re.Match[str]) -> str:
    return rf"${found[1]}\text{{{found[2]}}}$" if found[2] else found[0]
