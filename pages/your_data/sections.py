"""A visitor's CSV: brought, looked at, and made a data set of the lab."""

from __future__ import annotations

import streamlit as st

from dashboard.data.csv_schema import infer_schema
from dashboard.data.csv_table import Column, CsvError, Table, parse_csv
from dashboard.data.own_data import save_table
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.limits import Limits
from dashboard.ui.session import Slot
from dashboard.ui.tables import small_table
from pages.your_data.trials.example import FILE, TARGET, example_csv
from pages.your_data.trials.sizes import own_experiment

MEGABYTES = 5
_TABLE: Slot[Table | None] = Slot("own table", None)
_FILE = Slot("own file id", "")
_KINDS = {"number": "a number", "category": "a category"}
_SHOWN = 40
# Characters of a cell.
LONGEST = 80


def bring() -> Table:
    """The visitor's table, or the example's. A file that can't be read is named, and changes nothing."""
    brought = st.file_uploader(
        "Your CSV",
        "csv",
        max_upload_size=MEGABYTES,
        key="own file",
        help="Names of the columns in the first line, a row for each sample. The file is sent to the server of this "
        "page and to nobody else; run on your own machine, it stays there.",
    )
    if brought is not None and _FILE.get() != brought.file_id:
        try:
            _TABLE.set(parse_csv(brought.getvalue(), brought.name))
            _FILE.set(brought.file_id)
        except CsvError as error:
            st.error(f"{brought.name}: {error}", icon=":material/error:")
    table = _TABLE.get()
    if table is None:
        st.caption(f"Until you bring one, this page shows {FILE}: flats that are made up.")
        return _example()
    return table


@st.cache_resource(show_spinner=False)
def _example() -> Table:
    return parse_csv(example_csv(), FILE)


def choose_columns(table: Table) -> Experiment | None:
    """What to predict from what, as an experiment; None where that can't be done, which is said."""
    names = [column.name for column in table.usable]
    key = f"own {table.file} {len(table.content)}"
    left, right = st.columns([1, 2])
    usual = names.index(TARGET) if table.file == FILE and TARGET in names else len(names) - 1
    target = left.selectbox(
        "Predict",
        names,
        usual,
        key=f"{key} target",
        persist_state="session",
        help="The column that the network learns to tell from the others.",
    )
    classes = _as_classes(table[target], f"{key} {target}")
    others = [name for name in names if name != target]
    inputs = right.multiselect(
        "From",
        others,
        others,
        key=f"{key} inputs of {target}",
        persist_state="session",
        placeholder="All columns that can be used",
        help="Leave out what would not be known when the prediction is needed, and numbers that only count the rows.",
    )
    try:
        return own_experiment(save_table(table, infer_schema(table, target, inputs, classes=classes)), Limits().samples)
    except CsvError as error:
        st.error(str(error), icon=":material/error:")
    except OSError as error:
        st.error(f"The server can't keep the file: {error.strerror}.", icon=":material/error:")
    return None


def _as_classes(column: Column, key: str) -> bool:
    """Texts are classes, and numbers with many values are numbers; between them it is the visitor's to say."""
    if column.kind == "category" or not column.values:
        return column.kind == "category"
    few = len(column.values) == 2
    chosen = st.segmented_control(
        "Predict it as",
        ("a number", "classes"),
        default="classes" if few else "a number",
        required=True,
        key=f"{key} as",
        persist_state="session",
        help=f"{column.name} has {len(column.values)} different values.",
    )
    return chosen == "classes"


def show_columns(table: Table) -> None:
    """What each column was read as, and why some are left out."""
    small_table([_row(column) for column in table.columns[:_SHOWN]], numbers=("Missing",))
    more = len(table.columns) - _SHOWN
    said = [f"{more} more columns."] * (more > 0)
    said += [f"{table.ragged} lines with more or fewer cells than the first are left out."] * (table.ragged > 0)
    if said:
        st.caption(" ".join(said))


def _row(column: Column) -> dict[str, str]:
    read_as = _KINDS.get(column.kind, f"left out: {column.reason}")
    values = ", ".join(column.values[:4]) + ", …" * (len(column.values) > 4)
    shown = values if column.kind == "category" else column.example
    return {
        "Column": plain(column.name or "(no name)"),
        "Read as": read_as,
        "Missing": str(int(column.missing.sum())),
        "Values": plain(shown),
    }


def plain(text: str) -> str:
    """Text of a stranger's file, not Markdown."""
    short = " ".join(text.split())
    short = short if len(short) <= LONGEST else f"{short[: LONGEST - 1]}…"
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()#+-.!$~<>:" else sign for sign in short).replace("|", "&#124;")
