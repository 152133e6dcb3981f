"""Tells numbers that count from those that only name: flights, versions, scores, ages."""

from __future__ import annotations

import re

from onrecord.extraction.figures.numbers import SMALL, TENS
from onrecord.extraction.figures.quantities import Quantity
from onrecord.extraction.figures.words import STOPS, WORD, is_plural, word_before

_DESIGNATOR = re.compile(
    r"\b(?:flight|room|route|highway|interstate|channel|chapter|section|sections|article|page|"
    r"pages|unit|phase|level|group|"
    r"grade|block|gate|platform|line|season|episode|model|version|act|title|proposition|prop|"
    r"amendment|"
    r"area|formula|world war|super bowl|big|fortune|s ?& ?p|s p|sp|ftse|nasdaq|nikkei|cac|asx|"
    r"stoxx|nos?\.|number|no|"
    r"last|top|bottom|final|round|stage|lap|week|day|game|apollo|boeing|airbus|iphone|ipad|"
    r"galaxy|windows|xbox|vol\.|"
    r"playstation|android|ios|bluetooth|usb|hdmi|type|group of|class|category|tier|district|"
    r"precinct|local|rule|step|item|"
    r"point|apartment|suite|building|studio|zip code|code|verse|psalm|draft|pick|inc) ?#?\Z"
)
_ATTACHED_BEFORE = re.compile(r"(?:[\w#]|[a-z\d][-'/.]|:\d*|\d,)\Z")
_SIGNED = re.compile(
    r"(?:\b(?:minus|plus|sub|under|over|mid|to|and|or|pre|post|some)-|(?<![\w])[-+~#]|\bgb #|"
    r"[^\w]\$)\Z"
)
_ATTACHED_AFTER = re.compile(
    r"(?:st|nd|rd|th|s|d)?[a-z_]|[-,]?\d|:\d|/\d|\.\d|-(?:[a-z]{1,2}\d|a\b(?!-)|and\b)|(?:st|nd|"
    r"rd|th|s)\b|'s\b"
)
_SCORE_AFTER = re.compile(r" ?- ?\d")
_ADDRESS_AFTER = re.compile(
    r" (?:[A-Z][\w']+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Boulevard|Lane|Drive|Square|Way|"
    r"Court|Place)\b"
    r"| (?:[NSEW]\.? )?\d{1,3}(?:st|nd|rd|th) (?:St|Street|Ave|Avenue)\b"
    r"| (?:Ave|Avenue|Rue|Via|Calle|Place) [A-Z]"
)
_AGED = re.compile(r"\b(?:aged?|dead at(?: age)?|dies at|died at|at the age of|turns?) \Z")
_AGED_ENDS = frozenset({"age", "aged", "at", "of", "turn", "turns"})
_NAME_BEFORE = re.compile(r"[A-Z][\w'’.-]+[\"”]?(?:, (?:who is )?| \()\Z")
_ONE_NO = re.compile(
    r"\b(?:no|this|that|the|any|every|each|another|which|other|some|last|only|number|day|day |"
    r"not|next|first|for|bad|good|new|at|by)[ -]\Z"
)
_ONE_AFTER = re.compile(
    r"(?: of (?:the|its|his|her|their|our|my|those|these|several|many)\b| ?[\"']?(?=[a-z]))(?! "
    r"(?:of|that|who|which|is|was|can|could|will|would|has|had|day|another|to|in|on|at|by|with|"
    r"and|or|thing)\b)"
)
_HYPHEN_APART = re.compile(r"covid -\Z")
_MAKERS = "boeing airbus iphone ipad galaxy windows xbox playstation android".split()
_MODEL = re.compile(rf"\b(?:{'|'.join(_MAKERS)}) \Z")
_ALWAYS_NAMING = frozenset({"no", "nos.", "number", "fortune", "s&p", "flight", "route", *_MAKERS})
_PHONE_BEFORE = re.compile(r"\+[\d ()-]{0,16}\Z|\(\Z")
_PHONE_AFTER = re.compile(r"\)? ?[ (-]\d{2,4}\b")
_WITHIN_COUNT = re.compile(rf"(?<!\w)(?:\d[\d,]*|{'|'.join([*SMALL, *TENS])}) (?:[a-z]+ ){{1,2}}\Z")
_WORD_AFTER = re.compile(r" [^\W\d_]")
_OF_A_NAME = re.compile(r"(?:\b(?:the|an?|own|new)|'s) \Z")
_LIST_SIGN = re.compile(r"[.)] ")
_LISTED = re.compile(r"(?:\A|\n)[ \t]*\(?\Z")
_DIGITS_S = re.compile(r"\d+s")
_NAME_RIGHT_BEFORE = re.compile(r"[^\W\d_a-z][\w'-]* \Z")
_NAME_RIGHT_AFTER = re.compile(r" [^\W\d_a-z][a-z]")
_CODE_AFTER = re.compile(r" (?:zip|area|postal|post|dialling|pin)[ -]?code")
_YEAR = re.compile(r"(?:19|20)\d\d")

_WORD_BEFORE = re.compile(r"([^\s]+) \Z")


def is_identifier(quantity: Quantity, plain: str, text: str, *, in_headline: bool) -> bool:
    """Whether the number names something, or is part of a word, and so is no figure."""
    start, end = quantity.span
    if _part_of_word(quantity, plain) or _is_plural_name(quantity, plain, text):
        return True
    if quantity.form == "words" and plain[start:end] == "one":
        return _is_no_count(plain, start, end)
    if not quantity.bare or quantity.form in {"vague", "part", "ratio"}:
        return False
    if quantity.joined:
        return _is_score(quantity, plain)
    if (
        _ADDRESS_AFTER.match(text, end)
        or _is_code(plain[start:end])
        or _is_listed(plain, start, end)
        or _is_phone(plain, start, end)
    ):
        return True
    if in_headline:
        return False
    return _names(quantity, plain, text)


def _part_of_word(quantity: Quantity, plain: str) -> bool:
    start, end = quantity.span
    before = plain[max(0, start - 8) : start]
    # Behind a blank it is a word of its own.
    if (
        before[-1:] not in {"", " "}
        and _ATTACHED_BEFORE.search(before)
        and not _SIGNED.search(before)
    ):
        return True
    if quantity.bare and _HYPHEN_APART.search(before):
        return True
    if (
        quantity.form == "digits"
        and quantity.unit is None
        and _ATTACHED_AFTER.match(plain, quantity.core[1])
    ):
        return quantity.core[1] == end and not plain.startswith(("-plus", "-odd", "-some"), end)
    return False


def _is_plural_name(quantity: Quantity, plain: str, text: str) -> bool:
    """ "2018s best", "Model 3s": an s right behind a year or a name is no second."""
    start, end = quantity.span
    if quantity.unit != "second" or not _DIGITS_S.fullmatch(plain, start, end):
        return False
    return end - start > 4 or bool(_NAME_RIGHT_BEFORE.search(text, max(0, start - 24), start))


def _is_no_count(plain: str, start: int, end: int) -> bool:
    return bool(_ONE_NO.search(plain[max(0, start - 9) : start])) or not _ONE_AFTER.match(
        plain, end
    )


def _is_score(quantity: Quantity, plain: str) -> bool:
    """ "Won 2-0", "on page 12-14": two small numbers with nothing that they count."""
    printed = plain[quantity.span[0] : quantity.span[1]]
    if "-" not in printed or quantity.form != "digits":
        return False
    following = next(iter(_next_words(plain, quantity.span[1], count=3)), "")
    first, _, second = printed.partition("-")
    backwards = first.strip().isdigit() and second.strip().isdigit() and int(first) >= int(second)
    return (
        backwards
        or (not is_plural(following) and quantity.high < 200)
        or bool(re.fullmatch(r"\d{3} ?- ?\d{4}", printed))
    )


def _is_code(printed: str) -> bool:
    digits = printed.replace(",", "")
    return (len(digits) > 1 and digits[0] == "0" and digits[1].isdigit()) or (
        digits.isdigit() and len(digits) > 15
    )


def is_age(quantity: Quantity, plain: str, text: str) -> bool:
    """ "Smith, 46, said": between commas behind a name; "dead at 71"."""
    start, end = quantity.span
    if not quantity.bare or quantity.joined:
        return False
    aged = word_before(plain, start) in _AGED_ENDS
    if aged and _AGED.search(plain, max(0, start - 16), start) and quantity.high < 120:
        return True
    if (
        end - start > 3
        or not plain[start:end].isdigit()
        or plain[end : end + 1] not in {",", ")", "."}
    ):
        return False
    return bool(_NAME_BEFORE.search(text, max(0, start - 24), start))


def _names(quantity: Quantity, plain: str, text: str) -> bool:
    start, end = quantity.span
    following = _next_words(plain, end, count=4)
    counts = any(is_plural(word) for word in following)
    if quantity.form == "digits" and _WITHIN_COUNT.search(plain, max(0, start - 32), start):
        return bool(
            _NAME_RIGHT_AFTER.match(text, end) or _MODEL.search(plain, max(0, start - 14), start)
        )
    if quantity.form == "digits" and not counts and _names_by_what_follows(quantity, plain, text):
        return True
    designated = _DESIGNATOR.search(plain, max(0, start - 14), start)
    if designated:
        return not counts or designated[0].split()[0] in _ALWAYS_NAMING
    if quantity.form == "words":
        return text[start].isupper() and not _opens_sentence(plain, start) and not counts
    before = _WORD_BEFORE.search(text[max(0, start - 24) : start])
    if not before or counts or "," in plain[start:end]:
        return False
    word = before[1]
    named = word[0].isupper() or (len(word) > 1 and word[1:2].isupper())
    return (
        named
        and word.isalpha()
        and not _opens_sentence(plain, start - len(word) - 1)
        and word.lower() not in STOPS
    )


def _names_by_what_follows(quantity: Quantity, plain: str, text: str) -> bool:
    """ "The 2019 review", "a 90049 ZIP code", "two new 737 Max": what stands behind is no count."""
    start, end = quantity.span
    printed = plain[start:end]
    if _CODE_AFTER.match(plain, end):
        return True
    if not printed.isdigit() or printed == "1":
        return False
    if _YEAR.fullmatch(printed):
        return bool(_WORD_AFTER.match(plain, end))
    if not _NAME_RIGHT_AFTER.match(text, end):
        return False
    before = text[max(0, start - 80) : start]
    return bool(_OF_A_NAME.search(before)) or bool(re.search(rf"[A-Z][\w-]* {printed}\b", before))


def _is_listed(plain: str, start: int, end: int) -> bool:
    """ "2. Open the lid": a line that is numbered."""
    return bool(_LISTED.search(plain, max(0, start - 8), start) and _LIST_SIGN.match(plain, end))


def _is_phone(plain: str, start: int, end: int) -> bool:
    """Any group of "+44 20 7946 0958" or "(212) 555-0123"."""
    before = _PHONE_BEFORE.search(plain, max(0, start - 20), start)
    if not before:
        return False
    is_first = before[0] in {"+", "("}
    return not is_first or bool(_PHONE_AFTER.match(plain, end))


def _opens_sentence(plain: str, start: int) -> bool:
    before = plain[max(0, start - 3) : start].rstrip(" \"'([")
    return not before or before[-1] in ".!?:;\n"


def _next_words(plain: str, end: int, *, count: int) -> list[str]:
    """The words up to the next stop, none beyond a preposition or verb."""
    found: list[str] = []
    at = end
    while len(found) < count:
        if not (match := WORD.match(plain, at + 1 if plain[at : at + 1] in {" ", "-"} else at)):
            break
        word = match[0].rstrip(".'")
        if word in STOPS:
            break
        found.append(word)
        at = match.end()
    return found
