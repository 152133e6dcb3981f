"""Pairs the cues of one sentence with their sources and their contents."""

from __future__ import annotations

from onrecord.extraction.statements.attributions import Attribution
from onrecord.extraction.statements.cues import Mark, marks
from onrecord.extraction.statements.lexicon import Lexicon
from onrecord.extraction.statements.passives import passives
from onrecord.extraction.statements.postposed import postposed
from onrecord.extraction.statements.preposed import according_first, preposed
from onrecord.extraction.statements.reading import Range, Sentence
from onrecord.extraction.statements.signatures import introduced, signed_below


def attributions(sentence: Sentence, lexicon: Lexicon) -> list[Attribution]:
    """All attributions of a sentence in the order of their cues."""
    telling = lexicon.telling
    places = [i for i, word in enumerate(sentence.words) if word in telling]
    if places and (listed := marks(sentence, lexicon, places=places)):
        found = _of_marks(sentence, listed, lexicon)
    elif found := introduced(sentence, lexicon) or signed_below(sentence, lexicon):
        return found
    return found + passives(sentence, found, lexicon, places=places) if places else found


def _of_marks(sentence: Sentence, listed: list[Mark], lexicon: Lexicon) -> list[Attribution]:
    later = postposed(sentence, listed, lexicon)
    found: list[Attribution] = []
    floor, end = 0, len(sentence.words)
    for i, mark in enumerate(listed):
        if known := later.get(i):
            floor = max(floor, known.end)
        elif speaking := _spoken_by(mark, later):
            known = preposed(
                sentence, listed, i, lexicon, floor=speaking[0], limit=end, found=found
            )
        elif mark.first < floor or _inside(mark, later):
            known = _nested(sentence, listed, i, lexicon)
        else:
            limit = min((a.parts[0][0] for j, a in later.items() if j > i), default=end)
            known = preposed(sentence, listed, i, lexicon, floor=floor, limit=limit, found=found)
            floor = _floor_after(sentence, known, lexicon, floor=floor, main=bool(found))
        if known is not None:
            found.append(known)
    return found


def _floor_after(
    sentence: Sentence, known: Attribution | None, lexicon: Lexicon, *, floor: int, main: bool
) -> int:
    """How far back the next source may lie; ``main`` is whether the main verb has been read."""
    if known is None:
        return floor
    if known.rule == "participle-opens":
        return known.parts[0][1]
    # "Roe, who said it was late, said", "Roe, citing the cost, said": the verb is still to come.
    relative = known.source is not None and sentence.words[known.source[0]] in lexicon.relative
    return floor if relative or (known.rule == "participle" and not main) else known.end


def _inside(mark: Mark, later: dict[int, Attribution]) -> bool:
    return any(a <= mark.first < b for other in later.values() for a, b in other.parts)


def _spoken_by(mark: Mark, later: dict[int, Attribution]) -> Range | None:
    """The source that holds this mark in a clause of its own: "said Roe, who denied the report"."""
    for other in later.values():
        if other.source and other.source[0] < mark.first < other.source[1]:
            return other.source
    return None


def _nested(sentence: Sentence, listed: list[Mark], i: int, lexicon: Lexicon) -> Attribution | None:
    """A source inside what another source says; only where it is plain."""
    mark = listed[i]
    if mark.cue is None:
        known = according_first(sentence, mark, lexicon)
    elif mark.cue.sort == "say" and mark.cue.form in ("past", "third"):
        known = preposed(sentence, listed, i, lexicon, floor=0, limit=len(sentence.words), found=[])
        plain = sentence.words[mark.first - 1] in ("had", "has", "have")
        that = known and known.parts and sentence.words[known.parts[0][0] - 1] in lexicon.that
        if known and not (that or (plain and known.parts)):
            known = None
    else:
        known = None
    if known is None or known.source is None:
        return None
    known.nested = True
    return known
