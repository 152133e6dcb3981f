"""Reads a text into sentences of words, in which a quotation counts as one word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extraction.folding import lowered
from onrecord.extraction.quotations import Quotation, quotations_within
from onrecord.extraction.sentences import Layout, paragraphs_with_sentences, sentences_within
from onrecord.extraction.statements.lexicon import Lexicon
from onrecord.extraction.types import Span

# Stands for the inside of a quotation, from its first sign on. Private use: no letter of any text.
BEGIN, FILL = "\ue001", "\ue000"
QUOTE = BEGIN  # the word of a quotation
Range = tuple[int, int]  # words of a sentence, half-open
# The place before the first sentence of a report, as in: GENEVA (Reuters) —
DATELINE = re.compile(
    r"[^\W\d_a-z]{3,}[^\n“\"]{0,50}?(?:\([^)\n]{2,24}\)\s?[-–—]{1,2}|\s(?:[–—]|--))\s+"
    r"|[^\W\d_a-z]\w++[^\n“\"(.]{0,30}+\([^)\n]{2,24}\)\s?[-–—]{1,2}\s+"
)
LONGEST = 200  # words; longer sentences are read in pieces
WORD = re.compile(
    rf"{BEGIN}{FILL}*"  # a quotation
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|[$€£]?\d+(?:[.,/:-]\d+)*\w*(?:-\w+)*"
    r"|\w+(?:['’.&/\-\u2010\u2011]\w+)*"  # one word, also in parts
    r"|--+|[,;:()\[\]—–―…?!.-]"
)
SIGNS = frozenset(",.;:?!")  # each a word of its own behind letters alone
CLOSING = re.compile(r"[,.?!…—–;:-]*[\"'”’»“‘«›]*$")


@dataclass(slots=True)
class Sentence:
    """One sentence: lower-case words with their places.

    ``words[i]`` is ``QUOTE`` where a quotation stands; ``quotes[i]`` is that quotation.
    ``ends`` are those of quotations and of words set apart: all others end with their letters.
    """

    text: str
    span: Span
    paragraph: int
    words: list[str]
    starts: list[int]
    ends: dict[int, int]
    quotes: dict[int, Quotation]

    def span_of(self, first: int, last: int) -> Span:
        """The characters from word ``first`` up to, not including, word ``last``."""
        end = self.ends.get(last - 1) or self.starts[last - 1] + len(self.words[last - 1])
        return self.starts[first], end

    def capital(self, i: int) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[self.starts[i]].isupper()

    def printed(self, first: int, last: int) -> str:
        """The text of a run of words."""
        return self.text[slice(*self.span_of(first, last))]


def read(text: str, lexicon: Lexicon | None, *, layout: Layout | None = None) -> list[Sentence]:
    """All sentences that hold a word, in order; none ends inside a quotation.

    Without a lexicon no sentence is joined to the quotation before it.
    ``layout`` are the paragraphs and sentences of the text, where they are known already.
    """
    found: list[Sentence] = []
    layout = paragraphs_with_sentences(text) if layout is None else layout
    plain = text.replace(BEGIN, " ").replace(FILL, " ")
    is_altered = plain != text
    quotes = [
        {q.span[0]: q for q in quotations_within(text, block) if not q.scare} for block, _ in layout
    ]
    hidden = _hide(plain, [q for listed in quotes for q in listed.values()])
    folded = lowered(hidden).replace("’", "'")
    for number, ((block, known), by_start) in enumerate(zip(layout, quotes, strict=True)):
        spans = known
        if dateline := DATELINE.match(hidden, *block):
            spans = sentences_within(hidden, (dateline.end(), block[1]))
        elif by_start or is_altered:  # a quotation ends no sentence
            spans = sentences_within(hidden, block)
        for span in spans:
            sentence = _sentence(text, folded, span, paragraph=number, by_start=by_start)
            if found and lexicon and _goes_on(found[-1], sentence, lexicon):
                sentence = joined(found.pop(), sentence)
            if len(sentence.words) > LONGEST:
                found += _pieces(sentence)
            elif sentence.words:
                found.append(sentence)
    return found


def _hide(plain: str, quotes: Sequence[Quotation]) -> str:
    """The text with every quotation covered, but for the signs at its end."""
    pieces: list[str] = []
    at = 0
    for quote in quotes:
        start, end = quote.span
        closing = CLOSING.search(plain, max(start + 1, end - 6), end)
        visible = closing.start() if closing and quote.closed else end
        pieces += [plain[at:start], BEGIN, FILL * (visible - start - 1)]
        at = visible
    pieces.append(plain[at:])
    return "".join(pieces)


def _goes_on(before: Sentence, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence only names who said the quotation before: "“Why?” Roe asked."."""
    if before.words[0] != QUOTE or len(before.words) > 1 or before.paragraph != sentence.paragraph:
        return False
    for i, word in enumerate(sentence.words[1:20], start=1):
        cue = lexicon.cues.get(word)
        if cue is not None and cue.sort == "say" and cue.form in ("past", "third"):
            following = sentence.words[i + 1] if i + 1 < len(sentence.words) else "."
            closes = following in (",", ".") or following in lexicon.prepositions
            return closes or following in lexicon.time_words
        if word in lexicon.finite or word in lexicon.subordinators or word in (":", QUOTE):
            return False
        if word == "," and i == 2 and sentence.words[1] in lexicon.connectives:
            return False
    return False


def _pieces(sentence: Sentence) -> list[Sentence]:
    """A sentence without end is cut, so that reading time stays linear."""
    found: list[Sentence] = []
    for first in range(0, len(sentence.words), LONGEST):
        last = min(first + LONGEST, len(sentence.words))
        held = [i for i in range(first, last) if i in sentence.quotes]
        found.append(
            Sentence(
                text=sentence.text,
                span=sentence.span_of(first, last),
                paragraph=sentence.paragraph,
                words=sentence.words[first:last],
                starts=sentence.starts[first:last],
                ends={i - first: sentence.ends[i] for i in held},
                quotes={i - first: sentence.quotes[i] for i in held},
            )
        )
    return found


def joined(before: Sentence, sentence: Sentence) -> Sentence:
    """Two sentences that are one."""
    size = len(before.words)
    return Sentence(
        text=before.text,
        span=(before.span[0], sentence.span[1]),
        paragraph=before.paragraph,
        words=before.words + sentence.words,
        starts=before.starts + sentence.starts,
        ends=before.ends | {i + size: end for i, end in sentence.ends.items()},
        quotes=before.quotes | {i + size: quote for i, quote in sentence.quotes.items()},
    )


def _sentence(
    text: str, folded: str, span: Span, *, paragraph: int, by_start: dict[int, Quotation]
) -> Sentence:
    sentence = Sentence(text, span, paragraph, *_words(folded, span), {}, {})
    if by_start and folded.find(BEGIN, *span) >= 0:
        _set_quotations(sentence, by_start)
    return sentence


def _words(folded: str, span: Span) -> tuple[list[str], list[int]]:
    """The words with where each starts. None holds a space, so most stand ready."""
    words: list[str] = []
    starts: list[int] = []
    start = span[0]
    for chunk in folded[start : span[1]].split(" "):
        if chunk.isalpha():
            words.append(chunk)
            starts.append(start)
        elif chunk[-1:] in SIGNS and (bare := chunk[:-1]).isalpha():
            words += bare, chunk[-1]
            starts += start, start + len(bare)
        else:
            for match in WORD.finditer(chunk):
                words.append(match[0])
                starts.append(start + match.start())
        start += len(chunk) + 1
    return words, starts


def _set_quotations(sentence: Sentence, by_start: dict[int, Quotation]) -> None:
    """Each quotation becomes one word, and takes the signs at its end with it."""
    words: list[str] = []
    starts: list[int] = []
    behind = 0  # where the last quotation ends
    for word, start in zip(sentence.words, sentence.starts, strict=True):
        if start < behind:
            continue
        if word[0] == BEGIN:
            quotation = sentence.quotes[len(words)] = by_start[start]
            behind = sentence.ends[len(words)] = quotation.span[1]
        words.append(QUOTE if word[0] == BEGIN else word)
        starts.append(start)
    sentence.words, sentence.starts = words, starts
