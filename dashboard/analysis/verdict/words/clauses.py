"""What several sentences of the verdict have in common: clauses that stand by themselves, and the numbers in them."""

from __future__ import annotations

from dashboard.analysis.verdict.evidence import Evidence
from dashboard.analysis.verdict.gap import LEARNED
from dashboard.analysis.verdict.verdict import Kind
from dashboard.analysis.words import percentage
from language.say import Message, later


def rose(found: Evidence) -> Message:
    rise, values = found.rise, lowest(found)
    if rise.ratio > 0:
        times = _times(rise.ratio)
        return later("validation loss was lowest at epoch {epoch} and is {times} times that now", **values, times=times)
    last = f"{rise.last:.3g}"
    return later("validation loss was lowest at epoch {epoch}, {lowest}, and is {last} now", **values, last=last)


def _times(ratio: float) -> str:
    return f"{ratio:.2f}" if ratio < 1.1 else f"{ratio:.1f}" if ratio < 100 else f"{ratio:.3g}"


def learned(found: Evidence) -> Message:
    if not found.case.knows_constant:
        return later("whether what was learned holds for new rows too, the loss of a constant prediction would say")
    there = {"constant": f"{found.case.scale_there:.3g}"}
    share = 1.0 - found.gap.validation / found.case.scale_there
    if 0.0 < share < LEARNED:
        return later(
            "hardly any of what was learned holds for new rows: validation loss is {share} below a constant "
            "prediction's ({constant})",
            **there,
            share=percentage(share),
        )
    if share <= 0.0:
        return later("on new rows the network loses no less than a constant prediction ({constant})", **there)
    return later(
        "what was learned holds for new rows too: validation loss is {share} below a constant prediction's "
        "({constant})",
        **there,
        share=percentage(share),
    )


def losses(found: Evidence) -> dict[str, str]:
    numbers = {"train": found.gap.train, "validation": found.gap.validation, "constant": found.case.constant_loss}
    return {name: f"{value:.3g}" for name, value in numbers.items()}


def lowest(found: Evidence) -> dict[str, str | int]:
    return {"lowest": f"{found.rise.lowest:.3g}", "epoch": int(found.case.epochs[found.rise.place])}


def kinds(kind: Kind, other: Kind) -> dict[str, Message]:
    return {"kind": later(kind), "other": later(other)}
