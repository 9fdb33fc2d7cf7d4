"""How many of a column's cells have to be of a form for the column to be read in it."""

from __future__ import annotations

# Of the cells that are not missing; the others then count as missing, and are told.
ENOUGH = 0.95
