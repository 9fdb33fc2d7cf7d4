"""The best network, to be taken away."""

from __future__ import annotations

import streamlit as st

from dashboard.experiment.record import Record
from dashboard.ui.frame.seal import open_splits
from dashboard.ui.runs.export import Export, show_export
from language.say import t


def best_network(record: Record) -> None:
    """As it was trained at the first seed."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(t("The best network, trained with the first seed:"), width="content")
        show_export(Export.of(record, open_splits()), key="own")
