"""What `make run` does, asked without doing it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

MAKEFILE = Path(__file__).parents[2] / "Makefile"
MAKES_ENVIRONMENT = "-m venv --clear .venv"


def steps(folder: Path) -> str:
    """The commands of `make run` in a folder."""
    for name in ("requirements.txt", "pyproject.toml"):
        (folder / name).touch()
    make = ["make", "--dry-run", f"--file={MAKEFILE}", "run"]
    return subprocess.run(make, cwd=folder, capture_output=True, text=True, check=True, timeout=60).stdout


@pytest.mark.parametrize("works", [True, False])
def test_an_environment_whose_python_has_no_packages_any_more_is_made_anew(tmp_path: Path, *, works: bool) -> None:
    """As after an upgrade of the system's Python, which leaves all files where they were."""
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    for name in ("pip", "python"):
        (programs / name).write_text(f"#!/bin/sh\nexit {int(not works)}\n")
        (programs / name).chmod(0o755)
    assert (MAKES_ENVIRONMENT in steps(tmp_path)) != works


def test_an_environment_that_was_moved_with_its_folder_runs(tmp_path: Path) -> None:
    """The first line of each of its programs names the Python of the old folder."""
    assert ".venv/bin/python -m streamlit run " in steps(tmp_path)
