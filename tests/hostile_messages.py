"""Messages of a WebSocket as somebody writes them who wants harm: of all fields, with the names of a page's own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from google.protobuf.descriptor import Descriptor, FieldDescriptor
from google.protobuf.message_factory import GetMessageClass
from hypothesis import strategies as st
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from dashboard.ui.lessons import LESSONS
from tests.browser.driving.foreign_page import PARTS
from tests.hostile_links import NUMBERS, link

# Of which kind the value of a control is, by the name of its element.
KINDS = {
    "button": ["trigger_value"],
    "button_group": ["string_array_value"],
    "checkbox": ["bool_value"],
    "expandable": ["bool_value"],
    "file_uploader": ["file_uploader_state_value"],
    "multiselect": ["string_array_value"],
    "number_input": ["double_value", "int_value"],
    "popover": ["bool_value"],
    "radio": ["string_value"],
    "select_slider": ["string_array_value"],
    "selectbox": ["string_value"],
    "slider": ["double_array_value"],
    "tab_container": ["string_value"],
    "text_area": ["string_value"],
    "text_input": ["string_value"],
    "bidi_component": ["json_value", "json_trigger_value"],
}
# What the components of the lab send.
WORDS = ("take", "pick", "drawn", "chosen", "sort", "star", "by", "descending", "id", "event", "value")


@dataclass
class Known:
    """What a visitor can read out of the messages that make up a page: its controls, options and live parts."""

    controls: dict[str, list[str]] = field(default_factory=dict)
    options: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=lambda: [""])

    @classmethod
    def of(cls, messages: Iterable[ForwardMsg]) -> Known:
        known = cls()
        for message in messages:
            for element in (message.delta.new_element, message.delta.add_block):
                if kind := element.WhichOneof("type"):
                    known.note(kind, getattr(element, kind))
            known.parts += [part for part in [message.auto_rerun.fragment_id, message.delta.fragment_id] if part]
        return known

    def note(self, kind: str, control: Any) -> None:
        name = getattr(control, "id", "")
        if name in {"", *self.controls} or kind not in KINDS:
            return
        self.controls[name] = KINDS[kind]
        if kind == "bidi_component":
            self.controls[f"$$STREAMLIT_INTERNAL_KEY_{name}__events"] = KINDS[kind]
        self.options += [one for one in getattr(control, "options", ()) if isinstance(one, str)]


def page(lesson: str) -> bytes:
    """Opens it."""
    return BackMsg(rerun_script=ClientState(page_name=lesson)).SerializeToString()


def messages(known: Known) -> st.SearchStrategy[bytes]:
    """Most of them what a page of the lab may send, with its controls; the others of any kind, or of none."""
    own = (
        st.sampled_from(sorted(known.controls)).flatmap(lambda name: _moved(name, known))
        if known.controls
        else st.nothing()
    )
    run = _some(ClientState.DESCRIPTOR, known)
    moved = st.builds(_rerun, run, st.lists(own, min_size=1, max_size=4), st.sampled_from(known.parts))
    of_any_kind = _some(BackMsg.DESCRIPTOR, known).map(lambda message: message.SerializeToString())
    return st.one_of(moved, moved, moved, of_any_kind, st.binary(max_size=40))


def _rerun(run: Any, moved: list[Any], part: str) -> bytes:
    message = BackMsg()
    message.rerun_script.CopyFrom(run)
    message.rerun_script.fragment_id = part
    message.rerun_script.ClearField("context_info")
    message.rerun_script.ClearField("widget_states")
    message.rerun_script.widget_states.widgets.extend(moved)
    return message.SerializeToString()


def _moved(name: str, known: Known) -> st.SearchStrategy[Any]:
    of_its_kind = st.sampled_from(known.controls[name]).flatmap(
        lambda kind: _one(WidgetState.DESCRIPTOR.fields_by_name[kind], known).map(lambda value: {kind: value})
    )
    return of_its_kind.map(lambda value: WidgetState(id=name, **value))


def _some(message: Descriptor, known: Known) -> st.SearchStrategy[Any]:
    """A message of this kind with some of its fields; of those that exclude each other, the last one holds."""
    fields = {one.name: _one(one, known) for one in message.fields}
    return st.fixed_dictionaries({}, optional=fields).map(lambda values: GetMessageClass(message)(**values))


def _one(one: FieldDescriptor, known: Known) -> st.SearchStrategy[Any]:
    value = _value(one, known)
    return st.lists(value, max_size=3) if one.is_repeated else value


def _value(one: FieldDescriptor, known: Known) -> st.SearchStrategy[Any]:
    if one.message_type:
        return st.deferred(lambda: _some(one.message_type, known))
    by_name = _by_name(known)
    return by_name[one.name] if one.type == one.TYPE_STRING and one.name in by_name else _OF_TYPE[one.type]


def _by_name(known: Known) -> Mapping[str, st.SearchStrategy[Any]]:
    texts = st.sampled_from([*known.options, *NUMBERS, *PARTS])
    return {
        "id": st.sampled_from([*known.controls, "l2"]),
        "data": texts,
        "string_value": texts,
        "json_value": _JSON,
        "json_trigger_value": _JSON,
        "fragment_id": st.sampled_from([*known.parts, "none"]),
        "page_name": st.sampled_from([*LESSONS, "", "nowhere", "../lab"]),
        "query_string": st.integers(0, 500).map(lambda seed: urlencode(link(seed), errors="replace")),
    }


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from([*PARTS, *NUMBERS])
_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.sampled_from([*NUMBERS, *PARTS]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=4),
    max_leaves=6,
)
_STATES = st.dictionaries(st.sampled_from(WORDS), _ANYTHING, max_size=4)
_EVENTS = st.lists(st.fixed_dictionaries({"event": st.sampled_from(WORDS), "value": _ANYTHING}), max_size=3)
_JSON = st.one_of(
    st.one_of(_STATES, _EVENTS, _ANYTHING).map(json.dumps), _TEXT, st.integers(0, 5000).map(lambda deep: "[" * deep)
)
_OF_TYPE: dict[int, st.SearchStrategy[Any]] = {
    FieldDescriptor.TYPE_BOOL: st.booleans(),
    FieldDescriptor.TYPE_BYTES: st.binary(max_size=20),
    FieldDescriptor.TYPE_DOUBLE: st.floats() | st.integers(-3, 400).map(float),
    FieldDescriptor.TYPE_ENUM: st.integers(0, 2),
    FieldDescriptor.TYPE_INT32: st.integers(-(2**31), 2**31 - 1),
    FieldDescriptor.TYPE_SINT64: st.integers(-(2**63), 2**63 - 1) | st.integers(-3, 400),
    FieldDescriptor.TYPE_STRING: _TEXT,
    FieldDescriptor.TYPE_UINT32: st.integers(0, 2**32 - 1),
    FieldDescriptor.TYPE_UINT64: st.integers(0, 2**64 - 1),
}
