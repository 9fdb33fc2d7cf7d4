"""Which code trained a run: the same settings give the same curves only with the same arithmetic."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

# What decides a training's numbers. Pages and figures do not.
_ROOMS = ("data", "functions", "experiment", "training")
_PACKAGES = ("keras", "tensorflow-cpu", "tensorflow", "numpy", "scikit-learn")


@cache
def code_version() -> str:
    """A digest of the source that trains, and the versions that it rests on: "3f2a91c0, keras 3.15.1, ..."."""
    root = Path(__file__).parents[1]
    source = hashlib.sha256()
    for path in sorted(path for room in _ROOMS for path in (root / room).rglob("*.py")):
        source.update(path.read_bytes())
    return ", ".join([source.hexdigest()[:8], *filter(None, map(_installed, _PACKAGES))])


def _installed(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return ""
