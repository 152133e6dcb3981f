"""German number words, bounds, units and what stands around numbers."""

from __future__ import annotations

from onrecord.extraction.tongues.tongue import Numerals, words

_SMALL = (
    "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
    "fünfzehn sechzehn siebzehn achtzehn neunzehn"
).split()
_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()


def _below_hundred(number: int) -> str:
    if number < 20:
        return _SMALL[number]
    tens, ones = _TENS[number // 10 - 2], number % 10
    return f"{_SMALL[ones]}und{tens}" if ones else tens


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest)
    return f"{_SMALL[hundreds]}hundert{_below_hundred(rest) if rest else ''}"


def _number_words() -> dict[str, float]:
    found = {_below_thousand(number): float(number) for number in range(2, 1000)}
    found |= {f"{_below_thousand(number)}tausend": number * 1e3 for number in range(1, 1000)}
    for thousand in range(1, 10):
        for hundred in range(1, 10):
            word = f"{_SMALL[thousand]}tausend{_SMALL[hundred]}hundert"
            found[word] = thousand * 1e3 + hundred * 1e2
    return found | {
        "hundert": 100.0,
        "tausend": 1000.0,
        "anderthalb": 1.5,
        "eineinhalb": 1.5,
        "zweieinhalb": 2.5,
        "dreieinhalb": 3.5,
        "dreissig": 30.0,
        "hunderttausend": 1e5,
        "zehntausend": 1e4,
    }


# Identifier -> printed names; a number behind a colon is what one of them is worth.
_UNITS = {
    "percent": "prozent % prozentpunkte prozentpunkten v.h.",
    "permille": "promille ‰",
    "second": "sekunde sekunden",
    "minute": "minute minuten",
    "hour": "stunde stunden",
    "day": "tag tage tagen",
    "week": "woche wochen",
    "month": "monat monate monaten",
    "year": "jahr jahre jahren",
    "decade": "jahrzehnt jahrzehnte jahrzehnten",
    "century": "jahrhundert jahrhunderte jahrhunderten",
    "kilometer": "kilometer kilometern km",
    "meter": "meter metern m",
    "centimeter": "zentimeter zentimetern cm",
    "millimeter": "millimeter millimetern mm",
    "mile": "meile meilen",
    "nautical-mile": "seemeile seemeilen",
    "square-meter": "quadratmeter quadratmetern qm m² m2",
    "square-kilometer": "quadratkilometer quadratkilometern km² km2",
    "hectare": "hektar ha",
    "cubic-meter": "kubikmeter kubikmetern m³ m3",
    "liter": "liter litern l",
    "milliliter": "milliliter ml",
    "hectoliter": "hektoliter",
    "kilogram": "kilogramm kilo kg",
    "gram": "gramm g",
    "milligram": "milligramm mg",
    "tonne": "tonne tonnen t",
    "kilometer-per-hour": "km/h stundenkilometer stundenkilometern",
    "watt": "watt",
    "kilowatt": "kilowatt kw",
    "megawatt": "megawatt mw",
    "gigawatt": "gigawatt gw",
    "kilowatt-hour": "kilowattstunde kilowattstunden kwh",
    "megawatt-hour": "megawattstunde megawattstunden mwh",
    "gigawatt-hour": "gigawattstunde gigawattstunden gwh",
    "terawatt-hour": "terawattstunde terawattstunden twh",
    "horsepower": "ps",
    "celsius": "°c",
    "degree": "grad °",
    "decibel": "dezibel db",
    "volt": "volt",
    "megabyte": "megabyte mb",
    "gigabyte": "gigabyte gb",
    "EUR": "euro euros eur €",
    "USD": "dollar dollars us-dollar us-dollars usd $",
    "CHF": "franken chf",
    "GBP": "pfund £ gbp",
    "JPY": "yen",
    "DKK": "dänische_kronen kronen",
    "PLN": "zloty złoty",
    "TRY": "lira",
    "CNY": "yuan",
    "RUB": "rubel",
}


def _units() -> dict[str, tuple[str, float]]:
    found = {
        name.replace("_", " "): (unit, 1.0)
        for unit, names in _UNITS.items()
        for name in names.split()
    }
    return found | {
        "cent": ("EUR", 0.01),
        "grad celsius": ("celsius", 1.0),
        "kilometer pro stunde": ("kilometer-per-hour", 1.0),
        "kilometern pro stunde": ("kilometer-per-hour", 1.0),
        "meter pro sekunde": ("meter-per-second", 1.0),
    }


NUMERALS = Numerals(
    group=". ",
    decimal=",",
    words=_number_words(),
    articles=words("ein eine einen einem einer"),
    magnitudes={
        "tausend": 1e3,
        "million": 1e6,
        "millionen": 1e6,
        "mio": 1e6,
        "mio.": 1e6,
        "milliarde": 1e9,
        "milliarden": 1e9,
        "mrd": 1e9,
        "mrd.": 1e9,
        "billion": 1e12,
        "billionen": 1e12,
        "dutzend": 12.0,
    },
    vague={
        "dutzende": (24.0, 99.0),
        "dutzenden": (24.0, 99.0),
        "hunderte": (100.0, 999.0),
        "hunderten": (100.0, 999.0),
        "tausende": (1e3, 9_999.0),
        "tausenden": (1e3, 9_999.0),
        "zehntausende": (1e4, 99_999.0),
        "zehntausenden": (1e4, 99_999.0),
        "hunderttausende": (1e5, 999_999.0),
        "hunderttausenden": (1e5, 999_999.0),
    },
    shares={
        "die hälfte": 0.5,
        "der hälfte": 0.5,
        "ein drittel": 1 / 3,
        "einem drittel": 1 / 3,
        "ein viertel": 0.25,
        "einem viertel": 0.25,
        "ein fünftel": 0.2,
        "einem fünftel": 0.2,
        "ein zehntel": 0.1,
        "zwei drittel": 2 / 3,
        "drei viertel": 0.75,
        "dreiviertel": 0.75,
        "jeder zweite": 0.5,
        "jeder dritte": 1 / 3,
        "jeder vierte": 0.25,
        "jeder fünfte": 0.2,
        "jeder zehnte": 0.1,
        "jede zweite": 0.5,
        "jede dritte": 1 / 3,
        "jede vierte": 0.25,
        "jede fünfte": 0.2,
        "jede zehnte": 0.1,
    },
    units=_units(),
    prefixes={"€": "EUR", "$": "USD", "£": "GBP", "us$": "USD", "eur": "EUR", "chf": "CHF"},
    per=words("pro je"),
    before=(
        ("nicht weniger als", ">="),
        ("nicht mehr als", "<="),
        ("deutlich mehr als", ">"),
        ("weit mehr als", ">"),
        ("etwas mehr als", ">"),
        ("wenig mehr als", ">"),
        ("mehr als", ">"),
        ("weit über", ">"),
        ("deutlich über", ">"),
        ("größer als", ">"),
        ("höher als", ">"),
        ("länger als", ">"),
        ("weniger als", "<"),
        ("kleiner als", "<"),
        ("niedriger als", "<"),
        ("kürzer als", "<"),
        ("deutlich unter", "<"),
        ("knapp unter", "<"),
        ("keine", "<"),
        ("nicht einmal", "<"),
        ("mindestens", ">="),
        ("wenigstens", ">="),
        ("zumindest", ">="),
        ("höchstens", "<="),
        ("maximal", "<="),
        ("bis zu", "<="),
        ("über", ">"),
        ("gut", ">"),
        ("unter", "<"),
        ("ungefähr", "~"),
        ("schätzungsweise", "~"),
        ("circa", "~"),
        ("zirka", "~"),
        ("ca.", "~"),
        ("etwa", "~"),
        ("rund", "~"),
        ("an die", "~"),
        ("um die", "~"),
    ),
    nearly=("knapp", "fast", "nahezu", "beinahe", "annähernd"),
    after=(
        ("oder mehr", ">="),
        ("und mehr", ">="),
        ("oder weniger", "<="),
        ("oder darüber", ">="),
    ),
    total=("insgesamt", "zusammen"),
    to=words("bis - –"),
    between=("zwischen", "und"),
    from_to=("von", "auf"),
    of=words("der des aller von seiner ihrer dieser unserer eines einer"),
    pointing=("davon", "von ihnen", "weitere", "andere"),
    numbered=words(
        """
        nummer nr nr. paragraf paragraph § artikel absatz platz rang gleis seite kapitel halle linie
        klasse stufe raum zimmer route flug zug buslinie autobahn bundesstraße tor gruppe u block
        band teil ausgabe folge version typ boeing airbus covid modell pegelstufe warnstufe
        hausnummer straße minute spielminute b a g s l k apollo agenda tempo
        """
    ),
    clock=words("uhr"),
    aged=words("alt alter altes alte alten"),
    year_before=words(
        """
        im in jahr jahre jahres jahren seit bis ab anfang ende mitte sommer winter herbst frühjahr
        frühling januar februar märz april mai juni juli august september oktober november dezember
        saison von vor nach zwischen und 's des anno spätestens ins für
        """
    ),
    by=words("um"),
    signs=words("plus minus"),
    up=words(
        """
        stieg stiegen steigt steigen gestiegen erhöhte erhöhten erhöht wuchs wuchsen wächst
        gewachsen zugelegt legte zunahm zugenommen kletterte kletterten plus verteuerte verteuerten
        zulegen wachsen verteuert angestiegen erhöhen anheben angehoben
        """
    ),
    down=words(
        """
        sank sanken sinkt sinken gesunken fiel fielen fällt gefallen verringerte verringerten
        verringert ging gingen zurückgegangen schrumpfte schrumpften geschrumpft minus reduzierte
        reduziert gekürzt kürzt gesenkt senkte senken abgenommen reduzieren kürzen
        """
    ),
    not_counted=words(
        """
        uhr prozent januar februar märz april mai juni juli august september oktober november
        dezember montag dienstag mittwoch donnerstag freitag samstag sonntag ende anfang mitte
        """
    ),
    joins=words("der des von den"),
    adjective_endings=("e", "en", "er", "em", "es"),
    common_capitals=True,
)
