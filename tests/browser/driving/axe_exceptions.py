"""What axe finds inside Streamlit's widgets and cannot be set from here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Allowed:
    """A rule, a part of the selector that axe names, and why it stands."""

    rule: str
    selector: str
    reason: str


ALLOWED = (
    Allowed(
        "scrollable-region-focusable",
        ".katex-display",
        "st.latex lets a long formula scroll sideways and takes no attributes; browsers put it into the tab order.",
    ),
)
