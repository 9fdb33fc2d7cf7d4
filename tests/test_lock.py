"""The image installs what requirements.txt asks for, at pinned versions and with hashes."""

from __future__ import annotations

import re
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
ENTRY = re.compile(
    r"^(?P<name>[\w.-]+)==(?P<version>[^\s;\\]+)[^\n]*\\\n"
    r"(?: +--hash=sha256:[0-9a-f]{64}[ \\]*\n)+",
    re.MULTILINE,
)
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
LOCKED = {entry["name"].lower(): entry["version"] for entry in ENTRY.finditer(LOCK)}


def asked_for() -> list[Requirement]:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith("#")]


def test_every_requirement_is_locked_at_its_version() -> None:
    assert {one.name for one in asked_for() if f"=={LOCKED.get(one.name)}" != str(one.specifier)} == set()


def test_every_package_has_a_version_and_hashes() -> None:
    names = [line for line in LOCK.splitlines() if line and not line.startswith((" ", "#"))]
    assert len(names) == len(list(ENTRY.finditer(LOCK)))
    assert len(LOCKED) > len(asked_for())


def test_the_image_installs_nothing_that_is_not_in_it() -> None:
    installs = re.findall(r"pip install ([^\n]*)", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
    assert len(installs) == 2
    assert "--require-hashes --requirement requirements.lock" in installs[0]
    assert "--no-deps" in installs[1]
