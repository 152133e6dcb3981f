"""The patterns of time expressions, written for folded text (see ``folding``)."""

from __future__ import annotations

import re

from onrecord.extraction.times.vocabulary import (
    AND_A_HALF,
    COUNT,
    DAY,
    EARLY,
    END_OF,
    MONTH,
    ORDINAL_DAY,
    PART,
    PLURAL_UNIT,
    SEASON,
    UNIT,
    VAGUE,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    ZONE,
)

_PATTERNS: dict[str, str] = {
    "iso": (
        r"\d{4}-\d\d-\d\d(?![\d-])"
        r"(?:[t ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:z\b| ?[+-]\d\d:?\d\d)?)?"
    ),
    "slashes": r"\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/])",
    "dots": r"\d{1,2}\.\d{1,2}\.\d{4}(?![\d.]\d)",
    "attacks": r"9/11\b",
    "clock": (
        rf"(?:\d{{1,2}}(?:[:.]\d\d)? ?(?:a\.m\.?|p\.m\.?|am\b|pm\b)"
        rf"(?: \(?{ZONE}\b(?: ?[+-]\d\d?)?\)?)?"
        rf"|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])(?: {ZONE}\b)?"
        rf"|(?:[01]\d|2[0-3])[0-5]\d {ZONE}\b|(?:{COUNT}) o'?clock\b|noon\b|midnight\b)"
        rf"(?:,? (?:on )?(?:{WEEKDAY}|today|yesterday|tomorrow|tonight)(?!\w))?"
    ),
    "month_day": rf"(?:{WEEKDAY},? )?{MONTH} (?:the )?(?:{DAY}|{ORDINAL_DAY}\b)(?:,? {YEAR})?",
    "day_month": (
        rf"(?:{WEEKDAY},? )?(?:the )?(?:{DAY}|{ORDINAL_DAY}) (?:of )?{MONTH}(?![\w-])(?:,? {YEAR})?"
    ),
    "year_pair": r"(?:1[5-9]|20)\d\d[-/]\d\d(?![\d/-])",
    "day_alone": r"the (?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th)\b(?=[.,;!?]|$| (?:and|or|at|to)\b)",
    "month_year": rf"(?:{END_OF}|{EARLY}[ -])?{MONTH},? (?:of )?{YEAR}",
    "quarter": (
        r"(?:the )?(?:fiscal )?(?:(?:first|second|third|fourth|final|last|next|previous|latest|"
        r"current|most recent|year-ago|year-earlier)[ -](?:fiscal[ -])?quarter\b|q[1-4]\b)"
        rf"(?:,? (?:of )?(?:(?:fiscal |financial )?{YEAR}|(?:this|last|next) year\b))?"
    ),
    "half": (
        r"(?:the )?(?:first|second)[ -]half"
        rf"(?: of (?:{YEAR}|(?:this|last|next|the) year\b)"
        r"|(?= (?:profits?|earnings|results?|sales|net|loss(?:es)?|revenues?|income|figures)\b))"
    ),
    "season": (
        rf"(?:{END_OF})?(?:(?:last|next|this|the) )?(?:{EARLY}[ -])?{SEASON}\b"
        rf"(?: (?:of )?{YEAR})?"
    ),
    "ago": (
        rf"(?:(?:{COUNT}{AND_A_HALF}?|half an?|an?|{VAGUE})[ -]{UNIT}(?: and a half)?"
        rf"|{PLURAL_UNIT}|long)"
        r" (?:ago\b|earlier\b(?! than)|later\b(?! than)|before\b(?= ?[.,;)]|$)|hence\b|from now\b)"
    ),
    "reach": (
        r"(?:the |this |these )?(?:last|past|next|coming|previous|following|recent|first|final) "
        rf"(?:(?:{COUNT}|{VAGUE}) )?(?:(?!of |in |and |to )\w+ )?{UNIT}\b"
    ),
    "relative": (
        rf"(?:{END_OF}|(?:earlier|later|early|late|sometime|mid)[ -])?"
        rf"(?:last|this|next|(?:the )?(?:previous|following|prior|preceding|same)|that) "
        rf"(?:very )?(?:fiscal )?(?:{UNIT}|{PART}|{SEASON})\b"
    ),
    "same_period": (
        r"the (?:(?:same|corresponding|comparable|like|year-ago|year-earlier) (?:period|quarter|"
        rf"month|week)(?: (?:of |in )?(?:(?:the )?(?:last|previous|prior) year|{YEAR}|"
        r"an? (?:year|month|week) (?:ago|earlier|before)))?"
        r"|(?:year|day|week|month|quarter) (?:earlier|before(?= ?[.,;)]|$)|previous\b))\b"
    ),
    "week_of": (
        rf"(?:the )?(?:first|second|third|fourth|last) week (?:of|in) {MONTH}(?!\w)(?:,? {YEAR})?"
    ),
    "the_unit": (
        rf"(?:{END_OF})?the (?:whole |entire |full |fiscal |financial )?"
        r"(?:day|week|month|quarter|year|decade)"
        r"\b(?![-'\w])"
    ),
    "weekend": r"the weekend\b|weekend\b(?= (?:edition|trading|that))",
    "month": (
        rf"(?:{END_OF}|(?:last|next|this) |{EARLY}[ -])?{MONTH}(?!\w)"
        r"(?:,? (?:of )?(?:last|this|next) year\b)?"
    ),
    "weekday": (
        rf"(?:(?:last|next|this(?: past| coming)?|early|late|mid) )?(?:on )?{WEEKDAY}"
        rf"(?: (?:early |late |mid-?)?{PART})?(?!\w)"
    ),
    "weekdays": rf"{WEEKDAYS}\b",
    "deictic": (
        r"(?:earlier today|later today|today|tonight"
        r"|(?:late |early )?yesterday(?: \w+(?:ing|noon))?"
        r"|(?:late |early )?tomorrow(?: \w+(?:ing|noon|ight))?"
        r"|the day (?:before|after) (?:yesterday|tomorrow)"
        r"|currently|nowadays|now(?!-)|recently|recent|soon(?!-| as\b)|current|the present"
        r"|presently"
        r"|(?:the )?(?:near |foreseeable |immediate |distant )?future|these days|those days"
        r"|that time|the (?:moment|time being)|the (?:near|long|short)(?:er)? term"
        r"|the past(?=[.,;:\"')]|$| and\b| but\b))\b"
    ),
    "part": (rf"(?:the )?(?:early |late |mid-?)?{PART}\b(?: hours\b)?|overnight\b|midday\b"),
    "set": (
        r"(?:annual(?:ly)?|yearly|monthly|weekly|daily|hourly|quarterly|nightly"
        rf"|(?:every|each) (?:{COUNT} )?(?:other |single )?(?:{UNIT}|{WEEKDAY}|{PART}|{MONTH}"
        rf"|{SEASON}))\b"
    ),
    "duration": (
        rf"(?:(?:(?:a )?quarter(?: of a)?(?=[ -]century)|{COUNT}(?: to | or |-){COUNT}"
        rf"|{COUNT}{AND_A_HALF}?|(?:an? )?half(?: an?)?|single(?=-)|an?|{VAGUE})[ -])"
        r"(?:(?:more|full|consecutive|straight|trading|working|business|long|solid) )?"
        rf"{UNIT}\b(?: and a half\b)?(?:-long\b)?(?! olds?\b|-olds?\b| of age\b)"
    ),
    "plural": rf"{PLURAL_UNIT}\b(?! olds?\b)",
    "decade": (
        r"(?:the )?(?:(?:early|late|mid)(?: |-| to late |-to-late ))?"
        r"(?:(?:1[5-9]|20)\d0s|'\d0s|[2-9]0s"
        r"|(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b"
    ),
    "century": (
        rf"(?:{END_OF}|the turn of )?(?:the )?(?:{EARLY}[ -])?"
        rf"(?:(?:1\d|2[01])(?:th|st|nd)|{ORDINAL_DAY})[ -]century\b"
    ),
    "year": (
        rf"(?:{EARLY}[ -]|(?:fiscal|calendar)(?: year)? |{END_OF}|the year )?{YEAR}(?!\w|-\w)"
        rf"|'\d\d(?![\w'])"
    ),
    "holiday": (
        r"(?:christmas(?: day| eve)?|new year'?s(?: day| eve)|thanksgiving(?: day)?|halloween"
        r"|valentine'?s day|independence day|the fourth of july|memorial day|labou?r day"
        r"|veterans'? day|columbus day|presidents'? day|martin luther king(?:,? jr\.?)? day"
        r"|easter(?! islands?)(?: sunday| monday)?|good friday|boxing day|may day"
        r"|st\.? patrick'?s day"
        rf"|mother'?s day|father'?s day|epiphany|palm sunday|pentecost)\b(?: {YEAR})?"
    ),
}
PATTERNS = {name: re.compile(pattern) for name, pattern in _PATTERNS.items()}
# What is said before an amount belongs to its span: "about three weeks", "more than a year ago".
COMPARED = re.compile(r"\b(?:very|more|most) \Z")
MODIFIER = re.compile(
    r"(?<![\w-])(?:(?:well |just |only )?(?:over|under)|about|around|nearly|almost|roughly"
    r"|approximately|some|another|(?:more|less|fewer) than|no (?:more|less|fewer) than"
    r"|at (?:least|most)|up to|close to) \Z"
)
