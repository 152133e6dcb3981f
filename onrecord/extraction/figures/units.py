"""Units of measure as CLDR identifiers and currencies as ISO 4217 codes."""

from __future__ import annotations

import re
from typing import NamedTuple

_NAMES = {
    "percent": "percent|per cent|pc|pct|%",
    "permyriad": "basis point|bp|bps",
    "part-per-1e9": "ppb|part per billion",
    "part-per-1e6": "ppm|part per million",
    "second": "second|sec",
    "minute": "minute|min",
    "hour": "hour|hr",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year|yr",
    "decade": "decade",
    "century": "century|centurie",
    "mile": "mile|mi",
    "yard": "yard|yd",
    "foot": "foot|feet|ft",
    "inch": "inch|inche|in.",
    "kilometer": "kilometer|kilometre|km",
    "meter": "meter|metre",
    "centimeter": "centimeter|centimetre|cm",
    "millimeter": "millimeter|millimetre|mm",
    "micrometer": "micrometer|micrometre|micron|µm|μm",
    "nanometer": "nanometer|nanometre|nm",
    "nautical-mile": "nautical mile",
    "square-meter": "square meter|square metre|sq m|sqm|m²|m2",
    "square-kilometer": "square kilometer|square kilometre|sq km|km²|km2",
    "square-mile": "square mile|sq mile|sq mi",
    "square-foot": "square foot|square feet|sq ft",
    "hectare": "hectare|ha",
    "acre": "acre",
    "cubic-foot": "cubic foot|cubic feet",
    "cubic-meter": "cubic meter|cubic metre|m³",
    "liter": "liter|litre",
    "milliliter": "milliliter|millilitre|ml",
    "gallon": "gallon",
    "barrel": "barrel|bbl",
    "pint": "pint",
    "quart": "quart",
    "fluid-ounce": "fluid ounce",
    "ounce": "ounce|oz",
    "pound": "lb|pound",
    "stone": "stone",
    "kilogram": "kilogram|kilo|kg",
    "gram": "gram|gramme",
    "milligram": "milligram|mg",
    "tonne": "tonne|metric ton|metric tonne",
    "ton": "ton",
    "gigatonne": "gigaton|gigatonne",
    "mile-per-hour": "mph|mile per hour|mile an hour",
    "kilometer-per-hour": "kph|km/h|kmh|kilometer per hour|kilometre per hour|kilometer an hour",
    "meter-per-second": "m/s|meter per second|metre per second",
    "knot": "knot",
    "mile-per-gallon": "mpg|mile per gallon",
    "horsepower": "hp|bhp|ps|horsepower|brake horsepower",
    "watt": "watt",
    "kilowatt": "kw|kilowatt",
    "megawatt": "mw|megawatt",
    "gigawatt": "gw|gigawatt",
    "kilowatt-hour": "kwh|kilowatt hour",
    "megawatt-hour": "mwh|megawatt hour",
    "gigawatt-hour": "gwh|gigawatt hour",
    "newton-meter": "nm of torque|newton meter|newton metre",
    "pound-force-foot": "lb-ft|pound-foot|pound-feet|pound feet|ft-lb",
    "hertz": "hz|hertz",
    "kilohertz": "khz|kilohertz",
    "megahertz": "mhz|megahertz",
    "gigahertz": "ghz|gigahertz",
    "decibel": "decibel|db",
    "gigapascal": "gpa|gigapascal",
    "megapascal": "mpa|megapascal",
    "milliampere-hour": "mah",
    "volt": "volt",
    "ampere": "ampere|amp",
    "megabyte": "megabyte|mb",
    "gigabyte": "gigabyte|gb",
    "terabyte": "terabyte|tb",
    "megabit-per-second": "mbps|megabit per second",
    "megapixel": "megapixel",
    "revolution-per-minute": "rpm|revolution per minute",
    "celsius": "celsius|degree celsius|°c|degree centigrade|centigrade",
    "fahrenheit": "fahrenheit|degree fahrenheit|°f",
    "degree": "degree|°",
    "foodcalorie": "calorie|kcal",
    "USD": "dollar|us dollar|u.s. dollar|american dollar|usd|buck|dollar us",
    "EUR": "euro|eur|€",
    "GBP": "pound sterling|gbp|british pound|quid",
    "JPY": "yen|japanese yen|jpy",
    "CNY": "yuan|renminbi|chinese yuan|cny|rmb",
    "AUD": "australian dollar|aud",
    "CAD": "canadian dollar|cad",
    "NZD": "new zealand dollar|nzd",
    "HKD": "hong kong dollar|hkd",
    "SGD": "singapore dollar|sgd",
    "ILS": "shekel|ils|israeli shekel",
    "MYR": "ringgit|malaysian ringgit|myr",
    "DKK": "danish krone|danish crown|dkk",
    "SEK": "swedish krona|swedish kronor|swedish crown|sek",
    "NOK": "norwegian krone|norwegian kroner|norwegian crown|nok",
    "CHF": "swiss franc|chf|franc",
    "RUB": "ruble|rouble|russian ruble|russian rouble|rub",
    "INR": "rupee|indian rupee|inr",
    "PKR": "pakistani rupee",
    "TRY": "turkish lira|lira",
    "SYP": "syrian pound",
    "EGP": "egyptian pound",
    "BRL": "brazilian real|brazilian reais|reais",
    "MXN": "mexican peso",
    "ARS": "argentine peso",
    "KRW": "won|south korean won|korean won",
    "ZAR": "south african rand|rand",
    "PLN": "zloty|polish zloty",
    "UAH": "hryvnia",
    "HRK": "kuna|croatian kuna|kn",
    "SAR": "saudi riyal|riyal",
    "IRR": "iranian rial|rial",
}
UNITS = {name: unit for unit, names in _NAMES.items() for name in names.split("|")}
# One letter means a unit only right behind its number, and only in this case.
LETTERS = {
    "m": "meter",
    "g": "gram",
    "l": "liter",
    "W": "watt",
    "V": "volt",
    "s": "second",
    "h": "hour",
    "t": "tonne",
    "C": "celsius",
    "F": "fahrenheit",
    '"': "inch",
    "°": "degree",
}
CENTS = {
    "cent": "USD",
    "cents": "USD",
    "¢": "USD",
    "eurocent": "EUR",
    "eurocents": "EUR",
    "sen": "MYR",
    "pence": "GBP",
}
PREFIXES = {
    "$": "USD",
    "us$": "USD",
    "usd": "USD",
    "usd$": "USD",
    "au$": "AUD",
    "a$": "AUD",
    "ca$": "CAD",
    "c$": "CAD",
    "nz$": "NZD",
    "hk$": "HKD",
    "s$": "SGD",
    "€": "EUR",
    "eur": "EUR",
    "£": "GBP",
    "gbp": "GBP",
    "ps": "GBP",
    "¥": "JPY",
    "y=": "JPY",
    "rm": "MYR",
    "rs": "INR",
    "rs.": "INR",
    "₹": "INR",
    "₪": "ILS",
    "₽": "RUB",
    "jpy": "JPY",
    "cny": "CNY",
    "chf": "CHF",
    "r$": "BRL",
    "$us": "USD",
    "$a": "AUD",
    "$au": "AUD",
    "$nz": "NZD",
    "$c": "CAD",
    "$ca": "CAD",
    "$hk": "HKD",
    "₩": "KRW",
    "cad": "CAD",
    "aud": "AUD",
}
_SIGNS = tuple(PREFIXES)
PREFIX = re.compile(
    r"(?<![a-z\d])((?:us|usd|au|ca|nz|hk) ?\$|[acsr]?\$|\$(?:us|a|au|nz|c|ca|hk)|usd|eur|€|gbp|£|"
    r"ps|¥|y=|rm|rs\.?|₹|₪|₽|jpy|cny|chf|₩|cad|aud) ?(?:(?<=[$€£])-)?\Z"
)
_AFTER = re.compile(
    r"(?P<gap>[ -]?)(?P<words>[%€£¢\"]|"
    r"[°a-zµμ][a-zμ²³°.]*2?(?:[/-][a-z]+)?(?:[ -][a-z]+)?(?:[ -][a-z]+)?)"
)
_FIRST_WORD = re.compile(r"[^ /-]*")
# A unit is looked for only behind a word that one begins with.
_HEADS = frozenset(_FIRST_WORD.findall(name)[0].rstrip(".") for name in (*UNITS, *CENTS))
_LAST_WORD = re.compile(r"(?:^|[ /-])[^ /-]*\Z")
_TURN = re.compile(
    r" ?(?:per|/|an?|each|every)[ -]?(?P<one>(?![a-z]+ (?:earlier|ago|later|before)\b)[a-z]+(?: "
    r"[a-z]+)?)|-a-(?P<two>[a-z]+)"
)


class UnitFound(NamedTuple):
    """A unit and where it ends; ``scale`` turns cents into the currency they are parts of."""

    unit: str
    end: int
    scale: float = 1.0


def currency_before(plain: str, start: int) -> tuple[str, int] | None:
    """The currency printed before a number, and where it begins."""
    window = max(0, start - 8)
    if not plain[window:start].rstrip(" -").endswith(_SIGNS):
        return None
    found = PREFIX.search(plain, window, start)
    if not found:
        return None
    return PREFIXES[found[1].replace(" ", "")], found.start(1)


def unit_after(plain: str, text: str, end: int) -> UnitFound | None:
    """The unit right behind a number: the longest name that is one."""
    match = _AFTER.match(plain, end)
    if not match:
        return None
    begin, words = match.start("words"), match["words"]
    letter = text[begin] if not words[1:2].isalnum() else ""
    if text.startswith("Nm", begin) and not words[2:3].isalpha():
        return UnitFound("newton-meter", begin + 2)
    if letter in LETTERS and (not match["gap"] or (match["gap"] == " " and letter in "WVCF")):
        return UnitFound(LETTERS[letter], begin + 1)
    head = _FIRST_WORD.findall(words)[0].rstrip(".")
    if head not in _HEADS and head.removesuffix("s") not in _HEADS:
        return None
    return _longest_name(words, begin, is_apart=bool(match["gap"]))


def _longest_name(words: str, begin: int, *, is_apart: bool) -> UnitFound | None:
    while words:
        name = words.replace("-", " ") if words.replace("-", " ") in UNITS else words
        single = name.rstrip(".")
        if single in CENTS:
            return UnitFound(CENTS[single], begin + len(single), 0.01)
        unit = UNITS.get(single) or (UNITS.get(_singular(single)) if len(single) > 3 else None)
        if unit and (is_apart or len(single) < 12):
            return UnitFound(unit, begin + len(single))
        words = _LAST_WORD.sub("", words)
    return None


def _singular(words: str) -> str:
    """ "Miles per gallon" is a mile per gallon."""
    first, *rest = words.split(" ")
    parts = [first.removesuffix("s"), *rest]
    if len(rest) and rest[-1] not in {"celsius"} and rest[0] != "per":
        parts = [first, *rest[:-1], rest[-1].removesuffix("s")]
        if " ".join(parts) not in UNITS:
            parts[0] = first.removesuffix("s")
    return " ".join(parts)


def turn_after(plain: str, end: int) -> tuple[str, int] | None:
    """ "Per barrel", "a month", "/sq m" behind an amount: what one piece is."""
    match = _TURN.match(plain, end)
    if not match:
        return None
    words = match["one"] or match["two"]
    for name in (words, words.split(" ")[0]):
        unit = UNITS.get(name) or ("share" if name == "share" else None)
        if unit and unit.islower() and unit != "percent":
            return unit, match.end() - (len(words) - len(name))
    return None


def unit_named(word: str) -> bool:
    """Whether a single word is the name of a unit or a currency."""
    return word in UNITS or word.removesuffix("s") in UNITS
