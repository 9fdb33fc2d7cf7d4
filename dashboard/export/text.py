"""Python text that is edited in places; the rest keeps its comments and line breaks."""

from __future__ import annotations

import ast
import re
import tokenize
from collections.abc import Iterable
from io import BytesIO
from itertools import accumulate

# The first place, the last, and the text that replaces what is between them.
Edit = tuple[int, int, str]
# A comment to the checks of this project, which says nothing to a reader elsewhere.
_SILENCED = re.compile(r"# (?:type: ignore|noqa)\b")


class Text:
    """Python text with its syntax tree. Places are counted in bytes, as the columns of nodes are."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.tree = ast.parse(content)
        self._lines = content.splitlines(keepends=True)
        self._starts = [0, *accumulate(map(len, self._lines))]

    def start(self, node: ast.stmt | ast.expr) -> int:
        return self._starts[node.lineno - 1] + node.col_offset

    def end(self, node: ast.stmt | ast.expr) -> int:
        return self._starts[_last_line(node) - 1] + (node.end_col_offset or 0)

    def line_end(self, node: ast.stmt | ast.expr) -> int:
        """Where the last line of a node ends, including any comment on it."""
        return self._starts[_last_line(node)] - 1

    def whole_lines(self, node: ast.stmt) -> tuple[int, int]:
        """From the start of a statement's first line to the start of the next line that is not empty."""
        last = _last_line(node)
        while last < len(self._lines) and not self._lines[last].strip():
            last += 1
        return self._starts[node.lineno - 1], self._starts[last]

    def edited(self, node: ast.stmt | ast.expr, edits: Iterable[Edit]) -> str:
        """The text of a node with these edits, which don't overlap."""
        parts, done = [], self.start(node)
        for first, last, instead in sorted(edits):
            parts += [self.content[done:first], instead.encode()]
            done = last
        return b"".join([*parts, self.content[done : self.end(node)]]).decode()


def without_silenced_checks(content: bytes) -> bytes:
    """Python text without the comments that silence a check; all lines keep their numbers."""
    lines = content.splitlines(keepends=True)
    for token in tokenize.tokenize(BytesIO(content).readline):
        if token.type == tokenize.COMMENT and _SILENCED.match(token.string):
            row, column = token.start
            lines[row - 1] = lines[row - 1].decode()[:column].rstrip().encode() + b"\n"
    return b"".join(lines)


def _last_line(node: ast.stmt | ast.expr) -> int:
    return node.end_lineno or node.lineno
