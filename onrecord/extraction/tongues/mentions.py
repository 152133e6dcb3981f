"""Finds who is named in the prose, speaking or not."""

from __future__ import annotations

from onrecord.extraction.statements.reading import Sentence
from onrecord.extraction.tongues.names import is_role, take_apart
from onrecord.extraction.tongues.people import Mention
from onrecord.extraction.tongues.phrases import is_role_phrase, phrase_end
from onrecord.extraction.tongues.tongue import Speech


def mentions(sentences: list[Sentence], speech: Speech) -> list[Mention]:
    """Persons with their roles, and the roles that open a sentence; in reading order."""
    found: list[Mention] = []
    for sentence in sentences:
        at = 0
        while at < len(sentence.words):
            end = _mention(sentence, at, speech)
            if end is None:
                at += 1
                continue
            start, stop = sentence.span_of(at, end)
            named = take_apart(sentence.text[start:stop], speech)
            found.append(Mention(start, sentence.paragraph, named))
            at = end
    return [m for m in found if m.named.sort in ("person", "described")]


def _mention(sentence: Sentence, at: int, speech: Speech) -> int | None:
    """Where a phrase that names a person by the role ends, if one begins here."""
    word = sentence.words[at]
    opens = at == 0 and word in speech.determiners
    titled = sentence.capital(at) and is_role(word, speech) and word not in speech.determiners
    courtesy = sentence.capital(at) and word in speech.male | speech.female
    if not (opens or titled or courtesy):
        return None
    end = phrase_end(sentence, at, speech)
    if end <= at:
        return None
    if opens:
        return end if is_role_phrase(sentence, at, end, speech) else None
    return end if end - at >= 2 else None
