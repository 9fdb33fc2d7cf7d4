"""What the lab draws no more."""

from __future__ import annotations

from dashboard.ui.controls import settings
from dashboard.ui.controls.trainable import trainable
from pages.lab.sections import session
from pages.lab.sections.pins import unpin
from pages.lab.sections.session import BEFORE, LAST, RUN


def forget_deleted() -> None:
    """Begins anew where curves of a table are drawn that has been deleted since: it can't be asked any more."""
    run = RUN.get()
    records = (run.record if run else None, BEFORE.get(), LAST.get())
    drawn = [*settings.PINS.get(), *(record.experiment for record in records if record)]
    if any(trainable(one)[1] for one in drawn):
        session.stop()
        unpin()
        for slot in (RUN, BEFORE, LAST):
            slot.clear()
        settings.UNTRAINED.set(True)
