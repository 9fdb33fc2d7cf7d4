"""What programs write above a table, such as ARFF's attributes; and texts that only look like tables."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard.data.tables.errors import TableError
from language.say import later, mark

_FLAGS = re.IGNORECASE | re.MULTILINE
_DATA, _RELATION = re.compile(r"^@data\b.*\n", _FLAGS), re.compile(r"^[ \t]*@relation\b", _FLAGS)
_ATTRIBUTE = re.compile(r"""^[ \t]*@attribute\s+(?:'((?:[^'\\]|\\.)*)'|"([^"]*)"|(\S+))""", _FLAGS)
_LABVIEW = re.compile(r"^\*\*\*End_of_Header\*\*\*.*\n", _FLAGS)
# Instruments write sections, as INI files have them, each under a word in brackets.
_SECTION = re.compile(r"^\ufeff?\[[A-Za-z][\w ]*\][ \t\r,;]*\n", _FLAGS)
# Web servers name their columns behind a word, and may begin again further below; loggers of Campbell say who they are.
_FIELDS = re.compile(r"^#fields:[ \t]*(.+)\n", _FLAGS)
_REMARKS = re.compile(r"(?:\ufeff?#.*\n)+")
_STATION = re.compile(r'\ufeff?"?TOA5"?,.*\n')
# What the rows of Eurostat are of stands between commas, up to the one thing that its columns are of.
_EUROSTAT = re.compile(r"\ufeff?(\w+(?:,\w+)*\\\w+ *(?:\t[^\t\n]*)+)\n")
_SQL = re.compile(r"^(?:CREATE TABLE|INSERT INTO)\b", _FLAGS)
# What a dump begins with, its remarks aside: queries also stand in the columns of tables.
_STATEMENT = re.compile(r"(?:CREATE|INSERT|DROP|SET|USE|BEGIN|PRAGMA|LOCK) ", re.IGNORECASE)
_SQL_REMARKS = ("--", "/*", "#")
# A target, perhaps the group of the row, and inputs by their numbers.
_SPARSE = re.compile(
    r"[+-]?[\d.]+(?:e[+-]?\d+)?(?: qid:\d+)?(?: \d+:[+-]?[\d.]+(?:e[+-]?\d+)?)+ *(?:#.*)?", re.IGNORECASE
)
_TIMES_OF_DAY = re.compile(r"\S+(?: \d{1,2}:\d\d)+")
_LOOKED_AT, _NEARLY_ALL = 50, 0.9
_LIBSVM = mark(
    "These are rows in LIBSVM format, which leaves zeros out. Load them with scikit-learn's load_svmlight_file and "
    "save a CSV."
)
# Sentences have few figures, and a blank behind each comma.
_SENTENCE, _FEWEST_WORDS, _FEW_FIGURES = re.compile(r"[^\W\d].*[.!?:]"), 3, 0.2
_PROSE = mark(
    "These are sentences, not a table. Upload or paste one: a row on each line, with commas or tabs between its cells."
)
# Logs say before each value what it is.
_NAMED_CELL = re.compile(r"(?:^|[\s,;])[A-Za-z_][\w.]*=[^\s=,;]+")
_NAMED_CELLS = mark(
    "Each cell contains its column's name, as in temp=20.5. Write the names once, in the first line, and values below."
)
# What databases draw around a table in a terminal.
_CORNERS = "┌┏╔╭"
_DRAWN = mark("Lines are drawn around this table. Have the program write it as CSV.")
# How other texts begin that would be read as rows.
_BEGUN = {
    "%%MatrixMarket": mark(
        "This is a matrix in Matrix Market format, which leaves zeros out. Load it with SciPy's mmread and save a CSV."
    ),
    "-[ RECORD": mark("Each row is written as a list here. Have psql write it as CSV: psql --csv."),
}
_SPARSE_ARFF = mark("This ARFF file leaves zeros out. Save it without that (in Weka: SparseToNonSparse), or as CSV.")


@dataclass(frozen=True)
class Head:
    """The text above a table, empty without any, and the names of its columns, if it has them."""

    text: str = ""
    names: tuple[str, ...] = ()

    def lines(self, quote: str) -> int:
        """How many lines it has for a reader to whom those within quotation marks are one."""
        return sum(part.count("\n") for part in self.text.split(quote)[::2])

    def is_closed(self, quote: str) -> bool:
        """Whether its quotation marks come in pairs: a reader would take the table for a part of an open one."""
        return self.text.count(quote) % 2 == 0


def head_of(text: str) -> Head:
    """What stands above a table by the rules of a program. Raises TableError where the rows are none of a table."""
    if (data := _DATA.search(text)) and _RELATION.search(text[: data.start()]):
        if text[data.end() :].lstrip().startswith("{"):
            raise TableError(later(_SPARSE_ARFF))
        above = text[: data.end()]
        return Head(above, tuple(re.sub(r"\\(.)", r"\1", "".join(name)) for name in _ATTRIBUTE.findall(above)))
    if (remarks := _REMARKS.match(text)) and (fields := _FIELDS.search(remarks[0])):
        return Head(remarks[0], tuple(fields[1].split()))
    if cube := _EUROSTAT.match(text):
        return Head(cube[0], tuple(name.strip() for name in re.split(r"[,\t]", cube[1])))
    if station := _STATION.match(text):
        return Head(station[0])
    if _SECTION.match(text):
        return Head(text[: _longest_section(text)])
    ends = [found.end() for found in _LABVIEW.finditer(text)]
    return Head(text[: ends[-1]]) if ends else Head()


def _longest_section(text: str) -> int:
    """Where the section with most lines begins, below its word."""
    starts = [found.end() for found in _SECTION.finditer(text)]
    ends = [*starts[1:], len(text)]
    return max(zip(starts, ends, strict=True), key=lambda section: text.count("\n", *section))[0]


def refuse_other_texts(text: str) -> None:
    """Raises TableError on texts of which a reader of tables would make one that nobody meant."""
    lines = [line.strip() for line in text[: _LOOKED_AT * 1000].splitlines()[:_LOOKED_AT] if line.strip()]
    sparse = sum(bool(_SPARSE.fullmatch(line)) for line in lines) > _NEARLY_ALL * len(lines)
    if sparse and not all(map(_TIMES_OF_DAY.fullmatch, lines)):
        raise TableError(later(_LIBSVM))
    if sum(len(_NAMED_CELL.findall(line)) > 1 for line in lines) > _NEARLY_ALL * len(lines):
        raise TableError(later(_NAMED_CELLS))
    for start, sentence in _BEGUN.items():
        if lines and lines[0].startswith(start):
            raise TableError(later(sentence))
    if lines and lines[0][0] in _CORNERS:
        raise TableError(later(_DRAWN))
    if sum("&" in line and line.removesuffix("\\hline").endswith("\\\\") for line in lines) > len(lines) / 2:
        raise TableError(later("This is a LaTeX table. Save it as CSV."))
    first = next((line for line in lines if not line.startswith(_SQL_REMARKS)), "")
    if _STATEMENT.match(first) and _SQL.search("\n".join(lines)):
        raise TableError(later("This is SQL. Load it into a database, and save the table that you need as CSV."))
    if _is_prose(text):
        raise TableError(later(_PROSE))


def _is_prose(text: str) -> bool:
    """Whether most lines end as sentences do, and nothing stands between cells."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    sentences = sum(bool(_SENTENCE.fullmatch(line)) and len(line.split()) >= _FEWEST_WORDS for line in lines)
    figures = sum(bool(re.search(r"\d", line)) for line in lines)
    return (
        sentences > len(lines) / 2 and figures < _FEW_FIGURES * len(lines) and not re.search(r"[,;][^\s]|[\t|]", text)
    )
