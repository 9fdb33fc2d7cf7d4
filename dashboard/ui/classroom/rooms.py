"""The rooms of classes, in the same database as the runs."""

from __future__ import annotations

from dashboard.store.environment import StoreSettings
from dashboard.store.in_class.classrooms import ClassroomStore
from dashboard.ui.session import one_per_process


@one_per_process
def get_classrooms() -> ClassroomStore:
    """The store that all visits share."""
    return ClassroomStore(StoreSettings().url)
