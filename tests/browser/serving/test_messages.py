"""What a stranger may send to a real server without a browser: nobody else notices."""

from __future__ import annotations

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.frames import CloseCode
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests.browser.conftest import PATIENCE
from tests.browser.driving.machines import status
from tests.ui.web.test_websocket import KINDS, of_kind


def line(server: str) -> ClientConnection:
    address = f"{server.replace('http', 'ws', 1)}/_stcore/stream"
    return connect(address, subprotocols=[Subprotocol("streamlit")], max_size=None, proxy=None, ping_interval=None)


def run_page(client: ClientConnection) -> None:
    rerun = BackMsg()
    rerun.rerun_script.page_name = "glossary"
    client.send(rerun.SerializeToString())
    while ForwardMsg.FromString(client.recv(PATIENCE / 1000, decode=False)).WhichOneof("type") != "script_finished":
        pass


def read_to_end(client: ClientConnection) -> None:
    while True:
        client.recv(PATIENCE / 1000)


def test_the_engine_stays_whatever_kind_of_message_comes(server: str) -> None:
    with line(server) as client:
        for kind in KINDS:
            client.send(of_kind(kind)["bytes"])
        run_page(client)
    assert status(f"{server}/ready") == 200


def test_no_connection_fills_the_memory_with_a_message_that_is_too_long(server: str) -> None:
    def send_and_wait() -> None:
        client.send([b"\x00" * 2**20] * 30)
        read_to_end(client)

    with line(server) as client, pytest.raises(ConnectionClosed) as closed:
        send_and_wait()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == CloseCode.MESSAGE_TOO_BIG


@pytest.mark.parametrize("sent", ["words", b"\xff" * 9])
def test_what_is_no_message_ends_its_own_connection_alone(server: str, sent: str | bytes) -> None:
    with line(server) as client, line(server) as other:
        client.send(sent)
        with pytest.raises(ConnectionClosed):
            read_to_end(client)
        run_page(other)
