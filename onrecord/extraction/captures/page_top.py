"""Chooses a captured page's headline and section among the lines around the top of the report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.extraction.captures.lines import SMALL_WORDS, Line
from onrecord.extraction.captures.stamps import trailing_stamp
from onrecord.extraction.captures.widgets import plain, section_words, widget
from onrecord.extraction.captures.zones import Marks

BREADCRUMB = re.compile(r"\s*(?:>|›|»|→|::|\s/\s|\s\|\s)\s*")
SECTION_LABEL = re.compile(
    r"^(?:section|category|rubrik|kategorie|ressort|rubrique|раздел|القسم)\s*:\s*", re.IGNORECASE
)


def headline_at(page: Sequence[Marks], body: tuple[int, int]) -> int | None:
    """The line that names the report: title-like, near the prose, in its words."""
    vocabulary = _content_words(m.line for m in page[body[0] : body[1]] if m.is_prose)
    stop = body[1] if body[1] else len(page)
    best, best_score = None, 0.9
    prose_above = 0
    for number, marks in enumerate(page[:stop]):
        if prose_above > 3:
            break
        if marks.is_free and not marks.is_prose and not is_breadcrumb(marks.line.text):
            words = _content_words([marks.line])
            shared = len(words & vocabulary) / len(words) if words else 0.0
            score = _title(marks.line) + 3.0 * shared - 1.2 * prose_above
            if score > best_score:
                best, best_score = number, score
        prose_above += marks.is_prose
    return best


def section_at(page: Sequence[Marks], body_start: int, headline: int | None) -> int | None:
    """The line that names the section: a breadcrumb, or a short line by the headline."""
    menu = menu_lines(page[:body_start])
    best, best_score = None, 0.4
    for number, marks in enumerate(page[:body_start]):
        if number == headline or number in menu or not marks.is_free:
            continue
        score = _section(marks.line.text)
        if headline is not None:
            score -= 0.15 * min(abs(number - headline) - 1, 5)
        if score > best_score:
            best, best_score = number, score
    return best


def section_beside_date(text: str) -> str | None:
    """ "CULTURE | Tuesday, 2 May 2023"."""
    dated = trailing_stamp(text)
    is_section = dated and dated[0] and len(dated[0].split()) <= 3 and section_words(dated[0]) > 0.6
    return dated[0] if dated and is_section else None


def section_name(text: str, *, headline: str | None) -> str:
    """The section in its line; of a breadcrumb the last step that is not the report itself."""
    bare = SECTION_LABEL.sub("", text)
    steps = [step.strip() for step in BREADCRUMB.split(bare) if step.strip()]
    named = [
        s for s in steps if not widget(s) and plain(s) != plain(headline or "") and len(s) <= 40
    ]
    return named[-1] if named else bare


def is_breadcrumb(text: str) -> bool:
    """ "Home > World > Middle East"."""
    steps = [step for step in BREADCRUMB.split(text) if step.strip()]
    if len(steps) < 2 or text.rstrip().endswith("."):
        return False
    first = widget(steps[0].strip())
    return all(len(s.split()) <= 4 for s in steps[:-1]) and (
        first is not None
        or (all(len(s.split()) <= 3 for s in steps) and sum(section_words(s) for s in steps) >= 1)
    )


def _title(line: Line) -> float:
    words, length = len(line.words), len(line.text)
    if words < 3 or length > 220:
        return -2.0
    score = 1.0 if 25 <= length <= 150 else 0.0
    score += 0.5 if words >= 5 else -0.5
    score += 0.5 if line.titled > 0.7 else 0.0
    # Captions and standfirsts begin with an article, headlines save it.
    score -= 0.4 if line.words[0].lower() in ("a", "an", "the") and line.titled < 0.6 else 0.0
    if line.text.endswith((".", "…", ":", ";", ",")) and not line.text.endswith("..."):
        score -= 2.0
    return score


def _content_words(lines: Iterable[Line]) -> set[str]:
    found: set[str] = set()
    for line in lines:
        found |= {_stem(w) for w in line.words if len(w) > 2 and w.lower() not in SMALL_WORDS}
    return found


def _stem(word: str) -> str:
    """Enough of a word to know it again in another form."""
    bare = plain(word).removesuffix("'s")
    return bare[: max(4, len(bare) - 2)]


def _section(text: str) -> float:
    if SECTION_LABEL.match(text):
        return 2.0
    if is_breadcrumb(text):
        return 1.5
    words = text.split()
    known = section_words(text)
    is_menu = any(map(widget, words)) or (len(words) > 2 and known == 1.0 and "and" not in words)
    is_sentence = len(words) > 5 or len(text) > 40 or text.endswith((".", "!", "?", ":", ","))
    if is_menu or is_sentence or not text[:1].isalpha():
        return -1.0
    return (0.9 if known > 0.6 else 0.3 + known) + (0.2 if len(words) <= 2 else -0.2)


def menu_lines(page: Sequence[Marks]) -> set[int]:
    """Lines in rows of four or more short ones: a menu."""
    found: set[int] = set()
    row: list[int] = []
    for number, marks in enumerate([*page, None]):
        if marks and marks.widget:
            continue
        if marks and _could_be_menu(marks):
            row.append(number)
            continue
        found |= set(row) if len(row) >= 4 else set()
        row = []
    return found


def _could_be_menu(marks: Marks) -> bool:
    short = len(marks.line.words) <= 3 and not is_breadcrumb(marks.line.text)
    return short and not marks.stamp and not marks.is_byline
