"""The report of a training: what was set, what the curves show, the verdict, and how to do it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from dashboard.analysis.verdict import Verdict
from dashboard.data.parts import SPLITS
from dashboard.experiment.differences import written
from dashboard.experiment.link import to_link
from dashboard.experiment.record import Record
from dashboard.experiment.settings import SETTINGS
from dashboard.export.describe import describe
from dashboard.export.standalone.keras_script import keras_script
from dashboard.figures.report.svg import curves_svg

_STYLE = """
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 sans-serif; }
body { color: #131B25; background: #fff; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 1.6rem; } figure { margin: 0; }
.curves { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 0.15rem 1rem 0.15rem 0; text-align: left; } td.number { text-align: right; }
.settings { columns: 18rem; } .settings p { margin: 0; break-inside: avoid; }
pre { overflow-x: auto; padding: 0.8rem; background: #F3F5F8; font-size: 0.8rem; }
@media print { body { margin: 0; font-size: 11px; } details, .screen { display: none; } h2 { margin-top: 0.8rem; } }
"""


@dataclass(frozen=True)
class About:
    """What stands around a report: a note, which code trained, when, and at which address the lab answers."""

    note: str = ""
    code: str = ""
    when: str = ""
    address: str = ""


def report(record: Record, verdict: Verdict, about: About, splits: Sequence[str] = SPLITS) -> str:
    """A page of HTML with the curves of these splits; whoever has not opened the test set leaves it out.

    Raises DataError where the data set is a table that is no longer kept here.
    """
    experiment = record.experiment
    what = describe(experiment)
    parts = [
        f"<h1>{escape(experiment.dataset.title)}: {escape(verdict.kind)}</h1>",
        f"<p>{escape(what)}.</p>",
        f"<p>{escape(about.note)}</p>" * bool(about.note),
        f"<h2>What the curves say</h2><p><strong>{escape(verdict.sentence)}</strong></p>",
        f"<p>{escape(' '.join(verdict.details))}</p>",
        _curves(record, splits),
        _numbers(record, verdict.epoch, splits),
        _settings(record),
        _again(record, about),
    ]
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(what)}</title><style>{_STYLE}</style></head><body>{''.join(parts)}</body></html>"
    )


def _curves(record: Record, splits: Sequence[str]) -> str:
    experiment, history = record.experiment, record.history
    charts = (("Loss", history.losses), (experiment.metric.capitalize(), history.metrics))
    drawn = (
        f"<figure>{curves_svg(f'{title} by epoch', {name: curves[:, SPLITS.index(name)] for name in splits}, y=title)}"
        f"<figcaption>{escape(title)} at the end of each epoch, dropout off, without the penalty.</figcaption></figure>"
        for title, curves in charts
    )
    return f'<div class="curves">{"".join(drawn)}</div>'


def _numbers(record: Record, epoch: int, splits: Sequence[str]) -> str:
    """Loss and metric at the epoch that the verdict is about."""
    if not 0 < epoch <= record.epoch:
        return ""
    losses, metrics = record.history.losses[epoch - 1], record.history.metrics[epoch - 1]
    rows = "".join(
        f'<tr><th>{name}</th><td class="number">{losses[SPLITS.index(name)]:.4g}</td>'
        f'<td class="number">{metrics[SPLITS.index(name)]:.4g}</td></tr>'
        for name in splits
    )
    head = f"<tr><th></th><th>loss</th><th>{escape(record.experiment.metric)}</th></tr>"
    return f"<h2>At epoch {epoch}</h2><table>{head}{rows}</table>"


def _settings(record: Record) -> str:
    experiment = record.experiment
    lines = "".join(
        f"<p>{escape(setting.control.label)}: <strong>{escape(written(setting, experiment))}</strong></p>"
        for setting in SETTINGS.values()
        if setting.control.when(experiment)
    )
    return f'<h2>Settings</h2><div class="settings">{lines}</div>'


def _again(record: Record, about: About) -> str:
    """A link, and a script that needs nothing of this project."""
    experiment = record.experiment
    query = urlencode(to_link(experiment) or {"dataset": experiment.data.dataset})
    link = f"{about.address.rstrip('/')}/?{query}"
    shown = f'<a href="{escape(link)}">{escape(link)}</a>' if about.address else f"<code>{escape(link)}</code>"
    trained = ". ".join(
        filter(None, (f"Trained {about.when}" if about.when else "", f"Code: {about.code}" * bool(about.code)))
    )
    return (
        f"<h2>How to do it again</h2><p>In Overfit Lab: {shown}</p>"
        f"<p>{escape(trained)}</p>"
        '<p class="screen">In Keras alone, with the same data, initial weights and mini-batches:</p>'
        f"<details><summary>The script</summary><pre>{escape(keras_script(experiment))}</pre></details>"
    )
