"""The page of a report: what it says, who says so, and what readers say."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from onrecord.delivery.baking import Baked, Moved
from onrecord.discussion.pages import ShownDiscussion, first_page
from onrecord.exchange.models import Capture
from onrecord.frontpage.pages.article import (
    Article,
    CaptureShown,
    CorrectionShown,
    Related,
    article_of,
    correction_shown,
)
from onrecord.frontpage.pages.finding import elsewhere, newest_version, report_at
from onrecord.frontpage.pages.frame import NAMES, Head, bake, card_image, oembed_url
from onrecord.frontpage.pages.jsonld import news_article
from onrecord.record.models import Figure
from onrecord.record.pages import RecordShown, record_of
from onrecord.reports.models import Correction, NewsroomSettings, Report
from onrecord.reports.models.published import PublishedReport
from onrecord.shared.links import Link
from onrecord.shared.prepared import Prepared, Slot

AT_MOST = 6  # related reports by claims


def report(*, section: str, day: str, slug: str, short_id: str) -> Baked | Moved:
    """A report at its address; a stale section, date or slug leads to the right one."""
    found = report_at(short_id)
    other = elsewhere(found, section=section, name=f"{day}-{slug}-{short_id}")
    return other or _bake(found)


def corrections_of(report: Report) -> tuple[CorrectionShown, ...]:
    """Its notices, oldest first."""
    return tuple(correction_shown(row, report) for row in _corrections.all(report=report.pk))


def _bake(report: Report) -> Baked:
    version = newest_version(report)
    published, record = version.read(), record_of(version)
    discussion = first_page(report=report)
    topics = list(report.topics.all())
    by_hand = _related(published)
    by_claims = _related_by_claims(report) if record.measures else {}
    said = {link.name for link in record.speakers}
    site = NewsroomSettings.now_shown()
    plain = article_of(
        report=report, published=published, record=record, corrections=corrections_of(report)
    )
    article = replace(
        plain,
        capture=_capture(report),
        record_url=f"{report.get_absolute_url()}record.json",
        # Each leads on once: as speaker rather than topic, by hand rather than by shared claims.
        topics=tuple(Link(t.name, t.get_absolute_url()) for t in topics if t.name not in said),
        related=tuple(by_hand.values()),
        related_by_claims=tuple(one for pk, one in by_claims.items() if pk not in by_hand),
    )
    return bake(
        "report.html",
        head=_head(
            article,
            published,
            record,
            publisher=site.name,
            discussion=discussion,
        ),
        site=site,
        section=article.section,
        shows=_shows(
            report, topic_ids=[topic.pk for topic in topics], others=[*by_hand, *by_claims]
        ),
        report=article,
        record=record,
        discussion=discussion,
    )


def _shows(report: Report, *, topic_ids: list[int], others: list[int]) -> set[str]:
    return {
        f"report:{report.pk}",
        f"discussion:{report.pk}",
        f"section:{report.section_id}",
        NAMES,
        *(f"topic:{pk}" for pk in topic_ids),
        *(f"report:{pk}" for pk in others),
    }


def _head(
    article: Article,
    published: PublishedReport,
    record: RecordShown,
    *,
    publisher: str,
    discussion: ShownDiscussion | None,
) -> Head:
    image_url = card_image(published.lead_image)
    return Head(
        url=article.url,
        description=article.summary,
        oembed_url=oembed_url(article.url),
        image_url=image_url,
        kind="article",
        published_at=article.published_at,
        updated_at=article.updated_at,
        feeds=(Link(article.section.name, f"/feeds/sections{article.section.url[:-1]}.atom"),),
        json_ld=news_article(
            article,
            published,
            record,
            publisher=publisher,
            image_url=image_url,
            discussion=discussion,
        ),
    )


def _related(published: PublishedReport) -> dict[int, Related]:
    """Those chosen by hand, where they are still published, in the order chosen, by id."""
    order = [other.short_id for other in published.related]
    if not order:
        return {}
    rows = Report.objects.live().filter(short_id__in=order).select_related("section").defer("body")
    return {row.pk: _other(row) for row in sorted(rows, key=lambda row: order.index(row.short_id))}


def _related_by_claims(report: Report) -> dict[int, Related]:
    """Reports with a figure of a measure that this report has a figure of, newest first, by id."""
    own = Figure.objects.on_record().filter(report=report, measure__isnull=False)
    figures = (
        Figure.objects.on_record()
        .filter(measure__in=own.values("measure"))
        .exclude(report=report)
        .select_related("report__section", "measure")
        .defer("report__body")
        .order_by("-report__first_published_at", "report_id", "measure_id", "pk")
    )
    found: dict[int, Related] = {}
    for figure in figures[: AT_MOST * 4]:
        shared = f"also counts {figure.measure}"
        found.setdefault(figure.report_id, _other(figure.report, shared=shared))
    return dict(list(found.items())[:AT_MOST])


def _other(report: Report, *, shared: str = "") -> Related:
    return Related(
        headline=report.headline,
        url=report.get_absolute_url(),
        published_at=report.first_published_at,
        shared=shared,
    )


def _capture(report: Report) -> CaptureShown | None:
    """The saved page it was read from; a file's name on somebody's disk is nobody's business."""
    row = _newest_capture.first(report=report.pk)
    if row is None:
        return None
    is_address = row.source.startswith(("http://", "https://"))
    return CaptureShown(
        source_name=urlsplit(row.source).hostname or "" if is_address else "",
        source_url=row.source if is_address else "",
        captured_at=row.captured_at,
        image_caption=row.image_caption,
        image_is_file_photo=row.image_is_file_photo,
        related=_not_here(row.related),
    )


def _not_here(headlines: list[str]) -> tuple[str, ...]:
    """Those of the captured page's related headlines that no published report here has."""
    here = set(
        Report.objects.live().filter(headline__in=headlines).values_list("headline", flat=True)
    )
    return tuple(headline for headline in headlines if headline not in here)


_corrections = Prepared(
    lambda: (
        Correction.objects.filter(report=Slot("report"))
        .select_related("version")
        .order_by("made_at", "pk")
    )
)
_newest_capture = Prepared(
    lambda: (
        Capture.objects.filter(report=Slot("report"))
        .order_by("-received_at", "-pk")
        .defer("raw")[:1]
    )
)
