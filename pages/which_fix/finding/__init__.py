"""The trial of remedies in words."""

from pages.which_fix.finding.trial import finding

__all__ = ["finding"]
