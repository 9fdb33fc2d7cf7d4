"""The server: `streamlit run dashboard/app.py`. Starts the training engine once, and serves plotly.js to the charts."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

import streamlit as st  # noqa: E402 - the package must be found first
from starlette.middleware import Middleware  # noqa: E402

from dashboard.ui.environment import check_environment  # noqa: E402
from dashboard.ui.server import get_engine  # noqa: E402
from dashboard.ui.web.compressed_static import CompressStatic  # noqa: E402
from dashboard.ui.web.plotly_js import PlotlyJsInPage, plotly_js_route  # noqa: E402
from dashboard.ui.web.uvicorn_defaults import allow_long_links, send_at_once  # noqa: E402


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[dict[str, Any]]:
    engine = get_engine()
    yield {}
    engine.close()


check_environment()
allow_long_links()
send_at_once()
app = st.App(
    ROOT / "dashboard" / "main.py",
    lifespan=lifespan,
    routes=[plotly_js_route()],
    middleware=[Middleware(CompressStatic), Middleware(PlotlyJsInPage)],
)
