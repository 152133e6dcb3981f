"""Tidies what people type: characters that deceive or cannot be seen go, words stay."""

from __future__ import annotations

import re
import unicodedata

# Overrides and embeddings turn the text around them; isolates and single marks, which right-to-left
# prose needs, do not reach beyond themselves and stay in prose.
_UNWANTED = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u202a-\u202e\u2060-\u2064\u206a-\u206f\u3164\ufeff"
    "\uffa0\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f\ud800-\udfff]"
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_DIRECTION = re.compile("[\u200e\u200f\u2066-\u2069]")
_JOINERS = "\u200c\u200d"
_MARKS_IN_A_ROW = 4

# Letters and digits that pass for a Latin letter, once case and accents are folded.
_LOOKS_LIKE = {
    "a": "\u0251\u03b1\u0430",
    "b": "\u0432\u03b2",
    "c": "\u0441\u03f2",
    "d": "\u0501",
    "e": "\u0435\u03b5",
    "g": "\u0581",
    "h": "\u043d\u04bb\u03b7",
    "i": "\u0456\u03b9\u0131l1|",
    "j": "\u0458\u03f3",
    "k": "\u043a\u03ba",
    "m": "\u043c\u03bc",
    "n": "\u0578",
    "o": "\u043e\u03bf\u03c3\u05e1\u0585\u06410",
    "p": "\u0440\u03c1",
    "q": "\u051b",
    "r": "\u0433",
    "s": "\u0455",
    "t": "\u0442\u03c4",
    "u": "\u0446\u03c5\u057d",
    "v": "\u03bd\u0475",
    "w": "\u051d\u0448\u03c9",
    "x": "\u0445\u03c7",
    "y": "\u0443\u03b3\u04af",
}
_FOLD = str.maketrans(
    {like: letter for letter, all_like in _LOOKS_LIKE.items() for like in all_like}
)


def tidy_prose(text: str) -> str:
    """Running text: lines and paragraphs stay, at most one empty line between them."""
    text = _CONTROL.sub("", _UNWANTED.sub("", _LINE_END.sub("\n", text)))
    text = _few_marks(unicodedata.normalize("NFC", _SPACE.sub(" ", text)))
    lines = [line.rstrip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def tidy_line(text: str) -> str:
    """A name, a title or a reason: one line, nothing in it that turns or hides letters."""
    text = _DIRECTION.sub("", tidy_prose(text))
    text = "".join(
        letter
        for place, letter in enumerate(text)
        if letter not in _JOINERS or _is_joined_script(text[place - 1 : place])
    )
    return " ".join(text.split())


def lookalike(name: str) -> str:
    """What a name looks like at a glance: equal for names that a reader would confuse."""
    folded = unicodedata.normalize("NFKD", tidy_line(name)).casefold().translate(_FOLD)
    return "".join(letter for letter in folded if letter.isalnum())


def _few_marks(text: str) -> str:
    """Piled-up accents cover the lines above and below: a few on one letter are kept."""
    if text.isascii():
        return text
    kept, row = [], 0
    for letter in text:
        row = row + 1 if unicodedata.combining(letter) else 0
        if row <= _MARKS_IN_A_ROW:
            kept.append(letter)
    return "".join(kept)


def _is_joined_script(letter: str) -> bool:
    """Whether a joiner after this letter is spelling (Persian, Indic scripts) or a trick."""
    return bool(letter) and (
        unicodedata.bidirectional(letter) == "AL" or unicodedata.category(letter) in {"Mn", "Mc"}
    )
