"""Every published state of a report, and what changed from one to the next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import Http404

from onrecord.delivery.baking import Baked, Moved
from onrecord.frontpage.pages.article import article_of
from onrecord.frontpage.pages.finding import elsewhere, newest_version, report_at
from onrecord.frontpage.pages.frame import Head, bake, link_to_section
from onrecord.frontpage.pages.report import corrections_of
from onrecord.record.pages import NO_RECORD
from onrecord.record.pages.changes import RecordChange, record_changes
from onrecord.reports.models import Report, Version
from onrecord.shared.differences import Stretch
from onrecord.shared.links import Link

AT_MOST = 200  # versions listed


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    """A version in the list of them; see ``versions.html``."""

    number: int
    at: dt.datetime
    url: str
    headline: str
    headline_changed: bool
    note: str
    corrections: tuple[Link, ...]
    fingerprint: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Change:
    """What changed in one part of a report, word by word."""

    name: str
    stretches: list[Stretch]


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionShown:
    """What is said of a version beside its text."""

    number: int
    at: dt.datetime
    is_current: bool
    sha256: str
    previous_sha256: str
    previous_url: str
    next_url: str
    data_url: str
    changes: tuple[Change, ...]
    record_changes: tuple[RecordChange, ...]


def versions(*, section: str, day: str, slug: str, short_id: str) -> Baked | Moved:
    """The list of a report's versions, newest first."""
    report = report_at(short_id)
    name = f"{day}-{slug}-{short_id}"
    other = elsewhere(report, section=section, name=name, rest="versions/")
    return other or _bake_list(report)


def version(*, section: str, day: str, slug: str, short_id: str, number: int) -> Baked | Moved:
    """One version as it stood, with what changed since the one before."""
    report = report_at(short_id)
    name = f"{day}-{slug}-{short_id}"
    other = elsewhere(report, section=section, name=name, rest=f"versions/{number}/")
    return other or _bake_one(report, number)


def _bake_list(report: Report) -> Baked:
    address = report.get_absolute_url()
    rows = list(report.versions.defer("content").order_by("-number")[: AT_MOST + 1])
    notices: dict[int | None, list[Link]] = {}
    for correction in report.corrections.all():
        link = Link(correction.get_kind_display(), f"{address}#correction-{correction.pk}")
        notices.setdefault(correction.version_id, []).append(link)
    before: list[Version | None] = [*rows[1:], None]
    return bake(
        "versions.html",
        head=Head(url=f"{address}versions/"),
        section=link_to_section(report.section),
        shows=[f"report:{report.pk}"],
        report=Link(report.headline, address),
        versions=tuple(
            _row(one, earlier, address, tuple(notices.get(one.pk, ())), is_current=one is rows[0])
            for one, earlier in zip(rows[:AT_MOST], before, strict=False)
        ),
    )


def _row(
    version: Version,
    before: Version | None,
    address: str,
    notices: tuple[Link, ...],
    *,
    is_current: bool,
) -> VersionRow:
    return VersionRow(
        number=version.number,
        at=version.published_at,
        url=f"{address}versions/{version.number}/",
        headline=version.headline,
        headline_changed=before is not None and before.headline != version.headline,
        note=_note(before, version),
        corrections=notices,
        fingerprint=version.sha256[:12],
        is_current=is_current,
    )


def _note(before: Version | None, version: Version) -> str:
    """What changed, in words."""
    if before is None:
        return "First published." if version.number == 1 else ""
    old, new = before.text.split("\n\n"), version.text.split("\n\n")
    changed = max(sum(part not in old for part in new), sum(part not in new for part in old))
    if not changed:
        return "" if before.headline != version.headline else "The text is the same."
    return f"{changed} paragraph{'' if changed == 1 else 's'} changed."


def _bake_one(report: Report, number: int) -> Baked:
    near = {one.number: one for one in report.versions.filter(number__in=(number - 1, number))}
    if number not in near:
        raise Http404("This report has no such version.")
    version, before = near[number], near.get(number - 1)
    newest = newest_version(report).number
    address = report.get_absolute_url()
    published = version.read()
    shown = VersionShown(
        number=number,
        at=version.published_at,
        is_current=number == newest,
        sha256=version.sha256,
        previous_sha256=version.previous_sha256,
        previous_url=f"{address}versions/{number - 1}/" if before else "",
        next_url=f"{address}versions/{number + 1}/" if number < newest else "",
        data_url=f"{address}versions/{number}.json",
        changes=_changes(before, version),
        record_changes=record_changes(before, version, address=address) if before else (),
    )
    return bake(
        "version.html",
        head=Head(url=f"{address}versions/{number}/"),
        section=link_to_section(report.section),
        shows=[f"report:{report.pk}", f"section:{report.section_id}"],
        report=article_of(
            report=report,
            published=published,
            record=NO_RECORD,
            corrections=corrections_of(report),
        ),
        version=shown,
    )


def version_data(*, section: str, day: str, slug: str, short_id: str, number: int) -> Baked | Moved:
    """The version's canonical JSON, byte for byte what its fingerprint was computed from."""
    report = report_at(short_id)
    name = f"{day}-{slug}-{short_id}"
    other = elsewhere(report, section=section, name=name, rest=f"versions/{number}.json")
    if other:
        return other
    content = report.versions.filter(number=number).values_list("content", flat=True).first()
    if content is None:
        raise Http404("This report has no such version.")
    return Baked(
        body=content.encode(),
        shows=frozenset([f"report:{report.pk}"]),
        content_type="application/json",
    )


def _changes(before: Version | None, version: Version) -> tuple[Change, ...]:
    """The words that came and went since the version before, for the parts that changed."""
    if before is None:
        return ()
    found = version.changes_since(before)
    parts = {"Headline": found.headline, "Summary": found.summary, "Text": _cut(found.text)}
    return tuple(
        Change(name, stretches)
        for name, stretches in parts.items()
        if any(one.kind != "same" for one in stretches)
    )


def _cut(stretches: list[Stretch], *, kept: int = 120) -> list[Stretch]:
    """Without the middle of long stretches that stayed."""
    return [
        Stretch("same", f"{one.text[:kept]} … {one.text[-kept:]}")
        if one.kind == "same" and len(one.text) > 3 * kept
        else one
        for one in stretches
    ]
