"""What is said of lines that stand among the rows of a table and are none."""

from __future__ import annotations

from language.say import Message, later, mark

_ONE = {
    "total": mark("A row of totals is left out: {cell!r}."),
    "sum": mark("A row that adds up the others is left out: {cell!r}."),
    "names": mark("A row repeats the names of the columns, and is left out."),
    "rule": mark("A line that only draws a rule is left out."),
    "empty": mark("An empty line below the table is left out."),
    "blank": mark("An empty line among the rows is left out."),
    "between": mark("A line between the rows is not part of the table: {cell!r}."),
    "heading": mark("A row that holds nothing but {cell!r} is left out."),
    "remark": mark("A line below the table is not part of it: {cell!r}."),
}
_MANY = {
    "total": mark("{count:,} rows of totals are left out, such as {cell!r}."),
    "sum": mark("{count:,} rows that add up the others are left out, such as {cell!r}."),
    "names": mark("{count:,} rows repeat the names of the columns, and are left out."),
    "rule": mark("{count:,} lines that only draw a rule are left out."),
    "empty": mark("{count:,} empty lines below the table are left out."),
    "blank": mark("{count:,} empty lines among the rows are left out."),
    "between": mark("{count:,} lines between the rows are not part of the table, such as {cell!r}."),
    "heading": mark("{count:,} rows that hold nothing but a name are left out, such as {cell!r}."),
    "remark": mark("{count:,} lines below the table are not part of it, such as {cell!r}."),
}
_SHOWN = 40


def left_out(kind: str, count: int, cell: str) -> Message:
    """That lines of a kind are left out: how many, and the first cell of the first of them."""
    return later((_ONE if count == 1 else _MANY)[kind], count=count, cell=cell[:_SHOWN])
