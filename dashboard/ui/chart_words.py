"""What the browser's part of the charts says, in the visitor's language."""

from __future__ import annotations

from language.languages import ENGLISH, spoken
from language.say import mark, t

# By the names that the scripts know them by; what stands in braces, they fill in.
_WORDS = {
    "play": mark("Play"),
    "pause": mark("Pause"),
    "step": mark("Step"),
    "numbers": mark("Numbers"),
    "numbers_of": mark("Numbers of {title}"),
    "download": mark("Download as {format}"),
    "reset": mark("Reset axes"),
    "unit": mark("A hidden unit"),
    "none": mark("none"),
    "point": mark("Point at a hidden unit, or choose one, to see what it outputs over {plane}."),
    "everywhere": mark("{unit}: {value} everywhere. Dots are training rows."),
    "range": mark("{unit}: from {low} to {high}, above 0 on about {share}% of the plane. Dots are training rows."),
    "missing": mark("plotly.js could not be loaded"),
}
# Plotly's own, which it has in English and looks up in a dictionary.
_PLOTLY = (
    mark("Zoom"),
    mark("Pan"),
    mark("Zoom in"),
    mark("Zoom out"),
    mark("Orbital rotation"),
    mark("Turntable rotation"),
    mark("Reset camera to default"),
    mark("Reset camera to last save"),
    mark("Double-click to zoom back out"),
    mark("Double-click on legend to isolate one trace"),
)


def chart_words() -> dict[str, object]:
    """All of them, by name."""
    dictionary = None if spoken() == ENGLISH else {english: t(english) for english in _PLOTLY}
    return {**{name: t(sentence) for name, sentence in _WORDS.items()}, "dictionary": dictionary}
