"""What ruff says of a script is heard."""

from __future__ import annotations

from pathlib import Path

from tests.export.ruff import linted


def test_a_script_with_an_unused_import_is_found(tmp_path: Path) -> None:
    (tmp_path / "train.py").write_text("import os\n", "utf-8")
    assert "F401" in linted(tmp_path)


def test_a_script_that_ruff_would_format_is_found(tmp_path: Path) -> None:
    (tmp_path / "train.py").write_text("print( 1)\n", "utf-8")
    assert "+print(1)" in linted(tmp_path)
