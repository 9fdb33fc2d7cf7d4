"""What the sources say to a visitor, and where they say it past the catalogs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from language.catalog import rooms

# Two words of text, or a sentence's end: names of keys, colours and columns are no sentences.
PROSE = re.compile(r"[A-Za-z]{2,}[ ,;:]+(?:[a-z]{2,}|[A-Z]{2,})|[a-z]{3,}[.?!]$")
# A script's lines, which stay as they are in any language.
CODE = re.compile(r"^(?:import|from) \w|^\w[\w, ]* = .*\n|^ *(?:for|def|print)\b.*[:)]", re.MULTILINE)
TELLS = {"t", "tn", "mark", "later"}
SAYS_NOW = {"t", "tn"}
# Whose words are no visitor's: keys, names of what is remembered, and what a log or a programmer reads; and what a
# reader types to find a term (`also`).
UNSAID_KEYWORDS = {"also", "key", "name", "names", "feature_names", "kind", "pattern", "query", "room", "terms"}
# Where Plotly puts a text.
UNSAID_KEYWORDS |= {"textposition"}
UNSAID_CALLS = {"Slot", "compile", "TypeVar", "getLogger", "info", "warning", "exception", "AssertionError", "replace"}
UNSAID_CALLS |= {"filterwarnings"}
# Books and papers, and terms of the glossary, which go by their English names; and columns of a file.
UNSAID_CALLS |= {"Reference", "deep_learning", "statistical_learning", "explain", "writerow"}
# Keys of controls, and of dictionaries.
UNSAID_CALLS |= {"in_address", "in_links", "fromkeys"}
# Of HTML, what stands between its tags is said, but for its styles.
TAGS = re.compile(r"<style>.*</style>|<[^>]*>")


@dataclass(frozen=True)
class Said:
    """A text in a source, and its line."""

    line: int
    text: str


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def said_past_the_catalogs(path: Path) -> list[Said]:
    """Sentences that are written without being handed to `t`, `tn`, `mark` or `later`."""
    return [Said(node.lineno, _text(node)) for node in _strings(_tree(path))]


def said_too_early(path: Path) -> list[Said]:
    """Calls of `t` and `tn` that run once, when the module is imported, and so in one language for all."""
    tree = _tree(path)
    return [Said(call.lineno, ast.unparse(call)) for call in _at_import(tree) if _name(call.func) in SAYS_NOW]


def glued(path: Path) -> list[Said]:
    """Sentences that are put together before they are handed over, so that no catalog can know them."""
    calls = [node for node in ast.walk(_tree(path)) if isinstance(node, ast.Call)]
    told = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in TELLS and call.args]
    return [
        Said(call.lineno, ast.unparse(call)) for call in told if isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
    ]


def _strings(node: ast.AST) -> Iterator[ast.Constant | ast.JoinedStr]:
    if isinstance(node, ast.Call) and _name(node.func) in TELLS | UNSAID_CALLS:
        return
    if isinstance(node, ast.Call) and _name(node.func) in ("show_sentence", "show_finding"):
        # The terms that it explains follow.
        yield from _strings(node.args[0])
        return
    if isinstance(node, ast.keyword) and node.arg in UNSAID_KEYWORDS:
        return
    if isinstance(node, ast.Compare):
        # What is compared is known by its English name.
        return
    if isinstance(node, ast.Constant | ast.JoinedStr):
        if PROSE.search(TAGS.sub("", _text(node))) and not CODE.search(_text(node)) and _text(node) not in _ids():
            yield node
        return
    for child in ast.iter_child_nodes(node):
        docstring = isinstance(node, ast.Expr) and isinstance(child, ast.Constant)
        if not docstring:
            yield from _strings(child)


@cache
def _ids() -> frozenset[str]:
    """What a `Literal` lists: kinds and steps, which a page shows by other words."""
    nodes = (node for path in _sources() for node in ast.walk(_tree(path)))
    listed = (node.slice for node in nodes if isinstance(node, ast.Subscript) and _name(node.value) == "Literal")
    return frozenset(_text(one) for each in listed for one in ast.walk(each) if isinstance(one, ast.Constant))


def _sources() -> Iterator[Path]:
    return (path for room in rooms() for path in room.rglob("*.py"))


def _text(node: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)


def _at_import(node: ast.AST) -> Iterator[ast.Call]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            for outside in (*child.decorator_list, *child.args.defaults, *filter(None, child.args.kw_defaults)):
                yield from _at_import(ast.Expression(outside))
        elif not isinstance(child, ast.Lambda):
            if isinstance(child, ast.Call):
                yield child
            yield from _at_import(child)


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""
