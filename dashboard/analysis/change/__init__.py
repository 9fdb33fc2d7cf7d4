"""How one loss compares with another."""

from dashboard.analysis.change.change import CLOSE, Change, Kind

__all__ = ["CLOSE", "Change", "Kind"]
