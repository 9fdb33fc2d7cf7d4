"""The server: `streamlit run dashboard/app.py`.

Readies the process, starts the training engine, and gives Streamlit's pages what they lack: the routes of plotly.js and
of those who operate the server, and the headers, cookies and compression of its middleware.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

from dashboard.data.environment import DataSettings
from dashboard.engine.memory import limit_arenas
from dashboard.engine.reporting.lines import log_lost_connections_in_a_line
from dashboard.engine.scheduling.tally import write_lines
from dashboard.environment import check_environment
from dashboard.ui.frame.waiting_line import get_admission
from dashboard.ui.runs.keeping import get_keeper
from dashboard.ui.server import get_engine, visitors
from dashboard.ui.waiting.looks import LOOKS
from dashboard.ui.web.compressed_static import CompressStaticMiddleware
from dashboard.ui.web.dropped import keep_answers, keep_presses, take_up_presses_whole
from dashboard.ui.web.index_page import IndexPageMiddleware
from dashboard.ui.web.operation import operation_routes
from dashboard.ui.web.owner_cookie import OwnerCookieMiddleware
from dashboard.ui.web.plotly_js import plotly_js_route
from dashboard.ui.web.security_headers import SecurityHeadersMiddleware, security_headers
from dashboard.ui.web.threads import (
    hand_over_together,
    make_files_side_by_side,
    multiply_on_one_thread,
    read_options_unlocked,
    take_short_turns,
)
from dashboard.ui.web.upload_limit import UploadLimitMiddleware
from dashboard.ui.web.uvicorn_defaults import (
    add_to_refusals,
    allow_long_links,
    cut_who_takes_nothing,
    log_broken_messages_in_a_line,
    send_at_once,
)
from dashboard.ui.web.websocket import WebSocketMiddleware, ask_nobody_for_own_address, ignore_values_of_other_kinds


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[dict[str, Any]]:
    engine, keeper = get_engine(), get_keeper()
    make_files_side_by_side()
    try:
        yield {}
    finally:
        # Last, and whatever happens to the engine: it writes the runs that end with it.
        with closing(keeper):
            engine.close()


logging.basicConfig(format="%(asctime)s %(name)s %(message)s")
logging.getLogger("overfit_lab").setLevel(logging.INFO)
write_lines()
log_lost_connections_in_a_line()
log_broken_messages_in_a_line()
check_environment()
allow_long_links()
add_to_refusals(security_headers())
send_at_once()
cut_who_takes_nothing()
ask_nobody_for_own_address()
ignore_values_of_other_kinds()
take_short_turns()
read_options_unlocked()
hand_over_together()
keep_answers()
keep_presses()
take_up_presses_whole()
multiply_on_one_thread()
limit_arenas()
app = st.App(
    Path(__file__).with_name("main.py"),
    lifespan=lifespan,
    routes=[plotly_js_route(), *operation_routes(get_engine, visitors, lambda: get_admission().waiting)],
    middleware=[
        Middleware(SecurityHeadersMiddleware),
        Middleware(WebSocketMiddleware, LOOKS.is_idle),
        Middleware(UploadLimitMiddleware, DataSettings().sent_bytes),
        Middleware(OwnerCookieMiddleware),
        Middleware(CompressStaticMiddleware),
        Middleware(IndexPageMiddleware),
    ],
)
