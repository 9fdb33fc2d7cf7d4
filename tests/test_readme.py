"""What the README and the page on hosting promise holds."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README_PATH = ROOT / "README.md"
README = README_PATH.read_text(encoding="utf-8")
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]


def test_the_python_example_runs_and_shows_overfitting_and_its_fix(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(example, "README.md", "exec"), {})
    said = capsys.readouterr().out
    assert said.index("Overfitting:") < said.index("A good fit:")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_to_a_file_or_a_heading_leads_there(page: Path) -> None:
    for name, heading in re.findall(r"\]\((?!\w+:)([^)#\s]*)#?([^)\s]*)\)", page.read_text(encoding="utf-8")):
        target = page.parent / name if name else page
        assert target.exists(), name
        if heading:
            assert heading in anchors(target), f"{name}#{heading}"


def anchors(page: Path) -> set[str]:
    """Its headings, as a link names them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_importing_the_package_loads_neither_tensorflow_nor_streamlit() -> None:
    program = "import sys, dashboard; print({'tensorflow', 'keras', 'streamlit', 'distributed'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


def test_the_table_lists_the_environment_variables_of_a_server_with_their_defaults(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from dashboard.data.environment import variable
    from dashboard.environment import SERVER_SETTINGS
    from dashboard.ui.frame.admission import PER_WORKER

    monkeypatch.delenv("OVERFIT_LAB_DATA")
    # One a core, where there is memory for them.
    monkeypatch.setattr("dashboard.engine.memory.MEMORY_LIMIT", 2**50)
    hosting = README_PATH.with_name("docs") / "hosting.md"
    section = hosting.read_text(encoding="utf-8").partition("## Settings of a server")[2]
    rows = dict(re.findall(r"^\| `([A-Z_]+)` \| (.+?) \|", section, re.MULTILINE))
    defaults = {
        variable(settings, name): written(field.get_default(call_default_factory=True))
        for settings in SERVER_SETTINGS
        for name, field in settings.model_fields.items()
    }
    assert rows == defaults | {"OVERFIT_LAB_WORKERS": "one a core", "OVERFIT_LAB_VISITORS": f"{PER_WORKER} a worker"}
    assert defaults["OVERFIT_LAB_WORKERS"] == str(os.cpu_count())


def written(default: object) -> str:
    """A default as the table has it."""
    match default:
        case None:
            return "none"
        case str():
            return f"`{default}`"
        case bool():
            return "on" if default else "off"
        case Path():
            return f"`~/{default.relative_to(Path.home()).as_posix()}`"
        case _:
            return f"{default:g}"


def test_contributing_maps_every_lesson_to_its_folder() -> None:
    from dashboard.ui.lessons import LESSONS

    contributing = README_PATH.with_name("CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+) \| `pages/(\w+)` \|$", contributing, re.MULTILINE)
    assert rows == [(lesson.title, lesson.name) for lesson in LESSONS.values()]
    assert all(lesson.path.is_file() for lesson in LESSONS.values())
