"""The forms in which dates and times are looked for, the likelier first."""

from __future__ import annotations

ISO = "ISO8601"
_DAYS = (
    *(ISO, "%Y/%m/%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%m-%d-%Y", "%d.%m.%y", "%d/%m/%y"),
    *("%m/%d/%y", "%d-%b-%Y", "%d-%b-%y", "%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y", "%b %Y", "%B %Y", "%b-%Y"),
    *(
        "%Y.%m.%d",
        "%Y.%m",
        "%m/%Y",
        "%Y%m%d",
        "%Y년 %m월 %d일",
        "%Y년%m월%d일",
        "%Y년 %m월",
        "%y년 %m월 %d일",
        "%Y年%m月%d日",
        "%Y年%m月",
    ),
    *("%Y. %m. %d.", "%Y. %m. %d", "%Y.%m.%d.", "%d. %m. %Y", "%d %b, %Y", "%A, %B %d, %Y", "%b %d %Y", "%B %d %Y"),
    *("%d.%b.%Y", "%d_%m_%Y", "%m_%d_%Y", "%Y_%m_%d"),
    *("%Y. %m.", "%b-%y", "%d. %b %Y", "%y.%m.%d", "%y/%m/%d", "%y-%m-%d", "%d-%m-%y", "%Y%m", "%G-W%V-%u"),
    *(
        "%d%b%Y",
        "%Y-%b",
        "%Y %b",
        "%Y %B",
        "%a, %d %b %Y",
        "%a, %b %d, %Y",
        "%a, %b %d %Y",
        "%A, %d %B %Y",
        "%a %d %b %Y",
        "%a %b %d %Y",
        "%d/%b/%Y",
        "%d/%b/%y",
        "%b-%d-%y",
        "%b-%d-%Y",
        "%b/%Y",
        "%b.%Y",
        "%b%Y",
        "%b %y",
        "%b/%y",
        "%b.%y",
        "%b%y",
    ),
)
_TIMES = (
    *(" %H:%M", " %H:%M:%S", " %H:%M:%S.%f", " %I:%M %p", " %I:%M:%S %p", " %p %I:%M", " %p %I:%M:%S"),
    *(", %H:%M", ", %H:%M:%S", ", %I:%M %p", ", %I:%M:%S %p", "T%H:%M:%S", " %I:%M%p", " %I:%M:%S%p", " %H.%M.%S"),
)

FORMS = (
    *_DAYS,
    *(day + time for day in ("%Y-%m-%d", *_DAYS[1:]) for time in _TIMES),
    "%H:%M",
    "%H:%M:%S",
    "%I:%M %p",
    "%I:%M:%S %p",
    "%I:%M%p",
    "%p %I:%M",
    "%p %I:%M:%S",
    "%a %b %d %H:%M:%S %Y",
    "%H:%M:%S.%f",
    "%H.%M.%S",
    "%d/%b/%Y:%H:%M:%S",
    "%d%b%Y:%H:%M:%S",
    "%Y%m%d%H",
    "%Y%m%d%H%M",
    "%Y%m%d%H%M%S",
)
