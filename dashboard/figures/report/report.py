"""The report of a training: what was set, what the curves show, the verdict, and how to do it again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import urlencode

import numpy as np

from dashboard.analysis.verdict import Verdict
from dashboard.data.parts import SPLITS
from dashboard.experiment.differences import format_value
from dashboard.experiment.links.settings import to_link
from dashboard.experiment.record import Record
from dashboard.experiment.settings import SETTINGS
from dashboard.export.describe import describe
from dashboard.export.standalone.keras_script import keras_script
from dashboard.figures.report.svg import curves_svg
from language.languages import spoken
from language.say import t

_STYLE = (Path(__file__).parent / "report.css").read_text(encoding="utf-8")


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
        _tag("h1", f"{experiment.dataset.title}: {t(verdict.kind)}"),
        _tag("p", f"{what}."),
        _tag("p", about.note) * bool(about.note),
        _tag("h2", t("What the curves say")),
        f"<p>{_tag('strong', verdict.sentence)}</p>",
        _tag("p", " ".join(verdict.details)),
        _curves(record, splits),
        _numbers(record, verdict.epoch, splits),
        _settings(record),
        _again(record, about),
    ]
    return (
        f'<!doctype html><html lang="{spoken()}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(what)}</title><style>{_STYLE}</style></head><body>{''.join(parts)}</body></html>"
    )


def _tag(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"


def _curves(record: Record, splits: Sequence[str]) -> str:
    experiment, history = record.experiment, record.history
    drawn = (
        _chart(t("Loss"), {name: history.losses[:, SPLITS.index(name)] for name in splits}),
        _chart(t(experiment.metric).capitalize(), {name: history.metrics[:, SPLITS.index(name)] for name in splits}),
    )
    return f'<div class="curves">{"".join(drawn)}</div>'


def _chart(quantity: str, curves: Mapping[str, np.ndarray]) -> str:
    drawn = curves_svg(t("{quantity} by epoch", quantity=quantity), curves, y=quantity)
    caption = t("{quantity} at the end of each epoch, dropout off, without the penalty.", quantity=quantity)
    return f"<figure>{drawn}{_tag('figcaption', caption)}</figure>"


def _numbers(record: Record, epoch: int, splits: Sequence[str]) -> str:
    """Loss and metric at the epoch that the verdict is about."""
    if not 0 < epoch <= record.epoch:
        return ""
    losses, metrics = record.history.losses[epoch - 1], record.history.metrics[epoch - 1]
    rows = "".join(
        f'<tr>{_tag("th", t(name))}<td class="number">{losses[SPLITS.index(name)]:.4g}</td>'
        f'<td class="number">{metrics[SPLITS.index(name)]:.4g}</td></tr>'
        for name in splits
    )
    title, loss = _tag("h2", t("At epoch {epoch}", epoch=epoch)), _tag("th", t("loss"))
    return f"{title}<table><tr><th></th>{loss}{_tag('th', t(record.experiment.metric))}</tr>{rows}</table>"


def _settings(record: Record) -> str:
    experiment = record.experiment
    lines = "".join(
        f"<p>{escape(setting.control.label)}: {_tag('strong', format_value(setting, experiment))}</p>"
        for setting in SETTINGS.values()
        if setting.control.when(experiment)
    )
    title = _tag("h2", t("Settings"))
    return f'{title}<div class="settings">{lines}</div>'


def _again(record: Record, about: About) -> str:
    """A link, and a script that needs nothing of this project."""
    experiment = record.experiment
    query = urlencode(to_link(experiment) or {"dataset": experiment.data.dataset})
    link = f"{about.address.rstrip('/')}/?{query}"
    shown = f'<a href="{escape(link)}">{escape(link)}</a>' if about.address else f"<code>{escape(link)}</code>"
    trained = (
        t("Trained {when}", when=about.when) if about.when else "",
        t("Code: {code}", code=about.code) if about.code else "",
    )
    title, here = _tag("h2", t("How to reproduce it")), t("In Overfit Lab: {link}", link=shown)
    alone = t("In Keras alone, with the same data, initial weights and mini-batches:")
    script = _tag("summary", t("The script")) + _tag("pre", keras_script(experiment))
    return (
        f"{title}<p>{here}</p>{_tag('p', '. '.join(filter(None, trained)))}"
        f'<p class="screen">{alone}</p><details>{script}</details>'
    )
