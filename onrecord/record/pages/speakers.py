"""A speaker and all that is on record from them, as pages show it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields

from onrecord.record.models import Figure, Measure, Role, Speaker, Statement
from onrecord.record.models.entry import Entry
from onrecord.record.pages.entries import figure_shown, link_to, statement_shown
from onrecord.record.pages.shown import FigureShown, StatementShown, Tally
from onrecord.record.pages.words import edtf_in_words
from onrecord.shared.links import Link

PER_PAGE = 50
CONFIRMED = Entry.State.CONFIRMED


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
    """All that a speaker's page shows; ``is_last`` is false where older statements follow."""

    speaker: SpeakerShown
    statements: tuple[ReportedStatement, ...]
    figures: tuple[FigureShown, ...]
    measures: tuple[Link, ...]
    is_last: bool


def speakers_listed() -> list[Link]:
    """Every speaker with something on record, by name."""
    speakers = Speaker.objects.filter(statements__state=CONFIRMED, statements__report__live=True)
    return [Link(speaker.name, speaker.get_absolute_url()) for speaker in speakers.distinct()]


def speaker_shown(*, slug: str, page: int = 1) -> SpeakerPage | None:
    """The page of the speaker with that address, or None; newest statements first."""
    speaker = Speaker.objects.select_related("part_of").filter(slug=slug, merged_into=None).first()
    if speaker is None:
        return None
    statements = Statement.objects.filter(speaker=speaker, state=CONFIRMED, report__live=True)
    start = (page - 1) * PER_PAGE
    newest = statements.select_related("report__section", "version", "speaker").order_by(
        "-report__first_published_at", "start"
    )
    rows = list(newest[start : start + PER_PAGE + 1])
    figures = Figure.objects.filter(
        statement__speaker=speaker, state=CONFIRMED, report__live=True
    ).select_related("report__section", "statement__speaker", "measure", "time")
    return SpeakerPage(
        speaker=_head(speaker, statements.count(), figures.count()),
        statements=tuple(reported_statement(row) for row in rows[:PER_PAGE]),
        figures=tuple(
            _figure(row)
            for row in figures.order_by("-report__first_published_at", "start")[:PER_PAGE]
        ),
        measures=_measures(speaker),
        is_last=len(rows) <= PER_PAGE,
    )


def _head(speaker: Speaker, statements: int, figures: int) -> SpeakerShown:
    parts = [link_to(part) for part in speaker.parts.all()]
    above = link_to(speaker.part_of)
    return SpeakerShown(
        name=speaker.name,
        url=speaker.get_absolute_url(),
        kind_name=speaker.get_kind_display(),
        description=speaker.description,
        aliases=tuple(alias.name for alias in speaker.aliases.all()),
        part_of=(above,) if above else (),
        parts=tuple(part for part in parts if part),
        roles=tuple(_role(role) for role in speaker.roles.select_related("organisation")),
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
    facts = {field.name: getattr(plain, field.name) for field in fields(plain)}
    return ReportedStatement(
        **facts,
        report=Link(row.report.headline, address),
        published_at=row.report.first_published_at,
    )


def _figure(row: Figure) -> FigureShown:
    address = row.report.get_absolute_url()
    return figure_shown(row, {}, page=address, report=Link(row.report.headline, address))


def _measures(speaker: Speaker) -> tuple[Link, ...]:
    measures = Measure.objects.filter(
        figures__statement__speaker=speaker, figures__state=CONFIRMED
    ).distinct()
    return tuple(Link(measure.name, measure.get_absolute_url()) for measure in measures)
