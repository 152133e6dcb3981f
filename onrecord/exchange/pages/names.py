"""What things are called in the data, and where they stand."""

from __future__ import annotations

from typing import cast

from onrecord.exchange.standards import shapes
from onrecord.record.models import Check, Figure, Measure, Speaker, Statement, TimeExpression
from onrecord.record.models.entry import Entry
from onrecord.reports.models import Report, Version
from onrecord.shared.links import absolute
from onrecord.shared.text_fragments import text_directive

API = "/api/record/"
SORTS = {Statement: "statement", Figure: "figure", Check: "check", TimeExpression: "time"}


def entry_name(row: Statement | Figure | Check | TimeExpression) -> str:
    """``statement-12``: what an entry is called wherever it is referred to."""
    return f"{SORTS[type(row)]}-{row.pk}"


def operand_name(name: str) -> str:
    """A check's ``figure:12`` as ``figure-12``; other names stay."""
    return name.replace(":", "-", 1)


def data_url(row: Statement | Figure | Check) -> str:
    """Where the entry stands as JSON."""
    return absolute(f"{API}{SORTS[type(row)]}s/{row.pk}.json")


def embed_url(row: Statement | Figure | Check | Measure) -> str:
    """The page for a frame elsewhere."""
    return absolute(f"{row.get_absolute_url()}embed/")


def quotation_url(row: Statement | Figure) -> str:
    """The report at the entry's words; a headline's have no place of their own to fall back on."""
    directive = text_directive(row.exact, prefix=row.prefix, suffix=row.suffix)
    is_in_text = row.place == Entry.Place.TEXT
    place = f"{'s' if isinstance(row, Statement) else 'f'}-{row.pk}" if is_in_text else ""
    return absolute(f"{row.report.get_absolute_url()}#{place}:~:{directive}")


def speaker_named(speaker: Speaker | None) -> shapes.NamedSpeaker | None:
    """The speaker under their name, or none."""
    if speaker is None:
        return None
    return shapes.NamedSpeaker(
        name=speaker.name,
        url=absolute(speaker.get_absolute_url()),
        data_url=absolute(f"{API}speakers/{speaker.slug}.json"),
        kind=cast("shapes.SpeakerKind", speaker.kind),
        same_as=same_as(speaker),
    )


def same_as(speaker: Speaker) -> list[str]:
    """Where others describe the same speaker."""
    return list(filter(None, [speaker.wikidata_url()]))


def measure_named(measure: Measure | None) -> shapes.Named | None:
    """The measure under its name, or none."""
    if measure is None:
        return None
    return shapes.Named(
        name=measure.name,
        url=absolute(measure.get_absolute_url()),
        data_url=absolute(f"{API}measures/{measure.slug}.json"),
    )


def report_named(report: Report) -> shapes.NamedReport:
    """The report under its headline; its section must be loaded."""
    return shapes.NamedReport(
        short_id=report.short_id or "",
        headline=report.headline,
        url=absolute(report.get_absolute_url()),
        record_url=absolute(f"{report.get_absolute_url()}record.json"),
        published_at=report.first_published_at,
        language=report.language,
        direction=cast("shapes.Direction", report.direction),
    )


def version_named(version: Version, report: Report) -> shapes.Version:
    """A version with its addresses."""
    address = absolute(f"{report.get_absolute_url()}versions/{version.number}")
    return shapes.Version(
        number=version.number,
        published_at=version.published_at,
        url=f"{address}/",
        content_url=f"{address}.json",
        text_url=f"{address}.txt",
        sha256=version.sha256,
    )


def anchor_of(row: Entry) -> shapes.Anchor:
    """Where the entry's words stand."""
    return shapes.Anchor(
        place=cast("shapes.Place", row.place),
        start=row.start,
        end=row.end,
        exact=row.exact,
        prefix=row.prefix,
        suffix=row.suffix,
    )


def confirmed(row: Entry) -> shapes.Confirmed:
    """How the entry came on record; which editor it was is the newsroom's business."""
    return shapes.Confirmed(at=row.decided_at, suggested_by=row.rule)
