"""A speaker and all that is on record from them, as pages show it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from onrecord.record.models import Alias, Figure, Measure, Role, Speaker, Statement
from onrecord.record.pages.entries import figure_shown, link_to, statement_shown
from onrecord.record.pages.known import below, parts_known, roles_known, speakers_on_record
from onrecord.record.pages.shown import FigureShown, StatementShown, Tally
from onrecord.record.pages.sourcing import above
from onrecord.record.pages.speaking import (
    Year,
    figures_by_measure,
    newest_figures,
    said_by,
    whole_statements,
    years_of,
)
from onrecord.record.pages.words import edtf_in_words
from onrecord.shared.links import Link
from onrecord.shared.prepared import Prepared, Slot

PER_PAGE = 50
FACTS = tuple(field.name for field in fields(StatementShown))


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleShown:
    """A rank or office, with the time it was held in words."""

    title: str
    organisation: str
    period: str
    seen_in: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedStatement(StatementShown):
    """A statement on a page about many reports."""

    report: Link
    published_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerShown:
    """The head of a speaker's page."""

    name: str
    url: str
    kind_name: str
    description: str
    aliases: tuple[str, ...]
    part_of: tuple[Link, ...]
    parts: tuple[Link, ...]
    roles: tuple[RoleShown, ...]
    feed_url: str
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerPage:
    """All that a speaker's page shows; ``is_last`` is false where older statements follow.

    ``number`` is the speaker's, ``below`` are those of all parts, shown or not. ``years`` are all
    in which the speaker is on record, newest first, whichever is shown. Figures and measures stand
    on the first page alone.
    """

    number: int
    below: tuple[int, ...]
    speaker: SpeakerShown
    statements: tuple[ReportedStatement, ...]
    figures: tuple[FigureShown, ...]
    measures: tuple[Link, ...]
    years: tuple[Year, ...]
    is_last: bool


def speakers_listed() -> list[Link]:
    """Every speaker with something on record, by name."""
    return [Link(speaker.name, speaker.get_absolute_url()) for speaker in speakers_on_record()]


def speaker_shown(*, slug: str, page: int = 1, year: int | None = None) -> SpeakerPage | None:
    """The page of the speaker with that address, or None; newest statements first.

    Whom no published report quotes, nor any part of theirs, has none.
    With ``year`` only what was published in it is shown; None where that is nothing.
    """
    speaker = _called.first(slug=slug)
    if speaker is None:
        return None
    said, under = said_by(speaker), below([speaker.pk])
    parts = parts_known([speaker.pk], under)[speaker.pk]
    if not said and not parts:
        return None
    chosen = [number for number, said_in in said if year in {None, said_in}]
    if year is not None and not chosen:
        return None
    of_measures = figures_by_measure(speaker, statements=len(said))
    end = page * PER_PAGE
    figures = (
        newest_figures(speaker, year, number=PER_PAGE, statements=len(said)) if page == 1 else ()
    )
    whole = whole_statements(chosen[end - PER_PAGE : end])
    return SpeakerPage(
        number=speaker.pk,
        below=tuple(under),
        speaker=_head(speaker, parts, len(said), sum(of_measures.values())),
        statements=tuple(reported_statement(row) for row in whole),
        figures=tuple(reported_figure(row) for row in figures),
        measures=_measures(of_measures) if page == 1 else (),
        years=years_of(said),
        is_last=len(chosen) <= end,
    )


def pages_of_years(speaker: Speaker) -> Iterator[tuple[int, int]]:
    """Each year of a speaker with the number of its pages."""
    for one in years_of(said_by(speaker)):
        yield one.year, -(-one.statements // PER_PAGE)


def _head(
    speaker: Speaker, parts: Iterable[Speaker], statements: int, figures: int
) -> SpeakerShown:
    links = [link_to(part) for part in parts]
    return SpeakerShown(
        name=speaker.name,
        url=speaker.get_absolute_url(),
        kind_name=speaker.get_kind_display(),
        description=speaker.description,
        aliases=tuple(_aliases.all(speaker=speaker.pk)),
        part_of=tuple(Link(one.name, one.get_absolute_url()) for one in above(speaker)),
        parts=tuple(link for link in links if link),
        roles=tuple(_role(role) for role in _roles.all(speaker=speaker.pk)),
        feed_url=f"/feeds/speakers/{speaker.slug}.atom",
        tally=Tally(statements=statements, speakers=1, figures=figures),
    )


def _role(role: Role) -> RoleShown:
    return RoleShown(
        title=role.title,
        organisation=role.organisation.name if role.organisation else "",
        period=edtf_in_words(role.held),
    )


def reported_statement(row: Statement) -> ReportedStatement:
    """A statement with its report; ``row`` has report, section, version and speaker loaded."""
    address = row.report.get_absolute_url()
    plain = statement_shown(row, {}, row.words, page=address)
    facts = {name: getattr(plain, name) for name in FACTS}
    return ReportedStatement(
        **facts,
        report=Link(row.report.headline, address),
        published_at=row.report.first_published_at,
    )


def reported_figure(row: Figure) -> FigureShown:
    """A figure with its report; ``row`` has both, its statement's speaker, measure and time."""
    address = row.report.get_absolute_url()
    return figure_shown(row, {}, page=address, report=Link(row.report.headline, address))


def _measures(numbers: Iterable[int | None]) -> tuple[Link, ...]:
    measures = Measure.objects.filter(pk__in=[number for number in numbers if number])
    return tuple(Link(measure.name, measure.get_absolute_url()) for measure in measures)


_called = Prepared(
    lambda: Speaker.objects.filter(slug=Slot("slug"), merged_into=None).select_related(
        "part_of__part_of__part_of"
    )
)
_aliases = Prepared(
    lambda: Alias.objects.filter(speaker=Slot("speaker")).values_list("name", flat=True)
)
_roles = Prepared(
    lambda: roles_known().filter(speaker=Slot("speaker")).select_related("organisation")
)
