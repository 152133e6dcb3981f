"""Tells the language of a page's text by its script and its smallest words."""

from __future__ import annotations

import re
from collections import Counter

SMALL_WORDS = {
    "en": "the of and to in that was for with said on is has by were from they their",
    "de": "der die das und den von mit dem nicht ist sich für auf ein eine sagte im werden",
    "fr": "le la les des et en du une que dans pour qui par est sur au avec il",
    "es": "el la los las del que en y un una por con para se su no es dijo",
    "pt": "o os as do da dos que em um uma para com não por se mais no disse",
    "it": "il lo gli della di che un una per con non si del sono è dei nel ha",
    "nl": "de het een van en in dat op te zijn met voor niet aan er door heeft",
    "ru": "и в не на что с по как из к за от его для это было",
    "uk": "і в не на що з до як із за від його для це було та",
}
SCRIPTS = {
    "ar": re.compile("[\u0600-\u06ff]"),
    "he": re.compile("[\u0590-\u05ff]"),
    "el": re.compile("[\u0370-\u03ff]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
    "ja": re.compile("[\u3040-\u30ff]"),
    "ko": re.compile("[\uac00-\ud7af]"),
    "hi": re.compile("[\u0900-\u097f]"),
}
_WORDS = {language: frozenset(words.split()) for language, words in SMALL_WORDS.items()}


def language_of(text: str) -> str:
    """A two-letter code; English where nothing tells."""
    start = text[:4000]
    letters = sum(map(str.isalpha, start))
    for language in ("ja", *SCRIPTS):
        share = 0.1 if language == "ja" else 0.3
        if len(SCRIPTS[language].findall(start)) > letters * share:
            return language
    words = Counter(re.findall(r"[^\W\d_]+", start.lower()))
    counts = {language: sum(words[word] for word in small) for language, small in _WORDS.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] >= 2 else "en"


def is_right_to_left(language: str) -> bool:
    """Whether the language is written from right to left."""
    return language in {"ar", "he", "fa", "ur", "yi", "ps"}
