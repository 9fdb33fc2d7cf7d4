"""The image installs what requirements.txt asks for, at pinned versions and with hashes."""

from __future__ import annotations

import re
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
ENTRY = re.compile(
    r"^(?P<name>[\w.-]+)==(?P<version>[^\s;\\]+)[^\n]*\\\n"
    r"(?: +--hash=sha256:[0-9a-f]{64}[ \\]*\n)+",
    re.MULTILINE,
)
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
# Where the image runs, as markers name it.
IMAGE = {
    "implementation_name": "cpython",
    "python_full_version": "3.13.0",
    "platform_machine": "x86_64",
    "sys_platform": "linux",
}
# A package may have another version where Python is older.
VERSIONS = {(entry["name"].lower(), entry["version"]) for entry in ENTRY.finditer(LOCK)}
LOCKED = dict(VERSIONS)


def asked_for() -> list[Requirement]:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith("#")]


def test_every_requirement_is_locked_at_its_version() -> None:
    assert {one.name for one in asked_for() if f"=={LOCKED.get(one.name)}" != str(one.specifier)} == set()


def test_every_package_has_a_version_and_hashes() -> None:
    names = [line for line in LOCK.splitlines() if line and not line.startswith((" ", "#"))]
    assert len(names) == len(list(ENTRY.finditer(LOCK)))
    assert len(LOCKED) > len(asked_for())


def test_the_list_of_licenses_has_what_the_lock_installs_in_the_image() -> None:
    table = (ROOT / "docs" / "licenses.md").read_text(encoding="utf-8")
    listed = {
        canonicalize_name(name): version for name, version in re.findall(r"^\| (\S+) +\| (\d\S*) ", table, re.MULTILINE)
    }
    # Where the list was written by an older Python, it has what that needs, too.
    assert listed.items() <= VERSIONS
    entries = [Requirement(line.rstrip("\\ ")) for line in LOCK.splitlines() if line.startswith(tuple(LOCKED))]
    assert {one.name for one in entries if one.marker is None or one.marker.evaluate(IMAGE)} <= listed.keys()


def test_the_image_installs_nothing_that_is_not_in_it() -> None:
    installs = re.findall(r"pip install ([^\n]*)", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
    assert len(installs) == 1
    assert "--require-hashes --requirement requirements.lock" in installs[0]
