"""Has a draft read before it is published, so that its record is kept and its checks answered."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from onrecord.record.actions.moving import MOVED, moved, settle
from onrecord.record.actions.reading import Asked, asked_of_draft, reading_of
from onrecord.record.actions.suggesting import AnEntry, suggest
from onrecord.record.models import Check, DraftReading
from onrecord.record.models.entry import Entry, Words
from onrecord.reports.models import Report, Version

DECIDED_IN_DRAFT = (Entry.State.READY, Entry.State.REJECTED, Entry.State.ORPHANED)


def words_at_desk(*, report: Report, at: dt.datetime) -> Words | None:
    """What an editor keeps the record of: the draft where one waits, else the newest version."""
    return read_draft(report=report, at=at) or newest_version(report)


def newest_version(report: Report) -> Version | None:
    """The version readers see, or None before the first."""
    newest: Version | None = report.versions.order_by("-number").first()
    return newest


@transaction.atomic
def read_draft(*, report: Report, at: dt.datetime) -> DraftReading | None:
    """The reading of the draft that waits, brought up to date; None where none does.

    Only what changed is written: entries whose words still stand keep their rows, decided or not.
    A draft with the words that readers see already is none.
    """
    draft = report.get_latest_revision_as_object() if report.latest_revision_id else report
    asked, newest = asked_of_draft(draft, at=at), newest_version(report)
    stored = DraftReading.objects.select_for_update().filter(report=report).first()
    is_published = newest is not None and (newest.headline, newest.text) == asked.words
    if is_published and (stored is None or not _decided(report)):
        _forget(report)
        return None
    if stored is not None and stored.fingerprint == asked.fingerprint:
        return stored
    return _read(report, stored, asked, at=at)


def entries_of(words: Words, model: type[Any]) -> list[Any]:
    """The entries of one kind that an editor sees beside these words, in reading order.

    Beside a draft stand the published version's too, at their places in the draft, unsaved; those
    whose words the draft has lost are shown as orphaned, as they will be.
    """
    if isinstance(words, Version):
        return list(model._default_manager.filter(version=words))
    own = list(model._default_manager.filter(report_id=words.report_id, version__isnull=True))
    return sorted([*own, *_published(words, model)], key=lambda row: (row.start, row.pk))


def checks_of(words: Words) -> list[Check]:
    """The checks on these words."""
    version = words if isinstance(words, Version) else None
    return list(Check.objects.filter(report_id=words.report_id, version=version))


def _read(
    report: Report, stored: DraftReading | None, asked: Asked, *, at: dt.datetime
) -> DraftReading:
    reading = DraftReading(
        report=report,
        headline=asked.headline,
        text=asked.text,
        fingerprint=asked.fingerprint,
        read_at=at,
    )
    for model, fields in MOVED.items():
        rows = list(model._default_manager.filter(report=report, version__isnull=True))
        for row in rows:
            is_found = moved(row, old=stored or reading, new=reading)
            settle(row, is_found=is_found, decided=Entry.State.READY)
        model._default_manager.rewrite(rows, fields)
    reading.save(force_insert=stored is None)
    beside = [row for model in MOVED for row in _published(reading, model)]
    suggest(reading_of(asked), words=reading, beside=beside)
    return reading


def _published(words: DraftReading, model: type[Any]) -> list[AnEntry]:
    """The newest version's entries, moved to the draft in memory only."""
    version = newest_version(words.report)
    if version is None:
        return []
    found = []
    for row in model._default_manager.filter(version=version).select_related("report"):
        if moved(row, old=version, new=words):
            found.append(row)
        elif row.state == Entry.State.CONFIRMED:
            row.state = Entry.State.ORPHANED
            found.append(row)
    return found


def _decided(report: Report) -> bool:
    return any(
        model._default_manager.filter(
            report=report, version__isnull=True, state__in=DECIDED_IN_DRAFT
        ).exists()
        for model in MOVED
    )


def _forget(report: Report) -> None:
    for model in MOVED:
        model._default_manager.filter(report=report, version__isnull=True).delete()
    Check.objects.filter(report=report, version__isnull=True).delete()
    DraftReading.objects.filter(report=report).delete()
