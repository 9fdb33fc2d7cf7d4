"""Logs that are text: what a training printed, or a line of numbers for each curve."""

from __future__ import annotations

import re
from collections import defaultdict

from dashboard.data.curves.log import Log, logged
from dashboard.data.curves.numbers import listed, number
from dashboard.data.curves.roles import is_step, meaning

# Anyone may paste anything: no expression here takes more than a few steps back for a sign that it reads. Their parts
# are of bounded length, or keep what they took (`*+`, `++`).
_NUMBER = r"[-+]?(?:\d++\.?+\d*+(?:e[-+]?\d++)?+|\.\d++(?:e[-+]?\d++)?+|nan\b|inf(?:inity)?+\b)"
_WORD = r"[A-Za-z_][\w./@'-]{0,59}"
_PAIR = re.compile(
    rf"(?<![A-Za-z_])(?P<name>{_WORD}(?: {_WORD}){{0,2}})\s{{0,40}}[:=]\s{{0,40}}(?P<value>{_NUMBER})", re.IGNORECASE
)
_ROWS = r"(?:train(?:ing)?|val(?:id(?:ation)?)?|dev|eval(?:uation)?|test)"
_WHAT = r"(?:loss|error|acc(?:uracy)?)"
# Where no line has such a pair: `epoch 1 train 0.5 val 0.6`, `step 250: train loss 0.5, val loss 0.6`.
_SPACED = re.compile(
    rf"(?<![\w.])(?P<name>{_ROWS}[ _]{_WHAT}|{_ROWS}|{_WHAT})\s{{1,40}}(?P<value>{_NUMBER})(?![\w.])", re.IGNORECASE
)
# What a line is about, said once before its quantities: `Test set: Average loss: 0.5, Accuracy: 97`.
_ABOUT = re.compile(rf"^\W{{0,20}}(?P<rows>{_ROWS})\b[ \w]{{0,20}}:", re.IGNORECASE)
_EPOCH = re.compile(r"\bepoch\D{0,4}(\d{1,9})", re.IGNORECASE)
_COLOUR = re.compile(r"\x1b\[[0-9;]*+[A-Za-z]")
# What a progress bar ends what it writes over with.
_BACK = re.compile(r"[\r\x08]")
_LISTED = re.compile(
    rf"^\s*+(?P<name>[A-Za-z_][\w ./@-]*+)\s*+[:=]\s*+\[?+(?P<values>{_NUMBER}(?:[\s,;]++{_NUMBER})++)\]?+,?+\s*+$",
    re.IGNORECASE,
)


def printed_log(text: str, name: str) -> Log | None:
    """What a training printed, such as `Epoch 3/10 ... loss: 0.31 - val_loss: 0.42`; None if there is no such line."""
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    epoch, counted = 0.0, False
    for line in _as_seen(text):
        numbered = _EPOCH.search(line)
        if numbered:
            epoch, counted = float(numbered[1]), True
        pairs = _pairs(line)
        losses = [(_bare(quantity), value) for quantity, value in pairs if value is not None and not is_step(quantity)]
        if losses and not counted:
            epoch += 1.0
        for quantity, value in losses:
            found[quantity].append((epoch, value))
    several = {quantity: pairs for quantity, pairs in found.items() if len(pairs) > 1}
    if not several:
        return None
    return Log(name, {quantity: logged(pairs) for quantity, pairs in several.items()})


def _pairs(line: str) -> list[tuple[str, float | None]]:
    """Names and values on a line; where it says before them of which rows they are, their names say so, too."""
    found = [(pair["name"], number(pair["value"])) for pair in _PAIR.finditer(line)]
    if all(is_step(name) for name, _ in found):
        found += [(pair["name"], number(pair["value"])) for pair in _SPACED.finditer(line)]
    about = _ABOUT.match(line)
    if about is None:
        return found
    return [
        (name if is_step(name) or meaning(name).split else f"{about['rows']} {name}", value) for name, value in found
    ]


def without_colours(text: str) -> str:
    """As it reads on a terminal, which colours what stands between these signs."""
    return _COLOUR.sub("", text)


def _as_seen(text: str) -> list[str]:
    """The lines that a terminal would show: without what a progress bar wrote over."""
    shown = (_BACK.split(line.rstrip("\r\x08"))[-1] for line in text.split("\n"))
    return [line for lines in shown for line in lines.splitlines()]


def listed_log(text: str, name: str) -> Log | None:
    """Lines such as `val_loss: 0.9, 0.7, 0.6`, a curve each; None if any line is something else."""
    lines = [line for line in text.splitlines() if line.strip()]
    curves = [_LISTED.match(line) for line in lines]
    if not all(curves):
        return None
    return Log(
        name, {curve["name"].strip(): listed(re.split(r"[\s,;]+", curve["values"])) for curve in curves if curve}
    )


def _bare(quantity: str) -> str:
    """A quantity's name without what only stands before it on the line, as in `Epoch 3 loss`."""
    return re.sub(r"^epoch ", "", quantity, flags=re.IGNORECASE)
