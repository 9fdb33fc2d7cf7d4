"""The value that a text is: JSON, JSON a line, or what Python prints of dictionaries and lists of any class."""

from __future__ import annotations

import ast
import json
import re
import sys
from itertools import islice
from typing import Any

from dashboard.data.curves.cells import DECIMAL_COMMA
from dashboard.data.curves.log import LogError
from dashboard.data.curves.numbers import WITH_COMMA
from language.say import Message, later, mark

# What Python prints in angles: a class, which says nothing here, and TensorFlow's tensors with their numbers.
_CLASS, _TENSOR = re.compile(r"<class [^<>]{1,80}>"), re.compile(r"<tf\.Tensor:[^<>]{0,80}numpy=([^<>]{1,80})>")
# As a tree of Python's, a literal takes a hundred times the memory of its text, and half a kilobyte for each of its
# words and signs, however short.
LONGEST_LITERAL, MOST_WORDS = 5_000_000, 600_000
_WORD = re.compile(r"\w+(?:\.\w*)?(?:[+-]\w+)?|[^\w\s]")
# A line that is a dictionary as Python prints it, among others: the Trainer's, between its progress bars.
DICTIONARIES = re.compile(r"^[ \t]*+\{'", re.MULTILINE)
_QUOTED = re.compile(rf"""(?P<quote>["'])(?P<number>{WITH_COMMA})(?P=quote)""", re.IGNORECASE)
_LONG_LITERAL = mark(
    "As Python prints it, a history may have at most {most:,} characters, and this one has {characters:,}. Save it "
    "as JSON: json.dump(history.history, open('history.json', 'w'))."
)
_MANY_VALUES = mark(
    "As Python prints it, a history may have at most {most:,} values, and this one has more. Save it as JSON: "
    "json.dump(history.history, open('history.json', 'w'))."
)


def parsed(text: str) -> Any:
    """JSON, JSON lines or a Python dictionary as such; None where the text is none of them.

    Raises LogError where it may be a dictionary, and is too long to find out.
    """
    text = _with_points(text)
    for parse in (json.loads, _json_lines, _python, _python_lines):
        try:
            return parse(text)
        except LogError:
            raise
        except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
            continue
    return None


def _with_points(text: str) -> str:
    """With points in place of commas in numbers in quotes, where one of these has to be decimal: "0,512"."""
    if not any(DECIMAL_COMMA.match(quoted["number"]) for quoted in _QUOTED.finditer(text)):
        return text
    return _QUOTED.sub(lambda quoted: quoted[0].replace(".", "").replace(",", "."), text)


def _json_lines(text: str) -> list[Any]:
    """A value a line; the last may be cut off, where a training was killed while it wrote."""
    *lines, last = [line for line in text.splitlines() if line.strip()]
    values = [json.loads(line) for line in lines]
    try:
        return [*values, json.loads(last)]
    except ValueError:
        if not values:
            raise
        return values


def _python(text: str) -> Any:
    """A literal, also one that is assigned to a name, with NumPy's and the frameworks' numbers in it."""
    if too_large := _too_large(text):
        # Perhaps a list, perhaps what a training printed.
        raise ValueError if text.startswith("[") else LogError(too_large)
    plain = re.sub(r"^[\w.]+\s*=(?!=)\s*", "", _TENSOR.sub(r"\1", _CLASS.sub("None", text.strip())))
    return ast.literal_eval(_Bare().visit(ast.parse(plain, mode="eval")))


def _too_large(text: str) -> Message | None:
    """What is said of a literal that would fill the memory."""
    if len(text) > LONGEST_LITERAL:
        return later(_LONG_LITERAL, most=LONGEST_LITERAL, characters=len(text))
    words = sum(1 for _ in islice(_WORD.finditer(text), MOST_WORDS + 1))
    # A value and the comma after it.
    return later(_MANY_VALUES, most=MOST_WORDS // 2) if words > MOST_WORDS else None


class _Bare(ast.NodeTransformer):
    """Leaves what classes wrap: the number of `np.float32(0.5)`, the pairs of `OrderedDict([...])`. Runs nothing."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if not node.args:
            raise ValueError
        held = self.visit(node.args[-1])
        pairs = [pair.elts for pair in held.elts if isinstance(pair, ast.Tuple)] if isinstance(held, ast.List) else []
        if pairs and all(len(pair) == 2 for pair in pairs):
            return ast.Dict([name for name, _ in pairs], [value for _, value in pairs])
        return held

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        # In hexadecimal an integer may have more digits than Python makes a text of.
        beyond = isinstance(node.value, int) and node.value > sys.float_info.max
        return ast.Constant(float("inf")) if beyond else node

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return ast.Constant(float(node.id)) if node.id.lower() in {"nan", "inf", "infinity"} else node


def _python_lines(text: str) -> list[Any]:
    """The lines that are dictionaries; what stands between them is not looked at."""
    lines = [line.strip() for line in text.splitlines() if DICTIONARIES.match(line)]
    if len(lines) < 2:
        raise ValueError
    return [_python(line) for line in lines]
