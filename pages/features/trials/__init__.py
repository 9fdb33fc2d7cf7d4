"""Three approaches to a data set, and what is computed by hand."""

from pages.features.trials.bases import rehearsal

__all__ = ["rehearsal"]
