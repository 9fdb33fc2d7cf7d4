"""What a stranger's browser may send in place of a component of the lab, without a browser."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest

_SIMPLE = st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=3)
_WORDS = st.sampled_from(["by", "descending", "id", "star", "epochs", "abc", "\ud800", "\0"])
ANYTHING = st.recursive(
    _SIMPLE | _WORDS | st.just(10**400),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_WORDS, inner, max_size=3),
    max_leaves=4,
)


def send(app: AppTest, event: str, value: Any) -> None:
    """Sends it for the one component of a page, which notes as `told` what it makes of it."""
    if "told" in app.session_state:
        del app.session_state["told"]
    (component,) = app.get("bidi_component")
    states = WidgetStates()
    told = json.dumps([{"event": event, "value": value}])
    states.widgets.add(id=f"$$STREAMLIT_INTERNAL_KEY_{component.proto.id}__events", json_trigger_value=told)
    app._run(states)
    assert not app.exception


def told(app: AppTest) -> Any:
    return app.session_state["told"] if "told" in app.session_state else None  # noqa: SIM401 - it has no get
