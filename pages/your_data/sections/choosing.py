"""What to predict from what: asked of whoever brings a table, and made a data set."""

from __future__ import annotations

import streamlit as st

from dashboard.data.tables.choices import TableChoices, decided_classes, left_out_classes
from dashboard.data.tables.description import Column, Description
from dashboard.data.tables.errors import TableError
from dashboard.data.tables.schema import Kind, Schema
from dashboard.data.tables.storage import description_of, schema_of
from dashboard.ui.plain import plain
from dashboard.ui.session import Slot
from language.first_few import first_few
from language.say import later, mark, t, tn
from pages.your_data.sections.set_aside import missing_of, show_aside, take_over_aside, untrained_of
from pages.your_data.sections.splitting import choice_keys, choose_split, complete_rows
from pages.your_data.sections.work import NoAnswerError, ask_again, by_worker
from pages.your_data.tasks import make_dataset

AS = (mark("a number"), mark("classes"))


def kinds_of(source: str) -> Slot[dict[str, Kind]]:
    """The columns of a file that the visitor has read otherwise than the file suggests."""
    return Slot(f"own kinds {source}", {})


def take_over(name: str, *, class_weights: bool) -> None:
    """Sets the choices to those of a data set, and weights, which a link names. Before the widgets are drawn."""
    schema = schema_of(name)
    source, keys = schema.source, choice_keys(schema.source)
    st.session_state[f"own-target {source}"] = schema.target
    st.session_state[f"own-as {source} {schema.target}"] = AS[bool(schema.labels)]
    st.session_state[keys.complete] = schema.complete
    st.session_state[keys.unique], st.session_state[keys.near] = bool(schema.unique), schema.unique == "near"
    st.session_state[keys.group], st.session_state[keys.order] = schema.group or None, schema.order or None
    st.session_state[keys.weights] = class_weights
    _FROM_LINK.set((source, schema))
    description = description_of(source)
    if description is not None:
        take_over_aside(source, schema, description)
    kinds_of(source).set({one.name: one.kind for one in schema.inputs})


_NO_INPUT = later("All other columns are left out: keep at least one to predict from.")
_FROM_LINK: Slot[tuple[str, Schema] | None] = Slot("own from link", None)


def weighs_classes(name: str) -> bool:
    """Whether rows of the rare classes of a data set are to count the more."""
    schema = schema_of(name)
    return bool(schema.labels) and bool(st.session_state.get(choice_keys(schema.source).weights))


def choose(source: str, description: Description) -> str:
    """The name of the data set that the visitor's choices make of a file; empty until it can be made, which is said."""
    target = _ask_target(source, description)
    if target is None:
        return ""
    classes = _as_classes(description[target], f"own-as {source} {target}")
    kinds = {name: kind for name, kind in kinds_of(source).get().items() if description[name].kind != kind}
    usable = [c.name for c in description.columns if kinds.get(c.name, c.kind) != "left out" and c.name != target]
    out = _left_out(source, usable)
    inputs = tuple(name for name in usable if name not in out)
    complete = complete_rows(source, description, {name: kinds.get(name, description[name].kind) for name in inputs})
    others = [column.name for column in description.columns if column.name != target]
    unique, group, order = choose_split(source, others, classes=bool(classes))
    show_aside(source)
    if classes is None:
        return ""
    choices = TableChoices(
        target,
        inputs,
        classes,
        kinds,
        complete=complete,
        unique=unique,
        group=group,
        order=order,
        missing=missing_of(source).get(),
        untrained=untrained_of(source).get(),
    )
    return _made(source, choices)


def _ask_target(source: str, description: Description) -> str | None:
    target = st.selectbox(
        t("What do you want to predict?"),
        [column.name for column in description.targets],
        None,
        key=f"own-target {source}",
        persist_state="session",
        placeholder=t("Choose a column"),
        help=t("The column that the network learns to predict from the others."),
    )
    if target is None:
        rows, file = description.rows, plain(description.file)
        st.caption(t("{rows:,} rows of {file}. Nothing is trained until you choose.", rows=rows, file=file))
    return target


def _made(source: str, choices: TableChoices) -> str:
    """The name of the data set that a worker makes; empty where it can't, which is said."""
    try:
        if not choices.inputs:
            raise TableError(_NO_INPUT)  # noqa: TRY301
        return by_worker(t("Reading the rows"), make_dataset, source, choices) or ""
    except TableError as error:
        st.error(plain(str(error)), icon=":material/error:")
        if isinstance(error, NoAnswerError):
            ask_again()
    return ""


def _as_classes(column: Column, key: str) -> bool | None:
    """Texts are classes, and numbers with many values are numbers, unless a link says so; else the visitor does."""
    decided, is_said = decided_classes(column), st.session_state.get(key) == AS[1]
    if column.number is None or not column.values or (decided is False and not is_said):
        return decided
    values = first_few(column.values, 6)
    asked = t(
        "{column} has {count} different values ({values}). Predict it as",
        column=plain(column.name),
        count=len(column.values),
        values=plain(values),
    )
    chosen = st.segmented_control(
        asked, AS, format_func=t, default=AS[1] if decided else None, key=key, persist_state="session"
    )
    return None if chosen is None else chosen == AS[1]


def _left_out(source: str, usable: list[str]) -> list[str]:
    key, linked = choice_keys(source).left_out, _FROM_LINK.get()
    if linked is not None and linked[0] == source:
        used = {one.name for one in linked[1].inputs}
        st.session_state[key] = [name for name in usable if name not in used]
        _FROM_LINK.clear()
    if key in st.session_state:
        st.session_state[key] = [name for name in st.session_state[key] if name in usable]
    return st.multiselect(
        t("Leave out"),
        usable,
        key=key,
        persist_state="session",
        placeholder=tn(
            "Nothing: the other column is the input", "Nothing: the other {count:,} columns are inputs", len(usable)
        ),
        help=t(
            "Leave out what would not be known when the prediction is needed, and columns that only number the rows."
        ),
    )


def say_of_target(column: Column, schema: Schema) -> list[str]:
    """What becomes of rows because of the target."""
    said = []
    missing = column.missing if schema.labels else schema.lacking[0]
    if missing:
        said.append(
            tn(
                "A row without a value in {column} is left out.",
                "{count:,} rows without a value in {column} are left out.",
                missing,
                column=plain(column.name),
            )
        )
    rare = left_out_classes(column) if schema.labels else ()
    if rare:
        shown = first_few(rare, 5, plain)
        said.append(t("Classes with fewer than 5 rows are left out: {names}.", names=shown))
    return said
