"""Has a report's words read: who says them, with which figures, and whether these add up.

The engine is asked once for the same words, however often a draft is looked at.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import astuple, dataclass
from functools import lru_cache

from django.db import transaction

from onrecord.extraction import Record
from onrecord.record.actions.keeping import keep_record_before
from onrecord.record.actions.moving import move_entries
from onrecord.record.actions.suggesting import suggest
from onrecord.record.models import DraftReading
from onrecord.record.models.days import day_of
from onrecord.reports.models import Report, Version
from onrecord.reports.models.drafts import draft_text

KEPT_READINGS = 8


@dataclass(frozen=True)
class Asked:
    """All that a reading depends on; ``day`` is that from which "yesterday" is counted."""

    text: str
    headline: str
    day: dt.date
    caption: str | None
    is_file_photo: bool
    language: str

    @property
    def words(self) -> tuple[str, str]:
        """Headline and text."""
        return self.headline, self.text

    @property
    def fingerprint(self) -> str:
        """SHA-256 in hexadecimal: another one means another reading."""
        return hashlib.sha256(repr(astuple(self)).encode(errors="surrogatepass")).hexdigest()


@transaction.atomic
def read_version(*, version: Version, day: dt.date) -> None:
    """Move what is decided to ``version``, then suggest what the engine finds beside it.

    What was confirmed in the draft goes on record. Reading the same version again gives the same
    record and changes no decision.
    """
    keep_record_before(version)
    move_entries(version=version)
    picture = version.read().lead_image
    asked = Asked(
        text=version.text,
        headline=version.headline,
        day=day,
        caption=picture.caption if picture else None,
        is_file_photo=picture is not None and picture.is_file_photo,
        language=version.report.language,
    )
    suggest(reading_of(asked), words=version)
    if not version.report.has_unpublished_changes:
        DraftReading.objects.filter(report_id=version.report_id).delete()


def asked_of_draft(draft: Report, *, at: dt.datetime) -> Asked:
    """What publishing ``draft`` at that time would ask of the engine."""
    picture = draft.lead_image
    return Asked(
        text=draft_text(draft),
        headline=draft.headline,
        day=day_of(draft, otherwise=at),
        caption=(draft.lead_caption or picture.caption) if picture else None,
        is_file_photo=bool(picture and (draft.lead_is_file_photo or picture.is_file_photo)),
        language=draft.language,
    )


@lru_cache(maxsize=KEPT_READINGS)
def reading_of(asked: Asked) -> Record:
    """What the engine finds; a few milliseconds for a report of usual length."""
    # Its tables of words take a server's start half a second that no reader needs to wait.
    from onrecord.extraction.prose import read_report  # noqa: PLC0415

    return read_report(
        asked.text,
        published=asked.day,
        captured=None,
        headline=asked.headline,
        image_caption=asked.caption,
        image_is_file_photo=asked.is_file_photo,
        language=asked.language.split("-")[0],
    )
