"""Pairs the cues of one sentence with their sources and their contents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from onrecord.extraction.statements import contents, subjects
from onrecord.extraction.statements.cues import Mark, marks, progressive
from onrecord.extraction.statements.lexicon import Lexicon
from onrecord.extraction.statements.reading import QUOTE, Sentence
from onrecord.extraction.statements.subjects import Subject

Range = tuple[int, int]
OPENING = frozenset("after before asked".split())
PARTICIPLE_LEADS = frozenset("by while for in without before after statement letter".split())


@dataclass(slots=True)
class Attribution:
    """Word ranges (half-open) of one cue, its source and its contents."""

    mark: Mark
    source: Range | None
    parts: list[Range]
    rule: str
    how: Literal["explicit", "participle", "none"] = "explicit"
    nested: bool = False

    @property
    def end(self) -> int:
        """The first word behind all of it."""
        ends = [self.mark.last, *(b for _, b in self.parts)]
        return max(ends) if self.source is None else max(*ends, self.source[1])


def attributions(sentence: Sentence, lexicon: Lexicon) -> list[Attribution]:
    """All attributions of a sentence in the order of their cues."""
    listed = marks(sentence, lexicon)
    if not listed:
        return _colon(sentence, lexicon) or _dash(sentence, lexicon)
    later = _postposed(sentence, listed, lexicon)
    found: list[Attribution] = []
    floor = 0
    for i, mark in enumerate(listed):
        known = later.get(i)
        if known is None and (mark.first < floor or _inside(mark, later.values())):
            known = _nested(sentence, listed, i, lexicon)
        elif known is None:
            limit = min(
                (a.parts[0][0] for j, a in later.items() if j > i), default=len(sentence.words)
            )
            known = _preposed(sentence, listed, i, lexicon, floor=floor, limit=limit, found=found)
            if known is not None and known.rule == "participle-opens":
                floor = known.parts[0][1]
            elif known is not None and not _is_relative(sentence, known, lexicon):
                floor = known.end
        else:
            floor = max(floor, known.end)
        if known is not None:
            found.append(known)
    return found


def _is_relative(sentence: Sentence, known: Attribution, lexicon: Lexicon) -> bool:
    """Whether "who said" stands inside another clause, whose subject comes before it."""
    return known.source is not None and sentence.words[known.source[0]] in lexicon.relative


def _inside(mark: Mark, later: Iterable[Attribution]) -> bool:
    return any(a <= mark.first < b for other in later for a, b in other.parts)


def _postposed(sentence: Sentence, listed: list[Mark], lexicon: Lexicon) -> dict[int, Attribution]:
    """Cues that stand behind (part of) their content, by their number."""
    found: dict[int, Attribution] = {}
    floor = 0
    for i, mark in enumerate(listed):
        if mark.first < floor:
            continue
        attribution = (
            _according_behind(sentence, mark, lexicon, floor=floor)
            if mark.cue is None
            else _said_behind(sentence, listed, i, lexicon, floor=floor)
        )
        if attribution is not None:
            found[i] = attribution
            floor = attribution.end
    return found


def _said_behind(
    sentence: Sentence, listed: list[Mark], i: int, lexicon: Lexicon, *, floor: int
) -> Attribution | None:
    mark = listed[i]
    if mark.cue is None or mark.cue.sort not in ("say", "think") or mark.cue.form == "ing":
        return None
    subject = _subject_around(sentence, mark, lexicon, floor=floor)
    if subject is None:
        return None
    inverted = subject.first >= mark.last
    edge = mark.first if inverted else subject.first
    after = subject.last if inverted else mark.last
    left = _left_part(sentence, edge, lexicon, floor=floor)
    if left is None:
        return None
    quoted = sentence.words[left[1] - 1] == QUOTE
    if sentence.words[left[0]] == "asked":
        return None
    if not quoted and not _stands_behind(sentence, mark, left, after, lexicon):
        return None
    parts = [left, *_right_parts(sentence, listed, i, after, lexicon, left=left, quoted=quoted)]
    name = "quote" if quoted else "clause"
    order = "cue-source" if inverted else "source-cue"
    return Attribution(mark, (subject.first, subject.last), parts, f"{name}-{order}")


def _subject_around(
    sentence: Sentence, mark: Mark, lexicon: Lexicon, *, floor: int
) -> Subject | None:
    words = sentence.words
    previous = words[mark.first - 1] if mark.first > floor else ""
    open_before = previous in (QUOTE, ",") or (
        previous in ("also", "then", "later")
        and mark.first > 1
        and words[mark.first - 2] in (QUOTE, ",")
    )
    cue = mark.cue
    if (
        open_before
        and cue is not None
        and cue.sort == "say"
        and cue.form != "base"
        and not cue.addressee
    ):
        subject = subjects.behind(sentence, mark.last - 1, lexicon)
        plain = sentence.capital(mark.last) if mark.last < len(words) else False
        closed = previous == QUOTE or (
            _closes(sentence, subject.last) and (plain or cue.lemma in contents.BARE - {"write"})
        )
        if subject.how == "subject" and closed and _names_somebody(sentence, subject, lexicon):
            return subject
    subject = subjects.before(sentence, mark.first, lexicon, floor=floor)
    return subject if subject.how in ("subject", "relative") else None


def _names_somebody(sentence: Sentence, subject: Subject, lexicon: Lexicon) -> bool:
    first = subject.first
    word = sentence.words[first]
    if word in lexicon.time_words:
        return False
    return (
        sentence.capital(first)
        or word in lexicon.articles
        or word in lexicon.determiners
        or word in lexicon.pronouns
        or word in lexicon.role_nouns
        or word in lexicon.unnamed
        or word[0].isdigit()
        or (word.endswith("s") and word not in lexicon.finite)
    )


def _left_part(sentence: Sentence, edge: int, lexicon: Lexicon, *, floor: int) -> Range | None:
    words = sentence.words
    if edge <= floor:
        return None
    last = edge
    if words[last - 1] in (",", "—", "–", "--", "?", "!", "…", "."):
        last -= 1
    elif words[last - 1] != QUOTE:
        return None
    first, last = contents.trimmed(sentence, floor, last, lexicon)
    for k in range(last - 2, first, -1):
        if words[k] == ";":
            first = k + 1
            break
    return (first, last) if last > first else None


def _stands_behind(
    sentence: Sentence, mark: Mark, left: Range, after: int, lexicon: Lexicon
) -> bool:
    """Whether the clause before the comma is what was said, and not the setting of it."""
    words, end = sentence.words, len(sentence.words)
    if mark.cue is not None and mark.cue.addressee:
        after = contents.over_addressee(sentence, after, lexicon, end=end)
        pause = [k for k in range(after, min(end, after + 5)) if words[k] == ","]
        if pause and words[after] in lexicon.prepositions:
            after = pause[0]
    closes = _closes(sentence, after)
    if after < end - 1 and _says_already(sentence, left, lexicon):
        return False
    if (
        closes
        and after < end
        and words[after] == ","
        and not subjects.has_verb(sentence, *left, lexicon)
    ):
        return subjects.has_verb(sentence, after, end, lexicon)
    if words[after : after + 2] == [",", QUOTE]:
        return False
    clause = QUOTE in words[slice(*left)] or subjects.has_verb(sentence, *left, lexicon)
    opener = words[left[0]]
    setting = opener in lexicon.prepositions or opener in lexicon.time_words
    if closes and after < end and words[after] == "," and not clause:
        return subjects.has_verb(sentence, after, end, lexicon)
    if closes:
        return clause or left[1] - left[0] >= 4 or not setting
    gerund = opener.endswith("ing") and lexicon.finite.isdisjoint(words[slice(*left)])
    if setting or opener in lexicon.subordinators or gerund:
        return False
    return clause and contents.over_tail(sentence, after, lexicon)


def _says_already(sentence: Sentence, left: Range, lexicon: Lexicon) -> bool:
    """Whether the clause before holds a "he said" of its own, so that this one interrupts it."""
    known = (lexicon.cues.get(word) for word in sentence.words[slice(*left)])
    return any(
        c.sort == "say" and c.form == "past" and c.lemma in contents.BARE for c in known if c
    )


def _closes(sentence: Sentence, i: int) -> bool:
    """Whether nothing but a pause or the end comes at word ``i``."""
    return i >= len(sentence.words) - 1 or sentence.words[i] in (",", ";", "—", "–", "--", ")")


def _right_parts(
    sentence: Sentence,
    listed: list[Mark],
    i: int,
    after: int,
    lexicon: Lexicon,
    *,
    left: Range,
    quoted: bool,
) -> list[Range]:
    """What goes on behind a parenthetic "he said"."""
    words, end = sentence.words, len(sentence.words)
    following = listed[i + 1].first if i + 1 < len(listed) else end
    if quoted:
        return _next_quote(sentence, listed, i, after, lexicon)
    if after >= end or words[after] != ",":
        return []
    if (
        i + 1 < len(listed)
        and following - after <= 3
        and (listed[i + 1].participle or listed[i + 1].cue is None)
    ):
        return []
    first = after + 1
    if first >= end or words[first] in (
        "and",
        "but",
        "citing",
        "when",
        "after",
        "in",
        "at",
        "during",
    ):
        return []
    _, last = contents.trimmed(sentence, first, end, lexicon)
    for mark in listed[i + 1 :]:
        if mark.participle and words[mark.first - 1] == ",":
            last = min(last, mark.first - 1)
    return [(first, last)] if last > first else []


def _next_quote(
    sentence: Sentence, listed: list[Mark], i: int, after: int, lexicon: Lexicon
) -> list[Range]:
    words = sentence.words
    for k in range(after, min(len(words), after + 16)):
        if words[k] == QUOTE:
            if subjects.has_verb(sentence, after, k, lexicon):
                return []
            other = any(k < m.first <= k + 4 for m in listed[i + 1 :])
            between = any(after <= m.first < k for m in listed[i + 1 :])
            return [] if other or between else [(k, k + 1)]
        if words[k] == ";":
            break
    return []


def _according_behind(
    sentence: Sentence, mark: Mark, lexicon: Lexicon, *, floor: int
) -> Attribution | None:
    words = sentence.words
    if mark.first <= floor or words[floor : mark.first] in ([","], ["and"], ["but"]):
        return None
    first, last = contents.trimmed(sentence, floor, mark.first, lexicon)
    if last <= first or not (
        words[mark.first - 1] == ","
        or subjects.has_verb(sentence, first, last, lexicon)
        or QUOTE in words[first:last]
    ):
        return None
    source_end = subjects.after_according(sentence, mark.last, lexicon)
    parts = [(first, last)]
    if words[mark.first - 1] == "," and source_end < len(words) and words[source_end] == ",":
        more = contents.trimmed(sentence, source_end + 1, len(words), lexicon)
        if more[1] > more[0] and words[more[0]] not in ("and", "but", "while"):
            parts.append(more)
    if source_end <= mark.last:
        return None
    return Attribution(mark, (mark.last, source_end), parts, "clause-according")


def _preposed(
    sentence: Sentence,
    listed: list[Mark],
    i: int,
    lexicon: Lexicon,
    *,
    floor: int,
    limit: int,
    found: list[Attribution],
) -> Attribution | None:
    mark = listed[i]
    if mark.cue is None:
        return _according_first(sentence, mark, lexicon)
    if mark.participle and mark.first == floor:
        return _opening_participle(sentence, mark, lexicon)
    source, how = _source_before(sentence, mark, lexicon, floor=floor, found=found)
    if source is None or _is_reporter(sentence, mark, source, lexicon):
        return None
    end = _content_end(sentence, listed, i, lexicon, limit=limit)
    first = contents.begins_after(sentence, mark, lexicon, end=end)
    if first is None:
        return _announces(sentence, mark, source, how)
    if mark.cue.sort == "act" or not _has_clause(sentence, first, end, lexicon):
        end = contents.ends_object(sentence, first, end, lexicon)
    _, last = contents.trimmed(sentence, first, end, lexicon)
    if last <= first or not contents.is_clause(sentence, mark, first, last, lexicon):
        return None
    rule = {
        "say": "source-cue-content",
        "think": "source-view",
        "act": "source-act",
        "noun": "noun-that",
    }
    name = "participle" if how == "participle" else rule[mark.cue.sort]
    parts = _split_that(sentence, first, last, lexicon)
    return Attribution(mark, source, parts, name, how)


def _is_reporter(sentence: Sentence, mark: Mark, source: Range, lexicon: Lexicon) -> bool:
    """Whether the reporter speaks: "we know that"; a source says I only inside a quotation."""
    first = sentence.words[source[0]].split("'")[0]
    return first in lexicon.first and mark.cue is not None and mark.cue.sort != "say"


def _announces(
    sentence: Sentence, mark: Mark, source: Range, how: Literal["explicit", "participle", "none"]
) -> Attribution | None:
    """A sentence that ends in a colon: the quotation stands in the next paragraph."""
    if sentence.words[-1] != ":":
        return None
    return Attribution(mark, source, [], "source-cue-colon", how)


def _opening_participle(sentence: Sentence, mark: Mark, lexicon: Lexicon) -> Attribution | None:
    """``Calling the plan a mistake, the mayor …``: the source follows the content."""
    words, end = sentence.words, len(sentence.words)
    first = contents.begins_after(sentence, mark, lexicon, end=end)
    if first is None:
        return None
    for k in range(first + 1, end - 2):
        if words[k] != "," or words[k + 1] in lexicon.coordinators:
            continue
        for verb in range(k + 2, min(end, k + 16)):
            if subjects.has_verb(sentence, verb, verb + 1, lexicon):
                subject = subjects.before(sentence, verb, lexicon, floor=k)
                if subject.how != "subject" or subject.first != k + 1:
                    break
                source = (subject.first, subject.last)
                if not contents.is_clause(sentence, mark, first, k, lexicon):
                    return None
                return Attribution(mark, source, [(first, k)], "participle-opens", "participle")
    return None


def _has_clause(sentence: Sentence, first: int, end: int, lexicon: Lexicon) -> bool:
    words = sentence.words
    return (
        words[first - 1] in (*lexicon.that, ":", ",")
        or words[first] == QUOTE
        or subjects.has_verb(sentence, first, end, lexicon)
    )


def _source_before(
    sentence: Sentence, mark: Mark, lexicon: Lexicon, *, floor: int, found: list[Attribution]
) -> tuple[Range | None, Literal["explicit", "participle", "none"]]:
    words = sentence.words
    if mark.cue is not None and mark.cue.sort == "noun":
        return _possessor(sentence, mark, lexicon), "explicit"
    joined = words[mark.first - 1] in (",", QUOTE, "and", "but", *subjects.DASHES)
    if mark.participle and (joined or words[mark.first - 1] in PARTICIPLE_LEADS):
        last = next((a.source for a in reversed(found) if a.source and not a.nested), None)
        return last or _main_subject(sentence, mark, lexicon), "participle"
    subject = subjects.before(sentence, mark.first, lexicon, floor=floor)
    if subject.how in ("subject", "relative"):
        return (subject.first, subject.last), "explicit"
    if subject.how == "shared":
        last = next((a.source for a in reversed(found) if a.source and not a.nested), None)
        return last or _main_subject(sentence, mark, lexicon), "explicit"
    return None, "none"


def _possessor(sentence: Sentence, mark: Mark, lexicon: Lexicon) -> Range | None:
    """Whose claim it is: "the minister's claim that", "his claim that"."""
    words = sentence.words
    for k in range(mark.first - 1, max(-1, mark.first - 4), -1):
        if words[k] in ("his", "her", "their", "its", "my", "our"):
            return (k, k + 1)
        if words[k].endswith(("'s", "s'")):
            return _name_start(sentence, k, lexicon), k + 1
    return None


def _name_start(sentence: Sentence, k: int, lexicon: Lexicon) -> int:
    """Where the noun phrase that ends in word ``k`` begins: at its article, or its capitals."""
    first = k
    while first and (sentence.capital(first - 1) and sentence.capital(first)):
        first -= 1
    if first and sentence.words[first - 1] in lexicon.articles:
        return first - 1
    for back in (2, 3):
        if k - back >= 0 and sentence.words[k - back] in lexicon.articles and first == k:
            return k - back
    return first


def _main_subject(sentence: Sentence, mark: Mark, lexicon: Lexicon) -> Range | None:
    """The subject of the first verb of the sentence, whom a participle behind it speaks of."""
    if sentence.words[0].split("'")[0] in lexicon.pronouns - lexicon.first:
        return (0, 1)
    for k in range(1, mark.first):
        if subjects.has_verb(sentence, k, k + 1, lexicon):
            subject = subjects.before(sentence, k, lexicon)
            if subject.how == "subject":
                return (subject.first, subject.last)
    return None


def _content_end(
    sentence: Sentence, listed: list[Mark], i: int, lexicon: Lexicon, *, limit: int
) -> int:
    """Where the content behind cue ``i`` gives way to the next statement."""
    words = sentence.words
    own = listed[i]
    limit = _opening_clause_end(sentence, own, lexicon, limit=limit)
    for mark in listed[i + 1 :]:
        if mark.first >= limit:
            break
        at = mark.first - 1
        previous = words[at]
        if (mark.participle or mark.cue is None) and previous in (",", QUOTE) and at > own.last:
            return at if previous == "," else at + 1
        if mark.participle and previous == "and" and own.participle:
            return at
        if mark.cue is None or mark.participle or mark.cue.sort == "noun":
            continue
        subject = subjects.before(sentence, mark.first, lexicon, floor=own.last)
        if subject.how == "shared" and mark.cue.form in ("past", "third"):
            return subject.verb - 1
        opener = subject.first - 1
        if subject.how == "subject" and opener > own.last and _divides(words, opener):
            return opener
    return limit


def _opening_clause_end(sentence: Sentence, own: Mark, lexicon: Lexicon, *, limit: int) -> int:
    """The comma that ends a clause before the main one: "While she denied it, he said"."""
    words = sentence.words
    relative = any(w in lexicon.relative for w in words[max(0, own.first - 3) : own.first])
    opener = next((word for word in words if word not in lexicon.connectives), "")
    if not relative and opener not in lexicon.subordinators and opener not in OPENING:
        return limit
    if "," in words[: own.first] and not relative:
        return limit
    for k in range(own.last, limit):
        if words[k] == "," and words[k + 1 : k + 2] not in ([QUOTE], ["that"]):
            return k
    return limit


def _divides(words: list[str], opener: int) -> bool:
    """Whether a new main clause opens here: ", and the mayor said"."""
    return words[opener] in ("while", "but", "though", "although", "whereas", ";", "and")


def _according_first(sentence: Sentence, mark: Mark, lexicon: Lexicon) -> Attribution | None:
    words = sentence.words
    source_end = subjects.after_according(sentence, mark.last, lexicon)
    if source_end <= mark.last or source_end >= len(words) - 1:
        return None
    first, last = contents.trimmed(sentence, source_end, len(words), lexicon)
    if last <= first:
        return None
    return Attribution(mark, (mark.last, source_end), [(first, last)], "according-clause")


def _split_that(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> list[Range]:
    """One range for each of the clauses in "said that A and that B"."""
    words = sentence.words
    if words[first - 1] not in lexicon.that:
        return [(first, last)]
    parts: list[Range] = []
    start = first
    for k in range(first + 2, last - 1):
        if words[k] in lexicon.that and words[k - 1] == "and":
            end = k - 2 if words[k - 2] == "," else k - 1
            if end > start:
                parts.append((start, end))
                start = k + 1
    return [*parts, (start, last)]


def _nested(sentence: Sentence, listed: list[Mark], i: int, lexicon: Lexicon) -> Attribution | None:
    """A source inside what another source says; only where it is plain."""
    mark = listed[i]
    if mark.cue is None:
        known = _according_first(sentence, mark, lexicon)
    elif mark.cue.sort == "say" and mark.cue.form in ("past", "third"):
        known = _preposed(
            sentence, listed, i, lexicon, floor=0, limit=len(sentence.words), found=[]
        )
        if known and sentence.words[known.parts[0][0] - 1] not in lexicon.that:
            known = None
    else:
        known = None
    if known is None or known.source is None:
        return None
    known.nested = True
    return known


def _colon(sentence: Sentence, lexicon: Lexicon) -> list[Attribution]:
    """``The mayor: "…"``."""
    words = sentence.words
    if ":" not in words[:12] or QUOTE not in words:
        return []
    at = words.index(":")
    if at == 0 or words[at + 1 : at + 2] != [QUOTE]:
        return []
    if subjects.has_verb(sentence, 0, at, lexicon) or not sentence.capital(0):
        return []
    return [Attribution(Mark(at, at + 1, None), (0, at), [(at + 1, at + 2)], "source-colon-quote")]


def _dash(sentence: Sentence, lexicon: Lexicon) -> list[Attribution]:
    """``"…" — Jane Roe, a teacher``."""
    words = sentence.words
    at = 1 if words[:1] == [QUOTE] else 0
    signed = words[at : at + 1] and words[at] in subjects.DASHES and len(words) - at <= 16
    if not signed or at + 1 >= len(words) or not sentence.capital(at + 1):
        return []
    last = len(words) - (words[-1] == ".")
    if subjects.has_verb(sentence, at + 1, min(last, at + 4), lexicon):
        return []
    parts = [(0, 1)] if at else []
    return [Attribution(Mark(at, at + 1, None), (at + 1, last), parts, "quote-dash-source")]
