"""Finds paragraphs and sentences in prose by rules of its own, so that offsets always hold."""

from __future__ import annotations

import re

from onrecord.extraction.types import Span

Layout = list[tuple[Span, list[Span]]]  # paragraphs, each with its sentences

# Never the end of a sentence: a name or a number follows.
TITLES = frozenset(
    """
    mr mrs ms messrs mx dr drs prof rev fr sr sra hon st mt ft gen lt col maj capt cmdr cpl
    sgt adm brig pvt sen sens rep reps gov govs pres supt insp det amb atty asst assoc dep
    pfc cllr vs v no nos fig figs p pp vol al ca approx est art sec ed eds op cit bros spc
    ens dist
    """.split()
)
# The end of a sentence only where the next word is one that opens sentences.
SHORTENED = frozenset(
    """
    inc corp co ltd llc plc jr etc dept univ assn bros cos mfg intl ave blvd rd bldg hwy jan
    feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont
    neb nev okla ore pa penn tenn tex va vt wash wis wyo a.m p.m u.s u.k u.n e.u d.c n.y l.a
    n.j n.h n.c s.c n.m s.d n.d r.i w.va ph.d m.d b.a m.a j.d u.s.a u.s.s.r e.g i.e
    """.split()
)
OPENERS = frozenset(
    """
    the a an this that these those he she it they we i you his her its their our my in on at
    by for from with after before when while as if but and or so yet also there here however
    meanwhile according what who why how where since although though despite during last next
    both some many most more all no not one two three another moreover earlier later then now
    still once under over until because asked both each only even
    """.split()
)
PARAGRAPH_BREAK = re.compile(r"[\n\r\u2028\u2029\x85]\s*")
LINE_END = re.compile(r"(?:[.!?:;…][\"'”’»)\]]*|[\"”»])$")
# The look-behind takes in the sign itself, so that the search may begin with it.
END = re.compile(r"[.!?…](?<![.!?…]{2})[.!?…]*+(?P<close>[\"'”’»)\]]*+)(?=\s)")
BEFORE_WORD = re.compile(r"[\s(\[\"“‘'«„—–/]")
INITIALS = re.compile(r"(?:\w\.)+\w")
LONGEST_SHORT = 24  # signs in a shortened word
NEXT_WORD = re.compile(r"\s*[\"“‘'«„(\[]*(\w*)")


def paragraphs(text: str) -> tuple[Span, ...]:
    """Spans between line breaks, trimmed; a hard-wrapped line goes on with the next one."""
    found: list[Span] = []
    start = _skip_space(text, at=0)
    for line_break in PARAGRAPH_BREAK.finditer(text):
        end, following = line_break.span()
        while end > start and text[end - 1].isspace():
            end -= 1
        if end <= start or (following < len(text) and _wrapped(text, (start, end), following)):
            continue
        found.append((start, end))
        start = following
    end = len(text.rstrip())
    if end > start:
        found.append((start, end))
    return tuple(found)


def sentences(text: str) -> tuple[Span, ...]:
    """Trimmed spans, none across a paragraph; closing quotation marks stay with their sentence.

    Sentences inside a quotation are told apart too.
    """
    return sentences_of(paragraphs_with_sentences(text))


def sentences_of(layout: Layout) -> tuple[Span, ...]:
    """The sentences of all paragraphs in one row."""
    return tuple(span for _, own in layout for span in own)


def paragraphs_with_sentences(text: str) -> Layout:
    """Each paragraph with the sentences in it."""
    return [(paragraph, sentences_within(text, paragraph)) for paragraph in paragraphs(text)]


def sentences_within(text: str, paragraph: Span) -> list[Span]:
    """The sentences of one paragraph."""
    found: list[Span] = []
    start, end = paragraph
    for stop in END.finditer(text, start, end):
        if stop.end() > start and _ends_sentence(text, stop):
            found.append((start, stop.end()))
            start = _skip_space(text, at=stop.end())
    if end > start:
        found.append((start, end))
    return found


def _skip_space(text: str, *, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _wrapped(text: str, line: Span, following: int) -> bool:
    """Whether a line break inside a sentence is only where an editor program broke the line."""
    start, end = line
    opens, closes = text[following], text[end - 1]
    if not (opens.islower() or (closes in ",;" and opens.isalnum())):
        return False
    if text[end:following].replace("\r\n", "\n").count("\n") > 1:
        return False
    return LINE_END.search(text[max(start, end - 4) : end]) is None


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    following = NEXT_WORD.match(text, stop.end())
    word = following[1] if following else ""
    if word[:1].islower():
        return False
    if text[stop.start()] != "." or stop["close"] or stop.end() - stop.start() > 1:
        return True
    return not _abbreviated(text, stop.start(), next_word=word)


def _abbreviated(text: str, dot: int, *, next_word: str) -> bool:
    word = text[max(0, dot - LONGEST_SHORT) : dot].rpartition(" ")[2]
    if not word.isalnum():
        word = BEFORE_WORD.split(word)[-1]
    folded = word.lower()
    if folded in TITLES or (len(word) == 1 and word.isupper() and word != "I"):
        return not (
            folded in {"no", "p", "art", "ed", "al", "est", "det"} and not next_word.isdigit()
        )
    if folded in SHORTENED or ("." in word and INITIALS.fullmatch(word)):
        return next_word.lower() not in OPENERS
    return False
