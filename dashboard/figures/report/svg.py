"""Curves as SVG, drawn without a browser: lines, axes with round ticks, and a legend."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

import numpy as np

from dashboard.figures.theme import NEUTRAL, SERIES
from language.numbers import with_minus
from language.say import t

WIDTH, HEIGHT = 460, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 58, 12, 30, 44
# Lines of this length, in widths of their stroke, are told apart in print without their colours.
_DASHES = {"solid": "", "dash": "6 3", "dot": "1.5 3", "dashdot": "6 3 1.5 3"}
# A screen has no more points across.
MOST_POINTS = 400


def curves_svg(title: str, curves: Mapping[str, np.ndarray], *, y: str) -> str:
    """A chart of curves (epochs,) by the names of their series, from epoch 1, without values that are not finite."""
    epochs = max((len(curve) for curve in curves.values()), default=1)
    low, high = _range(list(curves.values()))
    x_ticks, y_ticks = _ticks(0, max(epochs, 2)), _ticks(low, high)

    def place(epoch: float, value: float) -> tuple[float, float]:
        across = epoch / max(epochs, 2)
        up = (value - low) / (high - low)
        return _LEFT + across * (WIDTH - _LEFT - _RIGHT), HEIGHT - _BOTTOM - up * (HEIGHT - _TOP - _BOTTOM)

    parts = [f"<title>{escape(title)}</title>"]
    for tick in y_ticks:
        (left, level), (right, _) = place(0, tick), place(max(epochs, 2), tick)
        parts.append(f'<path d="M{left:.1f} {level:.1f}H{right:.1f}" stroke="{NEUTRAL}" stroke-opacity="0.4"/>')
        parts.append(_text(left - 6, level + 4, with_minus(f"{tick:g}"), "end"))
    parts += [_text(place(tick, low)[0], HEIGHT - _BOTTOM + 16, f"{tick:g}", "middle") for tick in x_ticks]
    middle = (_TOP + HEIGHT - _BOTTOM) / 2
    parts.append(_text((_LEFT + WIDTH - _RIGHT) / 2, HEIGHT - 8, t("Epoch"), "middle"))
    parts.append(f'<g transform="rotate(-90 14 {middle:.1f})">{_text(14, middle, y, "middle")}</g>')
    parts += [_line(name, [place(*point) for point in _points(curve)]) for name, curve in curves.items()]
    parts += _legend(list(curves))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-size="12" '
        f'font-family="sans-serif" fill="currentColor">{"".join(parts)}</svg>'
    )


def _points(curve: np.ndarray) -> list[tuple[float, float]]:
    """Epochs and values, thinned to what a screen can show, with the last."""
    step = max(1, len(curve) // MOST_POINTS)
    places = sorted({*range(0, len(curve), step), len(curve) - 1} - {-1})
    return [(place + 1.0, float(curve[place])) for place in places if math.isfinite(curve[place])]


def _line(name: str, points: Sequence[tuple[float, float]]) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{path}" fill="none" {_stroke(name)}/>'


def _stroke(name: str) -> str:
    look = SERIES[name]
    dash = _DASHES[look.dash]
    return f'stroke="{look.colour}" stroke-width="2"' + f' stroke-dasharray="{dash}"' * bool(dash)


def _legend(names: Sequence[str]) -> list[str]:
    parts = []
    for place, name in enumerate(names):
        x = _LEFT + 110.0 * place
        parts.append(f'<path d="M{x:.1f} 14h24" {_stroke(name)}/>')
        parts.append(_text(x + 30, 18, t(name), "start"))
    return parts


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _range(curves: Sequence[np.ndarray]) -> tuple[float, float]:
    """From zero, or what is below it, to the highest value."""
    finite = np.concatenate([curve[np.isfinite(curve)] for curve in curves]) if curves else np.zeros(0)
    low, high = min(0.0, float(finite.min(initial=0.0))), float(finite.max(initial=0.0))
    return (low, high) if high > low else (low, low + 1.0)


def _ticks(low: float, high: float) -> list[float]:
    """Some four round values in a range."""
    rough = (high - low) / 4
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(digit * power for digit in (1, 2, 2.5, 5, 10) if digit * power >= rough * 0.999)
    return [float(f"{step * place:.6g}") for place in range(math.ceil(low / step), math.floor(high / step + 1e-9) + 1)]
