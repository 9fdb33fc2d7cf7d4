"""Gives each browser a random key: on a demo the key owns runs, and in a class a room, or one answer in it."""

from __future__ import annotations

import re
import secrets

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.store.environment import StoreSettings
from dashboard.ui.web.requests import asks_for_page, is_html, is_https

COOKIE = "overfit_lab"
_KEY_BYTES = 24
_KEY = re.compile(r"[\w-]{32}")
_DAY = 24 * 3600
# The longest that browsers keep a cookie.
_MOST_DAYS = 400


class OwnerCookieMiddleware:
    """Sets the key as a cookie with each page that is requested. Scripts can't read it, not even the lab's own.

    Counted from the latest visit, it lasts as long as what it owns: off a demo nothing of that expires.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._settings = StoreSettings()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not asks_for_page(scope):
            await self.app(scope, receive, send)
            return
        sent = cookie_parser(Headers(scope=scope).get("cookie", ""))
        key = valid_key(sent.get(COOKIE, "")) or secrets.token_urlsafe(_KEY_BYTES)
        days = self._settings.keep_days if self._settings.demo else _MOST_DAYS
        age, secure = days * _DAY, "; Secure" if is_https(scope) else ""
        cookie = f"{COOKIE}={key}; Max-Age={age}; Path=/; HttpOnly; SameSite=Lax{secure}"

        async def send_with_cookie(message: Message) -> None:
            # A script may be asked for as a page is, and what is kept for all must bring nobody's key.
            if message["type"] == "http.response.start" and is_html(message):
                MutableHeaders(scope=message).append("Set-Cookie", cookie)
            await send(message)

        await self.app(scope, receive, send_with_cookie)


def valid_key(key: str) -> str:
    """The key, or "" if it does not look as if this server made it: a key that somebody chose could be guessed."""
    return key if _KEY.fullmatch(key) else ""


def browser_key() -> str:
    """The random key of this browser; "" if it accepts no cookies."""
    return valid_key(str(st.context.cookies.get(COOKIE, "")))
