"""The tables of the database as queries name them; `migrations` makes them.

What a list shows stands in `runs` alone, so that it never reads curves or weights.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Double, ForeignKey, Integer, LargeBinary, MetaData, String, Table

METADATA = MetaData()

RUNS = Table(
    "runs",
    METADATA,
    Column("id", String, primary_key=True),
    Column("owner", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("code", String, nullable=False),
    Column("created", Double, nullable=False),
    Column("data", String, nullable=False),
    Column("settings", JSON, nullable=False),
    Column("kind", String, nullable=False),
    Column("sentence", String, nullable=False),
    Column("epochs", Integer, nullable=False),
    Column("train_loss", Double),
    Column("validation_loss", Double),
    Column("lowest_loss", Double),
    Column("note", String, nullable=False),
    Column("star", Boolean, nullable=False),
    # Whether it was trained for a comparison alone, and never by itself.
    Column("trial", Boolean, nullable=False),
)
RECORDINGS = Table(
    "recordings",
    METADATA,
    Column("run", ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True),
    Column("curves", LargeBinary, nullable=False),
    Column("weights", LargeBinary),
    Column("ending", String, nullable=False),
    Column("verdict", String, nullable=False),
    # The losses of single validation rows, which a verdict rests on: kept until there is one.
    Column("row_losses", LargeBinary),
)
# What pages have compared, and the runs that stand in each: a run may stand in several.
STUDIES = Table(
    "studies",
    METADATA,
    Column("id", String, primary_key=True),
    Column("owner", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("lesson", String, nullable=False),
    Column("data", String, nullable=False),
    Column("varied", JSON, nullable=False),
    Column("created", Double, nullable=False),
)
TRIALS = Table(
    "trials",
    METADATA,
    Column("study", ForeignKey("studies.id", ondelete="CASCADE"), primary_key=True),
    Column("run", ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, nullable=False),
)
# Those who want nothing to be kept, and when they were last here.
DECLINED = Table(
    "declined", METADATA, Column("owner", String, primary_key=True), Column("seen", Double, nullable=False)
)
# Rooms of classes in session, and what students have sent to the question that is asked now.
CLASSROOMS = Table(
    "classrooms",
    METADATA,
    Column("code", String, primary_key=True),
    Column("owner", String, nullable=False, unique=True),
    Column("created", Double, nullable=False),
    Column("question", String, nullable=False),
    Column("asked", Integer, nullable=False),
    Column("revealed", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
)
ENTRIES = Table(
    "entries",
    METADATA,
    Column("classroom", ForeignKey("classrooms.code", ondelete="CASCADE"), primary_key=True),
    Column("author", String, primary_key=True),
    Column("numbers", JSON, nullable=False),
)
VERSION = Table("schema_version", METADATA, Column("steps", Integer, nullable=False))
