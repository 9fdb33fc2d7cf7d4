"""What a report says about where and when it was made."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import streamlit as st

from dashboard.figures.report.report import About
from dashboard.store.code_version import code_version
from dashboard.ui.lessons import LESSONS
from language.say import mark, t

_MONTHS = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)


def server_address() -> str:
    """The address at which the visitor sees the lab, without a page; empty where it is not known."""
    parts = urlsplit(str(st.context.url or ""))
    above, _, page = parts.path.rpartition("/")
    # A proxy may serve the lab below a path of its name.
    path = above if page in LESSONS else parts.path.rstrip("/")
    return f"{parts.scheme}://{parts.netloc}{path}" if parts.scheme and parts.netloc else ""


def about_now() -> About:
    """Where and when a report is made of what is trained here and now."""
    return About(code=code_version(), when=today(), address=server_address())


def today() -> str:
    """Today's date where the visitor is."""
    return day_of(datetime.now(UTC).timestamp())


def day_of(seconds: float) -> str:
    """The day of a time in seconds since 1970, where the visitor is; such as "26 November 2026"."""
    when = moment_of(seconds)
    return t("{day} {month} {year}", day=when.day, month=t(_MONTHS[when.month - 1]), year=str(when.year))


def moment_in_words(seconds: float) -> str:
    """The day and the time of day where the visitor is; such as "26 November 2026, 14:05"."""
    return f"{day_of(seconds)}, {moment_of(seconds):%H:%M}"


def moment_of(seconds: float) -> datetime:
    """The date and time of a time in seconds since 1970, by the clock of the visitor."""
    offset = st.context.timezone_offset
    # Minutes from local time to UTC.
    minutes = -offset if isinstance(offset, int) else 0
    return datetime.fromtimestamp(seconds, UTC) + timedelta(minutes=minutes)
