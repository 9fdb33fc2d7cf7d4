"""Serves plotly.js from the plotly package: once, compressed, and cached by the browser for good."""

from __future__ import annotations

import gzip
import re
from functools import lru_cache
from pathlib import Path
from zlib import crc32

import plotly
import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

# What Plotly has no setting for. Where one points at a chart, numbers below zero have the minus sign of its axes: the
# d3-format inside writes a hyphen. And on a projector a pointer is where it seems to be: of all that enlarges a chart,
# Plotly undoes CSS's transforms alone.
_CHANGES = (
    (rb'(\.minus===void 0\?)"-"', rb'\1"\\u2212"'),
    (
        rb"(function \w+\((\w)\)\{var \w=\w+\(\2\),\w=\[)1(,0,0,0,0,)1(,0,0,0,0,1,0,0,0,0,1\];return \w\.forEach)",
        rb"\1\2.currentCSSZoom||1\3\2.currentCSSZoom||1\4",
    ),
)
# Kept by browsers for good: another version, or another change of ours, has another address.
PATH = f"/plotly/{plotly.__version__}-{crc32(repr(_CHANGES).encode()):08x}/plotly.min.js"
# As seen from any page: a proxy may serve the lab below a path of its name, as it does Streamlit's own files.
URL = f".{PATH}"
# It is requested with the page, and run only after Streamlit's own code has sent its request, which takes so long.
AFTER_MS = 50
_IN_PAGE = """<link rel="preload" as="script" href="{url}"><script>
addEventListener("load", () => setTimeout(() => window.overfitLabPlotly || document.head.append(Object.assign(
  document.createElement("script"), {{ src: "{url}", onerror() {{ this.remove() }} }})), {after}))
</script>"""


def plotly_js_route() -> Route:
    base = str(st.get_option("server.baseUrlPath")).strip("/")
    return Route(f"/{base}{PATH}" if base else PATH, _plotly_js)


async def _plotly_js(request: Request) -> Response:
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(plotly_js_source(), media_type="text/javascript", headers=headers)
    return Response(_compressed(), media_type="text/javascript", headers=headers | {"Content-Encoding": "gzip"})


def load_plotly_js() -> str:
    """HTML by which the page itself loads it while it waits for the server: before the first chart comes.

    If it can't be loaded, the element of the script is removed, and a chart tries once more.
    """
    return _IN_PAGE.format(url=URL, after=AFTER_MS)


def plotly_js_source() -> bytes:
    """Plotly.js as a plain script. In the package it is a function inside another, and so is compiled twice.

    V8 needs 170 instead of 300 ms for it: https://v8.dev/blog/preparser#pife.
    """
    source = (Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_bytes()
    for theirs, ours in _CHANGES:
        source = re.sub(theirs, ours, source)
    licence, end_of_comment, _ = source.partition(b"*/")
    return licence + end_of_comment + source[source.index(b'"use strict";') : source.rindex(b"return Plotly;")]


@lru_cache(maxsize=1)
def _compressed() -> bytes:
    return gzip.compress(plotly_js_source(), 9)
