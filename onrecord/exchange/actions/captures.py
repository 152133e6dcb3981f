"""What people do with captured pages: make reports of them."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from html import escape
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from onrecord.discussion.actions import import_comments
from onrecord.exchange.importers.sources import Source
from onrecord.exchange.models import Capture
from onrecord.extraction import Page
from onrecord.extraction.captures import is_right_to_left, language_of
from onrecord.people.models import User
from onrecord.record.actions import answer_draft
from onrecord.reports.actions import file_report, publish_report
from onrecord.reports.models import Report, Section, Topic
from onrecord.reports.models.section import RESERVED
from onrecord.shared.edtf import is_edtf
from onrecord.shared.slugs import free_slug, slug_of

NO_SECTION = "Captured pages"
AS_CAPTURED = "It stands as the captured page has it: nobody here has changed its words."
FILE_WORD = re.compile(r"\s*[(\[](?:file|archive)(?: photo)?[)\]]\s*$", re.IGNORECASE)
DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a page: its report, and what of it is new."""

    report: Report
    is_new: bool
    new_comments: int
    was_published: bool


@transaction.atomic
def import_capture(
    *, source: Source, page: Page, editor: User, is_to_be_published: bool, at: dt.datetime
) -> Imported:
    """Make a report of a captured page, or add what is new to the one made of it before.

    ``ValidationError`` where the page holds no report, or the report may not be published.
    """
    report = _made_before(source, page)
    is_new = report is None
    if report is None:
        report = _file(page, editor=editor, at=at)
    _keep_capture(source, page, report=report, at=at)
    was_published = is_to_be_published and not report.live
    if was_published:
        answer_draft(report=report, editor=editor, answer=AS_CAPTURED, at=at)
        publish_report(report=report, editor=editor, at=publication_time(page, now=at))
        report.read_again()
    comments = import_comments(report=report, comments=page.comments, at=at)
    if is_new or comments:
        log(report, "exchange.capture_imported", user=editor, data={"source": source.name[:200]})
    return Imported(report, is_new, len(comments), was_published)


def came_in_before(raw: bytes, *, published: bool) -> bool:
    """Whether these very bytes made a report; if ``published``, one that readers can see."""
    made = Capture.objects.filter(sha256=_sha256(raw), report__isnull=False)
    return (made.filter(report__live=True) if published else made).exists()


def publication_time(page: Page, *, now: dt.datetime) -> dt.datetime:
    """Noon of the earliest day the page leaves open; now where it names none, or a later one."""
    try:
        day = min(dt.date.fromisoformat(found) for found in DAY.findall(page.published or ""))
    except ValueError:
        return now
    noon = dt.datetime.combine(day, dt.time(12), tzinfo=timezone.get_current_timezone())
    return min(noon, now)


def _made_before(source: Source, page: Page) -> Report | None:
    """The report of these very bytes, or of another capture with the same headline and body."""
    capture = Capture.objects.filter(sha256=_sha256(source.raw)).select_related("report").first()
    if capture and capture.report:
        return capture.report
    body = _body(page)
    alike = Report.objects.filter(headline=_headline(page), captures__isnull=False).distinct()
    for report in alike[:20]:
        blocks = report.get_latest_revision_as_object().body.raw_data
        if [(block["type"], block["value"]) for block in blocks] == body:
            found: Report = report
            return found
    return None


def _file(page: Page, *, editor: User, at: dt.datetime) -> Report:
    if not page.text:
        raise ValidationError("No report was found on this page: it has no running text.")
    language = language_of(page.text)
    published = page.published or ""
    return file_report(
        author=editor,
        headline=_headline(page),
        section=_section(page.section or NO_SECTION),
        at=at,
        bylines=[("byline", {"name": name[:80], "role": ""}) for name in page.authors],
        dateline_date=published if is_edtf(published) else "",
        dateline_basis=page.published_basis[:500],
        lead_caption=FILE_WORD.sub("", page.image_caption or "")[:400],
        lead_is_file_photo=page.image_is_file_photo,
        body=_body(page),
        topics=[_topic(name) for name in page.topics],
        related=list(Report.objects.filter(headline__in=page.related)[:20]),
        language=language,
        is_right_to_left=is_right_to_left(language),
    )


def _headline(page: Page) -> str:
    """The page's, or the beginning of its text where it has none; cut to what a report may have."""
    text = page.headline or page.text.split("\n", 1)[0]
    return text if len(text) <= 200 else f"{text[:199].rpartition(' ')[0] or text[:199]}…"


def _body(page: Page) -> list[tuple[str, Any]]:
    paragraphs = [page.text[start:end] for start, end in page.paragraphs]
    last = len(paragraphs) - 1
    return [_block(text, is_between=0 < number < last) for number, text in enumerate(paragraphs)]


def _block(text: str, *, is_between: bool) -> tuple[str, str]:
    """A short line without an end of a sentence, between paragraphs, is a heading."""
    if is_between and len(text) <= 100 and re.match(r"\w", text) and re.search(r"[\w)]$", text):
        return "heading", text
    return "paragraph", f"<p>{escape(text, quote=False)}</p>"


def _section(name: str) -> Section:
    found = Section.objects.filter(name__iexact=name[:60]).first()
    if found:
        return found
    slug = slug_of(name, longest=50, otherwise="section")
    if not slug[0].isalpha() or slug in RESERVED:
        slug = f"section-{slug}"
    return Section.objects.create(name=name[:60], slug=_free(Section, slug))


def _topic(name: str) -> Topic:
    found = Topic.objects.filter(name__iexact=name[:80]).first()
    slug = slug_of(name, longest=70, otherwise="topic")
    return found or Topic.objects.create(name=name[:80], slug=_free(Topic, slug))


def _free(model: type[Section] | type[Topic], slug: str) -> str:
    """The slug, with a number behind it where another has it."""
    taken = model._default_manager.filter(slug__startswith=slug).values_list("slug", flat=True)
    return free_slug(slug, taken=set(taken))


def _keep_capture(source: Source, page: Page, *, report: Report, at: dt.datetime) -> None:
    captured = page.captured
    if captured and timezone.is_naive(captured):
        captured = timezone.make_aware(captured)
    facts = {
        "source": source.name[:1000],
        "raw": source.raw,
        "captured_at": captured,
        "published_edtf": (page.published or "")[:60],
        "published_basis": page.published_basis,
        "image_caption": page.image_caption or "",
        "image_is_file_photo": page.image_is_file_photo,
        "related": list(page.related),
        "furniture": list(page.furniture),
        "unplaced": list(page.unplaced),
        "report": report,
    }
    Capture.objects.update_or_create(
        sha256=_sha256(source.raw), defaults=facts, create_defaults={**facts, "received_at": at}
    )


def _sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
