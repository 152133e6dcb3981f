"""The words that time expressions are made of, as pieces of patterns for folded text."""

from __future__ import annotations

MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)"
)
WEEKDAY = (
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|(?:mon|tues|tue|wed|thurs|thur|thu|fri|sat|sun)\b\.?)"
)
WEEKDAYS = r"(?:mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays)"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[,.:]\d)"
YEAR = r"(?:1[5-9]|2[01])\d\d(?![\d%]|[,.:]\d)"
SMALL = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine)\b)?|(?:a |one )?hundred)"
)
DIGITS = r"(?:\d{1,2}(?: |-)\d/\d|(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.\d{1,3})?)"
COUNT = rf"(?:{SMALL}|{DIGITS})"
AND_A_HALF = r"(?:[ -]and[ -]an?[ -](?:half|quarter))"
UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)|"
    r"fortnights?|weekends?|nights?|quarters?)"
)
PLURAL_UNIT = r"(?:seconds|minutes|hours|days|weeks|months|years|decades|centuries)"
PART = r"(?:morning|afternoon|evening|night)"
VAGUE = r"(?:a few|few|several|a couple of|couple of|couple|many|some|recent)"
ZONE = r"(?:utc|gmt|est|edt|et|cst|cdt|ct|pst|pdt|pt|mst|mdt|cet|cest|bst|msk)"
EARLY = r"(?:early|late|mid)"
END_OF = r"(?:the )?(?:very )?(?:end|beginning|start|middle|close) of "
SEASON = r"(?:spring|summer|autumn|fall|winter)"
ORDINAL_DAY = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth"
    r"|twentieth|thirtieth|twenty[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|thirty[ -]first)"
)

MONTH_WORDS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec"
)
DAY_WORDS = (
    "monday tuesday wednesday thursday friday saturday sunday "
    "mon tues tue wed thurs thur thu fri sat sun"
)
NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred few several couple many some half a an"
)
ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
    "thirtieth"
)
