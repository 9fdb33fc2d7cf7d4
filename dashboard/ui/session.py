"""What a visit remembers: values in Streamlit's session, each under one name and of one type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

import streamlit as st

T = TypeVar("T")


@dataclass(frozen=True)
class Slot(Generic[T]):
    """A remembered value; `default` is what it is until something else is put there."""

    name: str
    default: T

    def get(self) -> T:
        return st.session_state.get(self.name, self.default)

    def set(self, value: T) -> None:
        st.session_state[self.name] = value

    def clear(self) -> None:
        st.session_state.pop(self.name, None)

    @property
    def is_set(self) -> bool:
        return self.name in st.session_state
