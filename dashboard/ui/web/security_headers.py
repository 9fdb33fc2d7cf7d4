"""Headers that forbid browsers what the lab never needs: other sites' scripts, frames, guesses at a file's type.

The policy allows this server alone. Streamlit's page has scripts and styles inside it, and loads a component's code
from a blob, so these are allowed; evaluating text as code is not.
"""

from __future__ import annotations

from pydantic import Field, field_validator
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.data.environment import EnvironmentSettings
from dashboard.ui.web.requests import is_https

_POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-inline' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}


class FrameSettings(EnvironmentSettings):
    """Who may show the lab in a frame: this server, and the sites that a teacher names, separated by blanks."""

    frame_ancestors: str = Field("'self'", description="sites that may show the lab in a frame")

    @field_validator("frame_ancestors")
    @classmethod
    def _one_header(cls, value: str) -> str:
        # A header is Latin-1; a name beyond that is written with xn--. A shell may have eaten the quotes of a word.
        bare = {"self", "none"} & {*value.lower().split()}
        fits = value.isascii() and value.isprintable() and not {*';,"'} & {*value}
        if not value.strip() or not fits or bare:
            raise ValueError(
                "It is no list of sites in ASCII parted by blanks, such as 'self' https://school.example, with these "
                "quotes and no others"
            )
        return value


def security_headers() -> dict[str, str]:
    """The headers of every answer, by their names."""
    policy = _POLICY | {"frame-ancestors": FrameSettings().frame_ancestors}
    return {
        "Content-Security-Policy": "; ".join(f"{name} {sources}" for name, sources in policy.items()),
        "X-Content-Type-Options": "nosniff",
        # An address tells settings, and what a teacher hides.
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


class SecurityHeadersMiddleware:
    """Adds the headers to every answer. Over TLS, cookies work in the frames of other sites that may show the lab.

    What uvicorn answers by itself does not come this way: see `add_to_refusals`.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app, self._headers = app, security_headers()
        self._framed = not {*FrameSettings().frame_ancestors.split()} <= {"'self'", "'none'"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                if self._framed and is_https(scope):
                    message["headers"] = [_for_frames(*header) for header in message["headers"]]
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        await self.app(scope, receive, send_with_headers)


def _for_frames(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """A cookie that a browser keeps in a frame of another site, too: a key of its own for each such site."""
    if name.lower() != b"set-cookie":
        return name, value
    secure = b"" if b"; Secure" in value else b"; Secure"
    return name, value.replace(b"SameSite=Lax", b"SameSite=None") + secure + b"; Partitioned"
