"""How fast the lab is, beside its peers."""

from __future__ import annotations

from pathlib import Path

RESULTS = Path(__file__).parent / "results"
