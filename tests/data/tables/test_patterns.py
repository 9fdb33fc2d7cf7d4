"""The patterns by which cells are read mean the same in every Python.

pandas hands a pattern to Arrow unless it sees that it looks around, which Arrow can't. Python 3.13 makes a plain
failure of a look ahead for nothing, and pandas does not see it.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import dashboard.data.tables

MODULES = sorted(Path(dashboard.data.tables.__path__[0]).rglob("*.py"))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_no_pattern_looks_ahead_for_nothing(module: Path) -> None:
    texts = [node.value for node in ast.walk(ast.parse(module.read_text("utf-8"))) if isinstance(node, ast.Constant)]
    assert not [text for text in texts if isinstance(text, str) and "(?!)" in text]
