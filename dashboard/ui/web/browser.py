"""Who is who without a name, in a room or among those who bring files: digests of the random key of each browser."""

from __future__ import annotations

import hashlib
import secrets

from dashboard.ui.session import Slot
from dashboard.ui.web.owner_cookie import browser_key

# For a browser without cookies: it counts as somebody else when its tab is reopened.
_OF_VISIT = Slot("key of this visit", "")


def leader() -> str:
    """The name under which this browser opens rooms."""
    return _digest("leads a room")


def author(code: str) -> str:
    """The name under which this browser sends to a room: another one in each, so that none gives another away."""
    return _digest(f"room {code}")


def owner_of_files() -> str:
    """The name under which this browser's files are known: they are its own wherever runs are shared, too."""
    return _digest("brings files")


def _digest(purpose: str) -> str:
    return hashlib.sha256(f"{purpose} {_key()}".encode()).hexdigest()


def _key() -> str:
    if not browser_key() and not _OF_VISIT.get():
        _OF_VISIT.set(secrets.token_urlsafe())
    return browser_key() or _OF_VISIT.get()
