"""Puts the numbers of statements behind their words, where HTML allows a link to stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from onrecord.record.pages import MarginNote
from onrecord.shared.marks import Mark, mark, plain_text

TAG = re.compile(r"(<[^>]+>)")
PLACE = re.compile(r"</?note-(\d+)>")


def place_notes(html: str, marks: Sequence[Mark], ends: Sequence[tuple[int, MarginNote]]) -> str:
    """The HTML with its marks, and each note behind the character where its statement ends."""
    # A note is first an element around the last character, so that marks find its place.
    text = plain_text(html)
    lasts = [len(text[:end].rstrip()) for end, _ in ends]
    places = [Mark(last - 1, last, f"note-{place}") for place, last in enumerate(lasts)]
    return _written(mark(html, [*marks, *places]), [note for _, note in ends])


def _written(marked: str, notes: Sequence[MarginNote]) -> str:
    """The places turned into notes: behind all that ends there, and never within a link."""
    written: list[str] = []
    waiting: list[MarginNote] = []
    links = 0
    for piece in TAG.split(marked):
        if place := PLACE.fullmatch(piece):
            if piece.startswith("</"):
                waiting.append(notes[int(place[1])])
            continue
        if waiting and not links and piece and not piece.startswith("</"):
            written += _notes(waiting)
            waiting = []
        if piece.startswith("</") and piece[2:4] in {"p>", "li", "bl", "ul", "ol"}:
            written += _notes(waiting)
            waiting = []
        links += piece.startswith("<a ") - (piece == "</a>")
        written.append(piece)
    return "".join([*written, *_notes(waiting)])


def _notes(notes: Iterable[MarginNote]) -> list[str]:
    return [_note(note) for note in sorted(notes, key=lambda note: note.number)]


def _note(note: MarginNote) -> str:
    label = f"Statement {note.number}: {note.speaker or 'nobody is named'}"
    return (
        f'<sup class="note"><a href="#record-s-{note.statement_id}"'
        f' data-statement="{note.statement_id}" aria-label="{escape(label)}">'
        f"{note.number}</a></sup>"
    )
