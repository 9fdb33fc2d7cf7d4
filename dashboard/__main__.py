"""The lab on the command line: `python -m dashboard train --l2 0.01`, `python -m dashboard judge history.csv`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.api.tracking import TRACKERS, TrackerError, check_tracker
from dashboard.data.curves.log import LogError
from dashboard.data.dataset import DataError
from dashboard.data.environment import SettingError, folders_of_libraries
from dashboard.experiment.limits import LimitError
from dashboard.experiment.links.link import from_link
from dashboard.experiment.settings import SETTINGS

if TYPE_CHECKING:
    from dashboard.api.train import TrainedRun
    from dashboard.experiment.experiment import Experiment


# The file descriptor of standard error.
_ERRORS = 2


class OptionError(ValueError):
    """Options that can't be used. Its message names each, and what is allowed."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Returns 0, or 2 after an error that it has named on standard error."""
    chosen = _parser().parse_args(arguments)
    try:
        os.environ.update(folders_of_libraries())
        chosen.run(chosen)
    except OSError as error:
        sys.stderr.write(f"{error.filename}: {error.strerror}.\n" if error.filename else f"{error}\n")
        return 2
    except (DataError, LimitError, LogError, OptionError, SettingError, TrackerError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m dashboard", description="Overfit Lab on the command line.")
    commands = parser.add_subparsers(required=True, metavar="command")
    train = commands.add_parser("train", help="train an experiment and say what its curves show")
    train.add_argument("--save", type=Path, metavar="FOLDER", help="keep curves, settings, script and model there")
    train.add_argument(
        "--log-to", choices=TRACKERS, metavar="TRACKER", help=f"log it by the client of {' or '.join(TRACKERS)}"
    )
    train.set_defaults(run=_train)
    reporting = commands.add_parser("report", help="train an experiment and write a report of one page, as HTML")
    for command in (train, reporting):
        _add_settings(command)
    reporting.add_argument(
        "--output", type=Path, default=Path("report.html"), metavar="FILE", help="report.html if not given"
    )
    reporting.set_defaults(run=_report)
    judge = commands.add_parser("judge", help="say what the curves of a training elsewhere show")
    judge.add_argument("log", help="a log: CSV, JSON, printed text, Excel, TensorBoard's event file or folder")
    judge.add_argument("--run", dest="name", default="", help="which training, where the log holds several")
    judge.set_defaults(run=_judge)
    ahead = commands.add_parser("compile", help="compile what the lessons train, so that a server starts sooner")
    ahead.set_defaults(run=_compile)
    for command in (train, reporting, judge):
        command.add_argument("--json", action="store_true", help="print JSON")
    return parser


def _add_settings(command: argparse.ArgumentParser) -> None:
    for name, setting in SETTINGS.items():
        command.add_argument(
            f"--{name.replace('_', '-')}", dest=f"setting {name}", metavar="", help=setting.control.label
        )


def _experiment(chosen: argparse.Namespace) -> Experiment:
    given = {name: text for name in SETTINGS if (text := getattr(chosen, f"setting {name}")) is not None}
    experiment, problems = from_link(given)
    if problems:
        raise OptionError(f"No training with these options: {'; '.join(problems)}.")
    return experiment


def _trained(experiment: Experiment) -> TrainedRun:
    # Nothing but what was asked for belongs on the terminal.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    from dashboard.api.train import train

    with _quiet():
        import_module("dashboard.training.recording")
    return train(experiment)


@contextmanager
def _quiet() -> Iterator[None]:
    """While TensorFlow is loaded: it says which processor it has found before it reads how much it may say."""
    sys.stderr.flush()
    errors = os.dup(_ERRORS)
    try:
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), _ERRORS)
        yield
    finally:
        os.dup2(errors, _ERRORS)
        os.close(errors)


def _train(chosen: argparse.Namespace) -> None:
    """What can't be written is said before a long training, not after it."""
    if chosen.log_to:
        check_tracker(chosen.log_to)
    experiment = _experiment(chosen)
    if chosen.save:
        chosen.save.mkdir(parents=True, exist_ok=True)
    run = _trained(experiment)
    if chosen.save:
        run.save(chosen.save)
    if chosen.log_to:
        run.log_to(chosen.log_to)
    _print(run.summary if chosen.json else run.verdict.sentence, as_json=chosen.json)


def _report(chosen: argparse.Namespace) -> None:
    experiment = _experiment(chosen)
    with _reserved(chosen.output):
        run = _trained(experiment)
        chosen.output.write_text(run.report(), encoding="utf-8")
    _print(run.summary if chosen.json else f"{run.verdict.sentence}\n{chosen.output}", as_json=chosen.json)


@contextmanager
def _reserved(file: Path) -> Iterator[None]:
    """A file that can be written, as is known before a long training; none is left where nothing comes of it."""
    is_new = not file.exists()
    file.open("a").close()
    try:
        yield
    except BaseException:
        if is_new:
            file.unlink(missing_ok=True)
        raise


def _judge(chosen: argparse.Namespace) -> None:
    from dashboard.api.judge import judge

    # TensorFlow reads event files.
    with _quiet():
        said = judge(chosen.log, chosen.name)
    _print(said.summary if chosen.json else str(said), as_json=chosen.json)


def _compile(_: argparse.Namespace) -> None:
    from dashboard.api.compiling import compile_lessons

    for line in compile_lessons():
        _print(line, as_json=False)


def _print(what: Any, *, as_json: bool) -> None:
    sys.stdout.write(f"{json.dumps(what, indent=2) if as_json else what}\n")


if __name__ == "__main__":
    sys.exit(main())
