"""What a visitor can take from the lab, once a training has ended."""

from __future__ import annotations

from dashboard.ui.frame.seal import open_splits
from dashboard.ui.runs.export import Export, show_export
from pages.lab.sections import session


def export() -> None:
    """Downloads of the training that is shown."""
    run = session.RUN.get()
    if run is not None and run.ended and run.record.final is not None:
        show_export(Export.of(run.record, open_splits()), key="take")
