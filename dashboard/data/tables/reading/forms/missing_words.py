"""Words that stand for no number in a column of numbers, in the languages that people note them in."""

from __future__ import annotations

import re

# A unit may stand behind them, as in "null bhp".
NO_NUMBER = re.compile(
    r"(?:n[/.]?[ads][/.]?|nr|null|none|unknown|missing|absent|abs\.?|excused|dn[fs]|ds?q"
    r"|not (?:available|applicable|reported)|n\. ?[bv]\.?|k\. ?a\.?|keine angabe|unbekannt|fehlt|krank"
    r"|entsch(?:uldigt|\.)|nc|ns[pq]?|inconnu|non renseign[ée]"
    r"|결시|결석|미상|미측정|무응답|모름|없음|해당 ?없음)(?: [^\W\d]{1,6})?",
    re.IGNORECASE,
)
