"""How fast the lab is, beside its peers, and how often its verdicts and intervals are right."""

from __future__ import annotations

from pathlib import Path

RESULTS = Path(__file__).parent / "results"
