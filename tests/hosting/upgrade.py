"""Raises every pin of the requirements to the latest version that goes with all the others: `make upgrade`."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
# What is installed into one environment.
TOGETHER = (("requirements.txt", "requirements-dev.txt", "requirements-benchmark.txt"), ("requirements-logs.txt",))
PIN = re.compile(r"^([\w.-]+(?:\[[\w,-]+\])?)==([^\s;]+)", re.MULTILINE)
# One version of each, for every Python that the project runs on.
COMPILE = ("pip", "compile", "--quiet", "--universal", "--python-version=3.11", "--fork-strategy=fewest")
AS_ASKED = ("--no-strip-extras", "--no-header", "--no-annotate", "-")


def upgrade(root: Path, uv: str) -> None:
    """Writes the files anew; `uv` is the program that says what goes together."""
    for names in TOGETHER:
        texts = {root / name: (root / name).read_text(encoding="utf-8") for name in names}
        asked_for = [PIN.sub(r"\1", line) for text in texts.values() for line in text.splitlines() if PIN.match(line)]
        command, asked = [uv, *COMPILE, *AS_ASKED], "\n".join(asked_for)
        found = subprocess.run(command, input=asked, stdout=subprocess.PIPE, text=True, check=True).stdout
        latest = dict(PIN.findall(found))
        for file, text in texts.items():
            file.write_text(raised(text, latest), encoding="utf-8")


def raised(text: str, latest: dict[str, str]) -> str:
    return PIN.sub(lambda pin: f"{pin[1]}=={latest[pin[1]]}", text)


if __name__ == "__main__":
    upgrade(ROOT, sys.argv[1])
