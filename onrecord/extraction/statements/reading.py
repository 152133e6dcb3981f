"""Reads a text into sentences of words, in which a quotation counts as one word."""

from __future__ import annotations

import re
from bisect import bisect_left
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
    r"|[^\W\d_a-z]\w+[^\n“\"(.]{0,30}\([^)\n]{2,24}\)\s?[-–—]{1,2}\s+"
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
    """

    text: str
    span: Span
    paragraph: int
    words: list[str]
    starts: list[int]
    ends: list[int]
    quotes: dict[int, Quotation]

    def span_of(self, first: int, last: int) -> Span:
        """The characters from word ``first`` up to, not including, word ``last``."""
        return self.starts[first], self.ends[last - 1]

    def capital(self, i: int) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[self.starts[i]].isupper()

    def printed(self, first: int, last: int) -> str:
        """The text of a run of words."""
        return self.text[self.starts[first] : self.ends[last - 1]]


def read(text: str, lexicon: Lexicon | None, *, layout: Layout | None = None) -> list[Sentence]:
    """All sentences that hold a word, in order; none ends inside a quotation.

    Without a lexicon no sentence is joined to the quotation before it.
    ``layout`` are the paragraphs and sentences of the text, where they are known already.
    """
    found: list[Sentence] = []
    layout = paragraphs_with_sentences(text) if layout is None else layout
    quotes = [quotations_within(text, block) for block, _ in layout]
    hidden = _hide(text, [q for listed in quotes for q in listed if not q.scare])
    folded = lowered(hidden).replace("’", "'")
    for number, ((block, known), listed) in enumerate(zip(layout, quotes, strict=True)):
        by_start = {q.span[0]: q for q in listed if not q.scare}
        for span in _spans(text, hidden, block, known):
            sentence = _sentence(text, folded, span, paragraph=number, by_start=by_start)
            if found and lexicon and _goes_on(found[-1], sentence, lexicon):
                sentence = joined(found.pop(), sentence)
            found += _pieces(sentence)
    return found


def _spans(text: str, hidden: str, block: Span, known: list[Span]) -> list[Span]:
    """The sentences of a paragraph without its dateline; a quotation ends none."""
    if dateline := DATELINE.match(hidden, *block):
        return sentences_within(hidden, (dateline.end(), block[1]))
    same = hidden[slice(*block)] == text[slice(*block)]
    return known if same else sentences_within(hidden, block)


def _hide(text: str, quotes: Sequence[Quotation]) -> str:
    """The text with every quotation covered, but for the signs at its end."""
    pieces: list[str] = []
    at = 0
    plain = text.replace(BEGIN, " ").replace(FILL, " ")
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
    if before.words != [QUOTE] or before.paragraph != sentence.paragraph:
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
    """The sentence itself; one without end is cut, so that reading time stays linear."""
    if len(sentence.words) <= LONGEST:
        return [sentence] if sentence.words else []
    found: list[Sentence] = []
    for first in range(0, len(sentence.words), LONGEST):
        last = min(first + LONGEST, len(sentence.words))
        found.append(
            Sentence(
                text=sentence.text,
                span=sentence.span_of(first, last),
                paragraph=sentence.paragraph,
                words=sentence.words[first:last],
                starts=sentence.starts[first:last],
                ends=sentence.ends[first:last],
                quotes={
                    i - first: sentence.quotes[i]
                    for i in range(first, last)
                    if i in sentence.quotes
                },
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
        ends=before.ends + sentence.ends,
        quotes=before.quotes | {i + size: quote for i, quote in sentence.quotes.items()},
    )


def _sentence(
    text: str, folded: str, span: Span, *, paragraph: int, by_start: dict[int, Quotation]
) -> Sentence:
    sentence = Sentence(text, span, paragraph, *_words(folded, span), {})
    if folded.find(BEGIN, *span) >= 0:
        _set_quotations(sentence, by_start)
    return sentence


def _words(folded: str, span: Span) -> tuple[list[str], list[int], list[int]]:
    """The words with where each starts and ends. No word holds a space, so most stand ready."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    end = span[0] - 1
    for chunk in folded[slice(*span)].split(" "):
        start = end + 1
        end = start + len(chunk)
        if chunk.isalpha():
            words.append(chunk)
            starts.append(start)
            ends.append(end)
        elif chunk[-1:] in SIGNS and chunk[:-1].isalpha():
            words += chunk[:-1], chunk[-1]
            starts += start, end - 1
            ends += end - 1, end
        else:
            for match in WORD.finditer(folded, start, end):
                words.append(match[0])
                starts.append(match.start())
                ends.append(match.end())
    return words, starts, ends


def _set_quotations(sentence: Sentence, by_start: dict[int, Quotation]) -> None:
    """Each quotation becomes one word, and takes the signs at its end with it."""
    words, starts, ends = sentence.words, sentence.starts, sentence.ends
    i = 0
    while i < len(words):
        if words[i][0] == BEGIN:
            quotation = sentence.quotes[i] = by_start[starts[i]]
            words[i], ends[i] = QUOTE, quotation.span[1]
            behind = bisect_left(starts, ends[i], i + 1)
            del words[i + 1 : behind], starts[i + 1 : behind], ends[i + 1 : behind]
        i += 1
