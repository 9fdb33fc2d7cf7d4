"""A script as a Jupyter notebook: its opening text as Markdown, then a cell for each part of it."""

from __future__ import annotations

import ast
import json
import re

# Signs in a table's names that Markdown would take for emphasis, headings, tags, links, pictures, code or mathematics.
_MARKUP = re.compile(r"([\\`*_#&\[\]<>$~])")


def notebook(script: str) -> str:
    """The script in Jupyter's format (nbformat 4.5). Run from top to bottom, it does what the script does.

    Parts are separated by two blank lines, as in Python's style.
    """
    about = ast.get_docstring(ast.parse(script)) or ""
    code = script.partition('"""\n\n')[2] if about else script
    parts = [part.strip("\n") for part in code.split("\n\n\n")]
    cells = [
        _cell(0, "markdown", _MARKUP.sub(r"\\\1", about)),
        *(_cell(place, "code", part) for place, part in enumerate(parts, 1) if part),
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}, indent=1)


def _cell(place: int, kind: str, text: str) -> dict[str, object]:
    run: dict[str, object] = {"execution_count": None, "outputs": []} if kind == "code" else {}
    return {"cell_type": kind, "id": f"cell-{place}", "metadata": {}, "source": text.splitlines(keepends=True), **run}
