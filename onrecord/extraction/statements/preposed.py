"""Reads cues that stand before their content: "she said that …", "adding that …"."""

from __future__ import annotations

from typing import Literal

from onrecord.extraction.statements import contents, sources, subjects
from onrecord.extraction.statements.attributions import Attribution
from onrecord.extraction.statements.boundaries import content_end, split_that
from onrecord.extraction.statements.clauses import DASHES, has_verb, is_verb
from onrecord.extraction.statements.cues import Mark
from onrecord.extraction.statements.lexicon import Lexicon
from onrecord.extraction.statements.participles import absolute_start
from onrecord.extraction.statements.possessors import possessor
from onrecord.extraction.statements.reading import QUOTE, Range, Sentence

OPENING_LEADS = frozenset("in by while after before since when".split())
PARTICIPLE_LEADS = frozenset("by while for in without before after statement letter".split())


def preposed(
    sentence: Sentence,
    listed: list[Mark],
    i: int,
    lexicon: Lexicon,
    *,
    floor: int,
    limit: int,
    found: list[Attribution],
) -> Attribution | None:
    """What is said after its source and cue: "The mayor said (that) …"; None where it is not so."""
    mark, words = listed[i], sentence.words
    if mark.cue is None:
        return according_first(sentence, mark, lexicon)
    led = mark.first > floor and words[mark.first - 1] in OPENING_LEADS and not found
    if mark.participle and not found and (mark.first == floor or (led and mark.first <= floor + 3)):
        return _opening_participle(sentence, mark, lexicon)
    source, how = _source_before(sentence, mark, lexicon, floor=floor, found=found)
    if source is None and mark.cue.sort != "noun":
        return _inverted(sentence, mark, lexicon)
    if _is_reporter(sentence, mark, source, lexicon):
        return None
    end = content_end(sentence, listed, i, lexicon, limit=limit)
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
    parts = split_that(sentence, first, last, lexicon)
    return Attribution(mark, source, parts, name, how)


def _inverted(sentence: Sentence, mark: Mark, lexicon: Lexicon) -> Attribution | None:
    """``Said the mayor: "…"``, ``But, said Roe, "…"``: a name between its cue and a quotation."""
    words = sentence.words
    plain = mark.cue is not None and mark.cue.sort == "say" and mark.cue.form in ("past", "third")
    if not plain or (mark.first and words[mark.first - 1] != ","):
        return None
    subject = sources.behind(sentence, mark.last - 1, lexicon)
    named = subject.how == "subject" and sentence.capital(subject.first)
    if has_verb(sentence, subject.first, subject.last, lexicon):
        return None  # "Asked about it, Roe said, "…""
    if not named or words[subject.last : subject.last + 2] not in ([",", QUOTE], [":", QUOTE]):
        return None
    said = [(subject.last + 1, subject.last + 2)]
    return Attribution(mark, (subject.first, subject.last), said, "quote-behind-source")


def _is_reporter(sentence: Sentence, mark: Mark, source: Range | None, lexicon: Lexicon) -> bool:
    """Whether the reporter speaks: "we know that"; a source says I only inside a quotation."""
    if source is None:
        return False
    first = sentence.words[source[0]].split("'")[0]
    return first in lexicon.first and mark.cue is not None and mark.cue.sort != "say"


def _announces(
    sentence: Sentence,
    mark: Mark,
    source: Range | None,
    how: Literal["explicit", "participle", "none"],
) -> Attribution | None:
    """A sentence that ends in a colon: the quotation stands in the next paragraph."""
    if sentence.words[-1] != ":":
        return None
    return Attribution(mark, source, [], "source-cue-colon", how)


def _opening_participle(sentence: Sentence, mark: Mark, lexicon: Lexicon) -> Attribution | None:
    """``Calling the plan a mistake, the mayor …``: the source follows the content."""
    words, end = sentence.words, len(sentence.words)
    first = contents.begins_after(sentence, mark, lexicon, end=end)
    if first is None or (mark.cue is not None and mark.cue.lemma in ("speak", "talk")):
        return None
    for k in range(first + 1, end - 2):
        if words[k] != "," or words[k + 1] in lexicon.coordinators:
            continue
        for verb in range(k + 2, min(end, k + 24)):
            if is_verb(sentence, verb, lexicon):
                subject = subjects.before(sentence, verb, lexicon, floor=k)
                if (
                    subject.how != "subject"
                    or subject.first != k + 1
                    or words[k + 1] in lexicon.cues
                ):
                    continue
                source = (subject.first, subject.last)
                if not contents.is_clause(sentence, mark, first, k, lexicon):
                    return None
                return Attribution(mark, source, [(first, k)], "participle-opens", "participle")
    return None


def _has_clause(sentence: Sentence, first: int, end: int, lexicon: Lexicon) -> bool:
    words = sentence.words
    return (
        words[first - 1] in (":", ",")
        or words[first - 1] in lexicon.that
        or words[first] == QUOTE
        or has_verb(sentence, first, end, lexicon)
    )


def _source_before(
    sentence: Sentence, mark: Mark, lexicon: Lexicon, *, floor: int, found: list[Attribution]
) -> tuple[Range | None, Literal["explicit", "participle", "none"]]:
    words = sentence.words
    if mark.cue is not None and mark.cue.sort == "noun":
        return possessor(sentence, mark.first, lexicon), "explicit"
    if mark.participle and (start := absolute_start(sentence, mark.first)) is not None:
        return (start, mark.first), "explicit"
    joined = words[mark.first - 1] in (",", QUOTE, "and", "but", *DASHES)
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


def _main_subject(sentence: Sentence, mark: Mark, lexicon: Lexicon) -> Range | None:
    """The subject of the first verb of the sentence, whom a participle behind it speaks of."""
    opener = sentence.words[0].split("'")[0]
    if opener in lexicon.pronouns and opener not in lexicon.first:
        return (0, 1)
    for k in range(1, mark.first):
        if is_verb(sentence, k, lexicon):
            subject = subjects.before(sentence, k, lexicon)
            if subject.how == "subject":
                return (subject.first, subject.last)
    return None if mark.participle else _opening_name(sentence, mark.first, lexicon)


def _opening_name(sentence: Sentence, limit: int, lexicon: Lexicon) -> Range | None:
    """The name before a verb in the present that opens a sentence: "Roe keeps …"."""
    opener = sentence.words[0]
    if any(opener in known for known in (lexicon.titles, lexicon.determiners, lexicon.pointers)):
        return None
    last = next((i for i in range(limit) if not sentence.capital(i)), limit)
    return (0, last) if 0 < last < limit and sentence.words[last].endswith("s") else None


def according_first(sentence: Sentence, mark: Mark, lexicon: Lexicon) -> Attribution | None:
    """What follows a source that opens the sentence: "According to the mayor, …"."""
    words = sentence.words
    source_end = sources.after_according(sentence, mark.last, lexicon)
    if source_end <= mark.last or source_end >= len(words) - 1:
        return None
    first, last = contents.trimmed(sentence, source_end, len(words), lexicon)
    if last <= first:
        return None
    return Attribution(mark, (mark.last, source_end), [(first, last)], "according-clause")
