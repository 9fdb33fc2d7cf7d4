"""The browser: the machine's Chromium, or else the one that Playwright brings."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserType

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
# Whoever drives it asks where in a script an error was: V8 would parse each script once more to know.
FLAGS += ["--js-flags=--no-enable-lazy-source-positions"]
MISSING = "No Chromium: install it with `.venv/bin/playwright install --with-deps chromium`."


def launch_options(browser_type: BrowserType) -> dict[str, Any]:
    """What to launch it with. Raises FileNotFoundError with the command that installs one."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None and not Path(browser_type.executable_path).exists():
        raise FileNotFoundError(MISSING)
    return {"args": FLAGS, **({"executable_path": path} if path else {})}
