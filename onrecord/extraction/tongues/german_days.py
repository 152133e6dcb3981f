"""German words for days, months and lengths of time."""

from __future__ import annotations

from onrecord.extraction.tongues.tongue import Days, words

DAYS = Days(
    months={
        name: number
        for number, names in enumerate(
            (
                "januar jänner",
                "februar",
                "märz",
                "april",
                "mai",
                "juni",
                "juli",
                "august",
                "september",
                "oktober",
                "november",
                "dezember",
            ),
            start=1,
        )
        for name in names.split()
    },
    weekdays={
        name + ending: number
        for number, names in enumerate(
            (
                "montag",
                "dienstag",
                "mittwoch",
                "donnerstag",
                "freitag",
                "samstag sonnabend",
                "sonntag",
            ),
            start=1,
        )
        for name in names.split()
        for ending in ("", "abend", "morgen", "nachmittag", "vormittag", "mittag", "nacht")
    },
    units={
        "sekunde": "S",
        "sekunden": "S",
        "minute": "M",
        "minuten": "M",
        "stunde": "H",
        "stunden": "H",
        "tag": "D",
        "tage": "D",
        "tagen": "D",
        "woche": "W",
        "wochen": "W",
        "monat": "MO",
        "monate": "MO",
        "monaten": "MO",
        "jahr": "Y",
        "jahre": "Y",
        "jahren": "Y",
    },
    near={"heute": 0, "gestern": -1, "vorgestern": -2, "morgen": 1, "übermorgen": 2},
    last=words("vergangene vergangenen vergangener vergangenes vorige vorigen letzte letzten"),
    following=words("kommende kommenden kommender kommendes nächste nächsten nächstes"),
    this=words("diese dieser dieses diesem diesen"),
    since=words("seit"),
    ago=words("vor"),
    ahead=words("in binnen"),
    year_before=words(
        "jahr jahre jahres jahren seit bis anfang ende mitte sommer winter herbst frühjahr im von"
    ),
    clock=words("uhr"),
    future=words("wird werden soll sollen kommenden nächsten bis will wollen"),
)
