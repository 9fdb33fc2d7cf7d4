"""Ruff, run over scripts that stand outside this project."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

COMMANDS = (("format", "--diff"), ("check", "--quiet", "--select", "F,E,W,I,B,UP,SIM,RET"))


def linted(folder: Path) -> str:
    """What it would change, and what it finds unused, unsorted or clumsy; nothing where all is well."""
    return "".join(_output_of(folder, *command) for command in COMMANDS)


def _output_of(folder: Path, *command: str) -> str:
    ruff = [sys.executable, "-m", "ruff", *command, "--isolated", "--no-cache", "--line-length", "120", "."]
    done = subprocess.run(ruff, cwd=folder, check=False, capture_output=True, text=True)
    assert done.returncode in {0, 1}, done.stderr
    return done.stdout
