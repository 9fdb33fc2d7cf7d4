"""Whose runs are whose: on a demo a random key in the browser, anywhere else one owner for all."""

from __future__ import annotations

import hashlib

from dashboard.store.environment import StoreSettings
from dashboard.store.kept import EVERYBODY
from dashboard.ui.web.owner_cookie import browser_key


def owner() -> str | None:
    """The name under which this visit's runs are kept; None for a browser without a key, for which nothing is kept.

    The database has only a digest of the key, so that whoever reads it can't pretend to be a visitor.
    """
    if not StoreSettings().demo:
        return EVERYBODY
    key = browser_key()
    return hashlib.sha256(key.encode()).hexdigest() if key else None
