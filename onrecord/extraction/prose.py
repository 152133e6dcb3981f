"""Reads prose: who said what, which figures and times it holds, and whether they add up."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from onrecord.extraction.belonging import in_statements
from onrecord.extraction.checks import Material, find_checks, picture_check
from onrecord.extraction.collector import collector_at_rest
from onrecord.extraction.dating import reckonings
from onrecord.extraction.figures import find_figures
from onrecord.extraction.folding import folded
from onrecord.extraction.sentences import paragraphs_with_sentences, sentences_of
from onrecord.extraction.sourcing import statement_checks
from onrecord.extraction.statements import find_statements
from onrecord.extraction.times import find_times
from onrecord.extraction.tongues import record_in, tongue_of
from onrecord.extraction.types import Figure, Record, Statement, TimeExpression


def read_prose(
    text: str,
    *,
    published: dt.date | None = None,
    headline: str | None = None,
    language: str = "en",
) -> Record:
    """The record of one text. ``published`` anchors words such as "yesterday"."""
    return read_report(
        text,
        published=published,
        captured=None,
        headline=headline,
        image_caption=None,
        image_is_file_photo=False,
        language=language,
    )


def read_report(
    text: str,
    *,
    published: dt.date | None,
    captured: dt.datetime | None,
    headline: str | None,
    image_caption: str | None,
    image_is_file_photo: bool,
    language: str,
) -> Record:
    """The record of a text with what stood around it on its page.

    Without ``published`` the year of a bare date is worked out from ``captured``, the page's clock.
    """
    picture = picture_check(caption=image_caption, is_file_photo=image_is_file_photo)
    with collector_at_rest():
        if tongue := tongue_of(language):
            record = record_in(
                text, tongue, published=published, captured=captured, headline=headline
            )
        else:
            record = _record(
                text, published=published, captured=captured, headline=headline, language=language
            )
    return replace(record, checks=(*record.checks, *picture))


def _record(
    text: str,
    *,
    published: dt.date | None,
    captured: dt.datetime | None,
    headline: str | None,
    language: str,
) -> Record:
    bounds = sentences_of(layout := paragraphs_with_sentences(text))
    statements = find_statements(text, headline=headline, language=language, layout=layout)
    times: tuple[TimeExpression, ...] = ()
    figures: tuple[Figure, ...] = ()
    # Number words and separators are those of English: a wrong figure is worse than none.
    if language.lower().startswith("en"):
        times = _times(text, published=published, captured=captured)
        found = find_figures(text, times=times, bounds=bounds)
        figures = _figures(found, headline=headline, statements=statements)
    material = Material(
        text=text,
        plain=folded(text),
        headline=headline,
        sentences=bounds or ((0, len(text)),),
        statements=statements,
        figures=figures,
        times=times,
        published=published,
        captured=captured,
    )
    checks = (
        *find_checks(material),
        *statement_checks(text=text, statements=statements, figures=figures, headline=headline),
    )
    return Record(statements=statements, figures=figures, times=times, checks=checks)


def _times(
    text: str, *, published: dt.date | None, captured: dt.datetime | None
) -> tuple[TimeExpression, ...]:
    """A report without a date may give it away; then spans that end with it end on that day."""
    times = find_times(text, published=published, captured=captured)
    if published is not None:
        return times
    found = reckonings(text, times, captured=captured.date() if captured else None)
    if not found:
        return times
    return find_times(text, published=None, captured=captured, reported=found[0].first)


def _figures(
    found: tuple[Figure, ...], *, headline: str | None, statements: tuple[Statement, ...]
) -> tuple[Figure, ...]:
    """The headline's figures first, then the text's, each with the statement it is part of."""
    in_text = in_statements(found, statements)
    above = next((i for i, s in enumerate(statements) if s.kind == "headline"), None)
    if headline is None or above is None:
        return in_text
    dated = find_times(headline, published=None, captured=None)
    in_headline = [
        replace(figure, statement=above, time=None)
        for figure in find_figures(headline, times=dated, in_headline=True)
    ]
    return (*in_headline, *in_text)
