"""`make upgrade` raises all that is pinned, and changes nothing else."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from tests.hosting.upgrade import PIN, ROOT, TOGETHER, upgrade

# In place of uv: whatever it is asked for is there in a version that nobody has yet, with what it needs.
UV = f"""#!{sys.executable}
import re, sys
for line in sys.stdin.read().splitlines():
    name, _, condition = line.partition(";")
    assert "=" not in name, line
    print(name.strip() + "==99.1.post1" + f" ; {{condition}}" * bool(condition))
print("needed-by-one==1")
"""


def test_every_pin_is_raised_and_nothing_else_is_changed(tmp_path: Path) -> None:
    files = {file.name: file.read_text(encoding="utf-8") for file in ROOT.glob("requirements*.txt")}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "uv").write_text(UV, encoding="utf-8")
    (tmp_path / "uv").chmod(0o755)
    upgrade(tmp_path, str(tmp_path / "uv"))
    for name, text in files.items():
        assert PIN.search(text)
        assert (tmp_path / name).read_text(encoding="utf-8") == re.sub(r"==[^\s;]+", "==99.1.post1", text)


def test_it_raises_all_files_of_requirements() -> None:
    assert {name for names in TOGETHER for name in names} == {file.name for file in ROOT.glob("requirements*.txt")}
