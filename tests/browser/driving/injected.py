"""Code of a test's own that runs first in every process of a server."""

from __future__ import annotations

import os
from pathlib import Path


def injected(folder: Path, code: str) -> str:
    """The PYTHONPATH with which it does: Python runs a module of this name before any other."""
    (folder / "sitecustomize.py").write_text(code, encoding="utf-8")
    paths = (str(folder), os.environ.get("PYTHONPATH"))
    return os.pathsep.join(path for path in paths if path)
