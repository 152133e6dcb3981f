"""Puts the statements of a text together, in reading order, with their speakers."""

from __future__ import annotations

from onrecord.extraction.sentences import Layout
from onrecord.extraction.statements.continuation import continued
from onrecord.extraction.statements.coreference import Cast, Speaker
from onrecord.extraction.statements.drafts import Draft
from onrecord.extraction.statements.english import ENGLISH
from onrecord.extraction.statements.finding import drafts
from onrecord.extraction.statements.headlines import headline_statement
from onrecord.extraction.statements.lexicon import Lexicon
from onrecord.extraction.statements.modality import modality
from onrecord.extraction.statements.nesting import nested
from onrecord.extraction.statements.reading import read
from onrecord.extraction.statements.shouted import set_apart
from onrecord.extraction.statements.unmarked import unmarked
from onrecord.extraction.types import Span, Statement

LEXICONS: dict[str, Lexicon] = {"en": ENGLISH}


def find_statements(
    text: str,
    *,
    headline: str | None = None,
    language: str = "en",
    layout: Layout | None = None,
) -> tuple[Statement, ...]:
    """All statements, the headline's first; its spans are offsets into the headline.

    A language without a lexicon of its own is read with the English one, which still finds
    quotations. ``layout`` are the paragraphs and sentences of the text, where they are known.
    """
    lexicon = LEXICONS.get(language.lower().partition("-")[0], ENGLISH)
    sentences = read(text, lexicon, layout=layout)
    set_apart(text, sentences)
    said = continued(sentences, drafts(sentences, lexicon))
    found = [*said, *nested(sentences, said, lexicon), *unmarked(sentences, said, lexicon)]
    found.sort(key=lambda draft: (draft.start, draft.parent is not None))
    statements = _resolved(text, found, lexicon, first=1 if headline else 0)
    if not headline:
        return tuple(statements)
    names = {s.speaker.lower().rpartition(" ")[2]: s.speaker for s in statements if s.speaker}
    return (headline_statement(headline, lexicon, speakers=names), *statements)


def _resolved(text: str, found: list[Draft], lexicon: Lexicon, *, first: int) -> list[Statement]:
    """Statements with speakers; ``first`` is the number the first of them will have."""
    cast = Cast(text=text, lexicon=lexicon)
    numbers = {id(draft): first + i for i, draft in enumerate(found)}
    speakers: dict[int, Speaker] = {}
    statements: list[Statement] = []
    for draft in sorted(found, key=lambda d: d.place):
        speakers[id(draft)] = _speaker(draft, cast, speakers)
    for draft in found:
        speaker = speakers[id(draft)]
        content = " ".join([text[a:b] for a, b in _asserted(draft)])
        statements.append(
            Statement(
                kind=draft.kind,
                content=tuple(draft.content),
                cue=draft.cue,
                source=draft.source,
                speaker=speaker.name,
                role=speaker.role,
                resolution=speaker.resolution,
                parent=numbers.get(id(draft.parent)),
                modality=modality(content, asked=draft.asked, denied=draft.denied),
                rule=draft.rule,
            )
        )
    return statements


def _asserted(draft: Draft) -> list[Span]:
    """What tells the modality: of "it is expected to close" also the cue."""
    if draft.kind == "direct":
        return draft.content[:1]
    if draft.rule == "view-of-nobody" and draft.cue is not None:
        return [*draft.content[:-1], draft.cue, draft.content[-1]]
    return draft.content


def _speaker(draft: Draft, cast: Cast, speakers: dict[int, Speaker]) -> Speaker:
    if draft.how == "none":
        return Speaker(None, None, "none")
    if draft.how == "inherited":
        origin = speakers.get(id(draft.origin))
        return Speaker(origin.name if origin else None, None, "inherited")
    return cast.speaker(draft)
