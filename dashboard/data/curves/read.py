"""A training's log from elsewhere: pasted text or a file of any of the kinds that tools write."""

from __future__ import annotations

import re
import struct
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from dashboard.data.curves.cells import has_decimal_comma, table_rows
from dashboard.data.curves.letters import decoded
from dashboard.data.curves.literals import DICTIONARIES, parsed
from dashboard.data.curves.log import LARGEST, Log, LogError, check_log, check_runs, joined, named_apart, too_many_cells
from dashboard.data.curves.numbers import is_number
from dashboard.data.curves.object_log import read_object
from dashboard.data.curves.packed.arrays import are_arrays, arrays
from dashboard.data.curves.packed.notebook import is_notebook, printed_in
from dashboard.data.curves.packed.refused import refuse_known
from dashboard.data.curves.packed.workbook import workbook_rows
from dashboard.data.curves.printed.text_log import listed_logs, printed_logs, without_colours
from dashboard.data.curves.roles import meaning, recognize
from dashboard.data.curves.table_log import read_table
from dashboard.data.files.gunzip import MAGIC, DamagedError, TooLargeError, gunzip
from language.say import later, mark

NOTHING = mark("There are no curves in it. A log has a column or a list for each curve, such as loss and val_loss.")
_BROKEN = mark(
    "It begins like JSON, but breaks off or contains a mistake, so it can't be read. Save or copy it once more."
)
# How an object or a list begins, also one that is assigned or of a class; and how JSON does, and nothing printed.
_BRACKET = re.compile(r"^(?:[\w.]{1,60}\s*=\s*)?(?:[\w.]{1,60}\((?:<[^<>]{1,60}>,\s*)?)?[{\[]")
_OBJECT = re.compile(r"^(?:\[\s*)?\{\s*[\"'\u201c\u2018]")
# What programs for letters make of quotation marks.
_STRAIGHT = str.maketrans("\u201c\u201d\u2018\u2019", "\"\"''")
# Ten millions of lines with a digit each took 43 seconds and 4.4 GB, and as many numbers in a list of JSON 2.3 GB.
# A million lines take six seconds and 0.3 GB; JSON that is set out has one for each number.
MOST_LINES, MOST_CELLS = 1_000_000, 2_500_000
# Whatever str.splitlines takes for the end of a line.
_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"


def read_text(text: str, name: str = "pasted") -> tuple[Log, ...]:
    """The logs in pasted text, one a training. Raises LogError where there is none to be found."""
    if len(text) > LARGEST:
        sentence = mark("{characters:,} characters are more than the limit of {most:,}: keep one line per epoch.")
        raise LogError(later(sentence, characters=len(text), most=LARGEST))
    text = _checked(text.lstrip("\ufeff"))
    if not text:
        raise LogError(later("It is empty."))
    logs = tuple(check_log(log) for log in _logs(text, name))
    found = tuple(log for log in logs if log.columns)
    if not found:
        raise LogError(later(NOTHING))
    check_runs(len(found))
    return found


def read_file(content: bytes, name: str) -> tuple[Log, ...]:
    """The logs in a file. Raises LogError where there is none to be found."""
    if is_event_file(content):
        raise LogError(later("TensorBoard's event files are read by a worker."))
    if are_arrays(content):
        return read_object(arrays(content), name)
    if content[:2] == b"PK":
        rows = workbook_rows(content)
        return read_table(rows, name, decimal_comma=has_decimal_comma(rows))
    plain = _unpacked(content)
    refuse_known(plain)
    return read_text(decoded(plain), name)


def _checked(text: str) -> str:
    """The text as a terminal shows it. Raises LogError before one is taken apart that would fill the page's memory."""
    # Between \r and \n there is no line.
    lines, commas = sum(map(text.count, _ENDS)) - text.count("\r\n"), text.count(",")
    if lines > MOST_LINES or lines + commas > MOST_CELLS:
        raise too_many_cells(lines, lines + commas)
    return without_colours(text).strip()


def is_event_file(content: bytes) -> bool:
    """Whether these are TensorBoard's records: a length, its checksum, and an event that tells its version."""
    if len(content) < 24:
        return False
    (length,) = struct.unpack("<Q", content[:8])
    return bool(8 < length < 1024 and b"brain.Event" in content[12 : 12 + length])


def gather_runs(logs: Sequence[Log]) -> tuple[Log, ...]:
    """The trainings in several files: parts of one name are one training, as W&B exports them, a file a metric.

    What still lacks a curve is part of one training together, as TensorBoard's files are; unless several of these have
    a validation loss, which are then trainings without a training loss.
    """
    of_runs: list[list[Log]] = []
    unfinished: dict[str, list[list[Log]]] = defaultdict(list)
    for log in logs:
        begun = [] if _whole(log) else unfinished[log.name]
        found = next((parts for parts in begun if not any(_differ(log, part) for part in parts)), None)
        if found is not None:
            found.append(log)
            continue
        of_runs.append([log])
        begun.append(of_runs[-1])
    runs = [joined(parts, parts[0].name) for parts in of_runs]
    parts = [run for run in runs if not _whole(run)]
    if sum(recognize(part).judged for part in parts) <= 1 < len(parts):
        runs = [*(run for run in runs if _whole(run)), joined(named_apart(parts), parts[0].name)]
    return named_apart(runs)


def _whole(log: Log) -> bool:
    roles = recognize(log)
    return bool(roles.loss and roles.validation_loss)


def _differ(log: Log, part: Log) -> bool:
    """Whether a loss or metric that both have is another in each, as in files of one name from two folders."""
    curves = [name for name in log.columns.keys() & part.columns.keys() if meaning(name).kind in ("loss", "metric")]
    pairs = [(log.columns[name].values, part.columns[name].values) for name in curves]
    return not all(np.array_equal(*pair, equal_nan=True) for pair in pairs)


def _logs(text: str, name: str) -> tuple[Log, ...]:
    """By what the text begins with: an object, something printed, or a table."""
    if _BRACKET.match(text) or DICTIONARIES.search(text):
        value = parsed(text) or parsed(text.translate(_STRAIGHT))
        if is_notebook(value):
            return _logs(_checked(printed_in(value)), name)
        if value is not None:
            return read_object(value, name)
    said = listed_logs(text, name) or printed_logs(text, name)
    if said and (any(recognize(log).judged for log in said) or not _OBJECT.match(text)):
        return said
    if _OBJECT.match(text):
        raise LogError(later(_BROKEN))
    rows, decimal_comma = table_rows(text)
    if not any(is_number(cell, decimal_comma=decimal_comma) for row in rows for cell in row):
        raise LogError(later(NOTHING))
    return read_table(rows, name, decimal_comma=decimal_comma)


def _unpacked(content: bytes) -> bytes:
    """The content, unpacked where it is packed. Raises LogError where it is damaged, or larger than is read."""
    try:
        plain = gunzip(content, LARGEST) if content.startswith(MAGIC) else content
    except DamagedError:
        raise LogError(later("The archive is damaged. Pack the log once more, or upload it as it is.")) from None
    except TooLargeError:
        raise _too_large() from None
    if len(plain) > LARGEST:
        raise _too_large()
    return plain


def _too_large() -> LogError:
    sentence = mark("The file is larger than {most} MB: keep one line per epoch.")
    return LogError(later(sentence, most=LARGEST // 1_000_000))
