"""Logs that are text: what a training printed, or a line of numbers for each curve."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from dashboard.data.curves.again import told_apart
from dashboard.data.curves.log import Log, LoggedColumn, check_runs
from dashboard.data.curves.numbers import MINUS, listed, number
from dashboard.data.curves.printed.trainings import Line, printed_trainings
from dashboard.data.curves.roles import is_step, meaning, recognize
from dashboard.data.curves.vocabulary import EPOCHS

# Anyone may paste anything: no expression here takes more than a few steps back for a sign that it reads. Their parts
# are of bounded length, or keep what they took (`*+`, `++`).
_NUMBER = r"[-+]?(?:\d++\.?+\d*+(?:e[-+]?\d++)?+|\.\d++(?:e[-+]?\d++)?+|nan\b|inf(?:inity)?+\b)"
# Beside that, with commas between thousands or before decimals: none of a list, in which another follows.
_EXPONENT = r"e[-+]?\d++"
_COMMAS = rf"[-+]?(?:\d{{1,3}}(?:,\d{{3}}){{1,4}}(?:\.\d++)?+|\d{{1,9}},\d{{1,16}}(?:{_EXPONENT})?+)(?!\d|[.,]\d)"
_PRINTED = rf"(?:{_COMMAS}|{_NUMBER})"
# Where one of them stands before decimals for sure, all do.
_DECIMAL_COMMA = re.compile(
    rf"[:=\s][-+]?(?:0,\d++|\d{{4,9}},\d++|\d{{1,3}},(?:\d{{1,2}}|\d{{4,16}}|\d{{3}}{_EXPONENT}))(?!\d|[.,]\d)",
    re.IGNORECASE,
)
_LETTER = r"[^\W\d]"
_WORD = rf"{_LETTER}[\w./@'-]{{0,59}}"
# In Chinese a colon is as wide as a letter.
_IS = r"[:=\uff1a]"
_PAIR = re.compile(
    rf"(?<!{_LETTER})(?P<name>{_WORD}(?: {_WORD}){{0,2}})\s{{0,40}}{_IS}\s{{0,40}}(?P<value>{_PRINTED})", re.IGNORECASE
)
_ROWS = r"(?:train(?:ing)?|val(?:id(?:ation)?)?|dev|eval(?:uation)?|test)"
_WHAT = r"(?:loss|error|acc(?:uracy)?)"
# Where no line has such a pair: `epoch 1 train 0.5 val 0.6`, `step 250: train loss 0.5, val loss 0.6`.
_SPACED = re.compile(
    rf"(?<![\w.])(?P<name>{_ROWS}[ _]{_WHAT}|{_ROWS}|{_WHAT})\s{{1,40}}(?P<value>{_PRINTED})(?![\w.])", re.IGNORECASE
)
# What a line is about, said once before its quantities: `Test set: Average loss: 0.5, Accuracy: 97`.
_ABOUT = re.compile(rf"^\W{{0,20}}(?P<rows>{_ROWS})\b[ \w]{{0,20}}:", re.IGNORECASE)
_COUNT = r"(\d{1,3}(?:,\d{3}(?!\d))++|\d{1,9})"
_EPOCHS = "|".join(("epoch", *EPOCHS))
# In Chinese the number may stand before what it counts.
_EPOCH = re.compile(
    rf"(?:(?<!\w)(?:{_EPOCHS})\D{{0,4}}|第\s?(?=\d{{1,9}}[/\d\s]{{0,12}}个?\s?(?:轮|epoch))){_COUNT}", re.IGNORECASE
)
# What of it stands before a quantity on its line, and is no part of its name: `Epoch 3 loss`.
_BEFORE = re.compile(rf"^(?:(?:{_EPOCHS})[\d/]* |第?[\d/]*个?(?:轮 ?|epoch ))", re.IGNORECASE)
_STEP = re.compile(rf"\b(?:step|iter(?:ation)?)\D{{0,4}}{_COUNT}", re.IGNORECASE)
_COLOUR = re.compile(r"\x1b\[[0-9;]*+[A-Za-z]")
# What a progress bar ends what it writes over with.
_BACK = re.compile(r"[\r\x08]")
_LISTED = re.compile(
    rf"^\s*+(?P<name>{_LETTER}[\w ./@-]*+)\s*+{_IS}\s*+\[?+(?P<values>{_NUMBER}(?:[\s,;]++{_NUMBER})++)\]?+,?+\s*+$",
    re.IGNORECASE,
)


def printed_logs(text: str, name: str) -> tuple[Log, ...]:
    """What trainings printed, such as `Epoch 3/10 ... loss: 0.31 - val_loss: 0.42`; none if there is no such line."""
    lines = list(_lines(text))
    trainings = printed_trainings(lines)
    logs = [Log(name, printed.columns(2)) for printed in trainings]
    found = told_apart([log for log in logs if log.columns])
    # Of a single epoch both losses are asked for: a word and a number in any text are no training.
    is_training = len(lines) == 1 or _EPOCH.search(text) or _STEP.search(text)
    single = Log(name, trainings[0].columns(1) if is_training else {})
    return found or ((single,) if recognize(single).loss and recognize(single).judged else ())


def _lines(text: str) -> Iterator[Line]:
    text = text.translate(MINUS)
    counts = _EPOCH if _EPOCH.search(text) else _STEP
    decimal_comma = _DECIMAL_COMMA.search(text) is not None
    epoch = None
    for line in _as_seen(text):
        numbered = counts.search(line)
        epoch = float(numbered[1].replace(",", "")) if numbered else epoch
        pairs = _pairs(line, decimal_comma=decimal_comma)
        losses = [(_bare(name), value) for name, value in pairs if value is not None and not is_step(name)]
        if losses:
            yield Line(epoch, numbered is not None, losses)


def _pairs(line: str, *, decimal_comma: bool) -> list[tuple[str, float | None]]:
    """Names and values on a line; where it says before them of which rows they are, their names say so, too."""
    pairs = list(_PAIR.finditer(line))
    if all(is_step(pair["name"]) for pair in pairs):
        pairs += _SPACED.finditer(line)
    found = [(pair["name"], number(pair["value"], decimal_comma=decimal_comma)) for pair in pairs]
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


def listed_logs(text: str, name: str) -> tuple[Log, ...]:
    """Lines such as `val_loss: 0.9, 0.7, 0.6`, a curve each; none if any line is something else.

    A name that comes again is of another training. Where each comes as often, the order of the lines does not count.
    """
    trainings: list[dict[str, LoggedColumn]] = [{}]
    curves: dict[str, list[LoggedColumn]] = defaultdict(list)
    for line in filter(str.strip, text.translate(MINUS).splitlines()):
        curve = _LISTED.match(line)
        if not curve:
            return ()
        if curve["name"].strip() in trainings[-1]:
            trainings.append({})
        values = listed(re.split(r"[\s,;]+", curve["values"]))
        trainings[-1][curve["name"].strip()] = values
        curves[curve["name"].strip()].append(values)
    if len({len(found) for found in curves.values()}) == 1:
        trainings = [dict(zip(curves, one, strict=True)) for one in zip(*curves.values(), strict=True)]
    check_runs(len(trainings))
    return told_apart([Log(name, columns) for columns in trainings])


def _bare(quantity: str) -> str:
    """A quantity's name without what only stands before it on the line, as in `Epoch 3 loss`."""
    return _BEFORE.sub("", quantity)
