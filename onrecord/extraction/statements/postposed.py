"""Reads cues that stand behind their content: "…, she said", "…" said the mayor."""

from __future__ import annotations

from onrecord.extraction.statements import contents, sources, subjects
from onrecord.extraction.statements.attributions import Attribution
from onrecord.extraction.statements.clauses import has_verb
from onrecord.extraction.statements.cues import Mark
from onrecord.extraction.statements.lexicon import Lexicon
from onrecord.extraction.statements.reading import QUOTE, Range, Sentence
from onrecord.extraction.statements.subjects import Subject

DESCRIPTION = 5  # words, from the first one of a description to the name behind it


def postposed(sentence: Sentence, listed: list[Mark], lexicon: Lexicon) -> dict[int, Attribution]:
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
        if attribution is None and mark.cue is None and found:
            attribution = _told_by(sentence, mark, found[max(found)], lexicon)
        if attribution is not None:
            found[i] = attribution
            floor = attribution.end
    return found


def _told_by(
    sentence: Sentence, mark: Mark, told: Attribution, lexicon: Lexicon
) -> Attribution | None:
    """Who tells that somebody said it: "…, Roe said, according to the Star"."""
    if mark.first - 1 != told.end or sentence.words[told.end] != "," or told.mark.cue is None:
        return None
    end = sources.after_according(sentence, mark.last, lexicon)
    whole = [(told.parts[0][0], told.end)]
    return (
        Attribution(mark, (mark.last, end), whole, "report-according") if end > mark.last else None
    )


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
    if subject.how == "relative" and not quoted:
        return None
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
        and (not cue.addressee or (cue.lemma == "ask" and previous == QUOTE))
    ):
        subject = sources.behind(sentence, mark.last - 1, lexicon)
        plain = sentence.capital(mark.last) if mark.last < len(words) else False
        closed = previous == QUOTE or (
            closes_at(sentence, subject.last) and (plain or cue.lemma in contents.BARE - {"write"})
        )
        if subject.how == "subject" and closed and _names_somebody(sentence, subject, lexicon):
            return subject
    subject = subjects.before(sentence, mark.first, lexicon, floor=floor)
    return subject if subject.how in ("subject", "relative") else None


def _names_somebody(sentence: Sentence, subject: Subject, lexicon: Lexicon) -> bool:
    first = subject.first
    word = sentence.words[first]
    phrase = sentence.words[first : subject.last]
    # A finite verb, unless it is a name: "said Will Roe".
    clause = not lexicon.finite.isdisjoint(phrase[sentence.capital(first) :])
    relative = "that" in phrase or any(w.split("'")[0] in lexicon.relative for w in phrase)
    if word in lexicon.time_words or (clause and not relative):
        return False
    if word.split("'")[0] in lexicon.pronouns:
        return len(phrase) == 1
    return (
        sentence.capital(first)
        or word in lexicon.articles
        or word in lexicon.determiners
        or word in lexicon.role_nouns
        or word in lexicon.organisation_words
        or word in lexicon.unnamed
        or word[0].isdigit()
        or word in ("former", "then-president", "acting")
        or (not word.endswith("ing") and _described(sentence, subject))
        or (word.endswith("s") and word not in lexicon.finite)
    )


def _described(sentence: Sentence, subject: Subject) -> bool:
    """Whether a name follows its description: ""…" said retired engineer Ada Brook"."""
    if sentence.words[subject.verb - 1] == ",":
        return False
    last = min(subject.last, subject.first + DESCRIPTION)
    return any(sentence.capital(k) for k in range(subject.first + 1, last))


def _left_part(sentence: Sentence, edge: int, lexicon: Lexicon, *, floor: int) -> Range | None:
    words = sentence.words
    if edge <= floor:
        return None
    last = edge
    if words[last - 1] == "as" and words[last - 2 : last - 1] == [","]:
        last -= 2  # "…, as the mayor said"
    elif words[last - 1] in (",", "—", "–", "--", "?", "!", "…", "."):
        last -= 1
    elif words[last - 1] != QUOTE:
        return None
    first, last = contents.trimmed(sentence, floor, last, lexicon)
    if ";" in words[first:last]:
        first = next((k + 1 for k in range(last - 2, first, -1) if words[k] == ";"), first)
    return (first, last) if last > first else None


def _stands_behind(
    sentence: Sentence, mark: Mark, left: Range, after: int, lexicon: Lexicon
) -> bool:
    """Whether the clause before the comma is what was said, and not the setting of it."""
    words, end = sentence.words, len(sentence.words)
    after = _over_listener(sentence, mark, after, lexicon)
    interrupts = after < end - 1 and words[after] == ","
    if (
        after < end - 1
        and mark.cue
        and mark.cue.lemma != "report"
        and _says_already(sentence, left, lexicon)
    ):
        return False
    if interrupts and words[after + 1] == QUOTE:
        return False
    clause = QUOTE in words[slice(*left)] or has_verb(sentence, *left, lexicon)
    opener = words[left[0]]
    timed = opener in lexicon.time_words and opener != "this"
    setting = timed or opener in lexicon.prepositions
    if interrupts and not clause:
        return QUOTE in words[after:] or has_verb(sentence, after, end, lexicon)
    if closes_at(sentence, after):
        return clause or left[1] - left[0] >= 4 or not setting
    gerund = opener.endswith("ing") and lexicon.finite.isdisjoint(words[slice(*left)])
    framed = setting and "," not in words[slice(*left)]
    if framed or gerund or opener in lexicon.subordinators:
        return False
    long = clause or left[1] - left[0] >= 6
    return long and contents.over_tail(sentence, after, lexicon)


def _over_listener(sentence: Sentence, mark: Mark, after: int, lexicon: Lexicon) -> int:
    """Past who was told, and when: "he told me on Friday, …"."""
    words, end = sentence.words, len(sentence.words)
    if mark.cue is None or not mark.cue.addressee:
        return after
    after = contents.over_addressee(sentence, after, lexicon, end=end)
    pause = [k for k in range(after, min(end, after + 5)) if words[k] == ","]
    return pause[0] if pause and words[after] in lexicon.prepositions else after


def _says_already(sentence: Sentence, left: Range, lexicon: Lexicon) -> bool:
    """Whether the clause before holds a "he said" of its own, so that this one interrupts it."""
    known = (lexicon.cues.get(word) for word in sentence.words[slice(*left)])
    return any(
        c.sort == "say" and c.form == "past" and c.lemma in contents.BARE for c in known if c
    )


def closes_at(sentence: Sentence, i: int) -> bool:
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
            if has_verb(sentence, after, k, lexicon):
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
    if words[last - 1] in lexicon.that:
        return None  # "Roe said that, according to the mayor, …": inside what Roe says
    if last <= first or not (
        words[mark.first - 1] == ","
        or has_verb(sentence, first, last, lexicon)
        or QUOTE in words[first:last]
    ):
        return None
    source_end = sources.after_according(sentence, mark.last, lexicon)
    parts = [(first, last)]
    if words[mark.first - 1] == "," and source_end < len(words) and words[source_end] == ",":
        more = contents.trimmed(sentence, source_end + 1, len(words), lexicon)
        if more[1] > more[0] and words[more[0]] not in ("and", "but", "while"):
            parts.append(more)
    if source_end <= mark.last:
        return None
    return Attribution(mark, (mark.last, source_end), parts, "clause-according")
