"""The patterns of time expressions, written for folded text (see ``folding``)."""

from __future__ import annotations

import re

MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)"
)
WEEKDAY = (
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|(?:mon|tues|tue|wed|thurs|thur|thu|fri|sat|sun)\b\.?)"
)
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[,.:]\d)"
YEAR = r"(?:1[5-9]|2[01])\d\d(?![\d%]|[,.:]\d)"
SMALL = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine)\b)?|(?:a |one )?hundred)"
)
DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.\d{1,3})?"
COUNT = rf"(?:{SMALL}|{DIGITS})"
UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)|"
    r"fortnights?|weekends?|nights?)"
)
PART = r"(?:morning|afternoon|evening|night)"
VAGUE = r"(?:a few|few|several|a couple of|couple of|couple|many|some|recent)"
ZONE = r"(?:utc|gmt|est|edt|et|cst|cdt|pst|pdt|pt|cet|cest|bst|msk)"
PATTERNS: dict[str, str] = {
    "iso": r"\d{4}-\d\d-\d\d(?![\d-])(?:t\d\d:\d\d(?::\d\d)?(?:z|[+-]\d\d:?\d\d)?)?",
    "slashes": r"\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/])",
    "clock": (
        rf"(?:\d{{1,2}}(?::\d\d)? ?(?:a\.m\.?|p\.m\.?|am\b|pm\b)(?: \(?{ZONE}\b(?: "
        rf"?[+-]\d\d?)?\)?)?"
        rf"|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])(?: {ZONE}\b)?"
        rf"|(?:[01]\d|2[0-3])[0-5]\d {ZONE}\b|noon\b|midnight\b)"
        rf"(?:,? (?:on )?(?:{WEEKDAY}|today|yesterday|tomorrow)\b)?"
    ),
    "month_day": rf"(?:{WEEKDAY},? )?{MONTH} (?:the )?{DAY}(?:,? {YEAR})?",
    "day_month": rf"(?:{WEEKDAY},? )?(?:the )?{DAY} (?:of )?{MONTH}(?![\w-])(?:,? {YEAR})?",
    "month_year": rf"(?:(?:early|late|mid)[ -])?{MONTH},? (?:of )?{YEAR}",
    "quarter": (
        r"(?:the )?(?:(?:first|second|third|fourth|final|last|next|previous|"
        r"current)[ -]quarter\b|q[1-4]\b)"
        rf"(?:,? (?:of )?(?:(?:fiscal |financial )?{YEAR}|(?:this|last|next) year))?"
    ),
    "season": (
        r"(?:(?:last|next|this|the) )?(?:(?:early|late|mid)[ -])?"
        rf"(?:spring|summer|autumn|fall|winter)\b(?: (?:of )?{YEAR})?"
    ),
    "ago": (
        rf"(?:{COUNT}(?: and a half)?|an?|{VAGUE})[ -]{UNIT}"
        r" (?:ago\b|earlier\b|later\b|before\b|hence\b|from now\b)"
    ),
    "reach": (
        r"(?:the )?(?:last|past|next|coming|previous|following|recent|first|final) "
        rf"(?:(?:{COUNT}|{VAGUE}) )?(?:\w+ )?{UNIT}\b"
    ),
    "relative": (
        r"(?:(?:the )?(?:end|beginning|start|middle) of )?(?:earlier |later )?"
        rf"(?:last|this|next|the previous|the following|the same|that) (?:{UNIT}|{PART}|quarter)\b"
    ),
    "month": (
        rf"(?:(?:last|next|this) |(?:early|late|mid)[ -])?{MONTH}(?!\w)"
        r"(?:,? (?:of )?(?:last|this|next) year)?"
    ),
    "weekday": rf"(?:(?:last|next|this) )?{WEEKDAY}(?: {PART})?(?!\w)",
    "deictic": (
        r"(?:earlier today|later today|today|tonight|yesterday(?: \w+ing)?|tomorrow(?: \w+ing)?"
        r"|currently|nowadays|now|recently|recent|soon|the future|at present|current)\b"
    ),
    "set": (
        r"(?:annual(?:ly)?|yearly|monthly|weekly|daily|hourly|quarterly"
        rf"|(?:every|each) (?:{COUNT} )?(?:other )?(?:{UNIT}|{WEEKDAY}|{PART}))\b"
    ),
    "duration": (
        rf"(?:(?:{COUNT}(?: to | or |-){COUNT}|{COUNT}(?: and a half)?|half an?|an?|{VAGUE})[ -])"
        rf"(?:(?:more|full|consecutive|straight|trading|working|business) )?{UNIT}\b(?! olds?\b|"
        rf"-olds?\b)"
    ),
    "plural": r"(?:seconds|minutes|hours|days|weeks|months|years|decades|centuries)\b(?! olds?\b)",
    "decade": r"(?:the )?(?:(?:early|late|mid)[ -])?(?:(?:1[5-9]|20)\d0s|'\d0s)\b",
    "year": rf"(?:(?:early|late|mid)[ -]|(?:the )?(?:end|beginning|start) of )?{YEAR}(?!\w|-\w)",
    "holiday": (
        r"(?:christmas(?: day| eve)?|new year'?s(?: day| eve)?|thanksgiving|halloween"
        r"|valentine'?s day|independence day)\b"
    ),
}
_COMPILED = {name: re.compile(pattern) for name, pattern in PATTERNS.items()}
_MONTH_WORDS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec"
)
_DAY_WORDS = (
    "monday tuesday wednesday thursday friday saturday sunday "
    "mon tues tue wed thurs thur thu fri sat sun"
)
_NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred few several couple many some half a an"
)
# First word of an expression -> the patterns that may begin with it, the longest reading first.
_OPENINGS = (
    (_MONTH_WORDS, "month_day month_year month"),
    (_DAY_WORDS, "month_day day_month weekday"),
    (_NUMBER_WORDS, "ago duration"),
    ("a recent", "reach"),
    ("the", "day_month quarter season reach relative decade year deictic"),
    ("last next", "quarter season reach relative month weekday"),
    ("this", "season relative month weekday"),
    ("past coming previous following first final", "reach"),
    ("recent", "reach deictic"),
    ("that end beginning start middle earlier later", "relative"),
    (
        "earlier later today tonight yesterday tomorrow currently nowadays now recently soon at "
        "current",
        "deictic",
    ),
    ("end beginning start", "year"),
    ("early late mid", "month_year season month decade year"),
    ("first second third fourth final previous current q1 q2 q3 q4", "quarter"),
    ("spring summer autumn fall winter", "season"),
    ("every each annual annually yearly monthly weekly daily hourly quarterly", "set"),
    ("seconds minutes hours days weeks months years decades centuries", "plural"),
    ("noon midnight", "clock"),
    ("christmas new thanksgiving halloween valentine valentine's independence", "holiday"),
    ("#", "iso slashes clock day_month ago duration decade year"),
)


def _by_first_word() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    table: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {}
    for words, names in _OPENINGS:
        patterns = tuple((name, _COMPILED[name]) for name in names.split())
        for word in words.split():
            table[word] = table.get(word, ()) + patterns
    return table


BY_FIRST_WORD = _by_first_word()
WORD = re.compile(r"(?<![\w$€£¥#&/.])(?:[a-z]+\d?|\d+|'(?=\d0s))")
