"""Parts of pages, run by AppTest."""

from __future__ import annotations

import tests.app_runs  # noqa: F401 - for what it leaves out
