"""How long something takes, in the unit that one would say it in."""

from __future__ import annotations

from language.say import t

# From here on seconds are no longer counted.
MINUTES = 90


def duration_in_words(seconds: float) -> str:
    """A duration in words, such as "40 s" or "3 min"."""
    if seconds < MINUTES:
        return t("{count} s", count=f"{seconds:.0f}")
    return t("{count} min", count=f"{seconds / 60:.0f}")
