"""The page of a section."""

from __future__ import annotations

from dataclasses import dataclass

from django.shortcuts import get_object_or_404

from onrecord.delivery.baking import Baked
from onrecord.frontpage.pages.frame import Head, bake
from onrecord.frontpage.pages.standing import standing
from onrecord.frontpage.pages.teasers import teasers_of, topics_shown
from onrecord.frontpage.pages.walking import leaf, under
from onrecord.reports.models import Report, Section
from onrecord.shared.links import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionShown:
    """The head of a section's page."""

    name: str
    url: str
    description: str
    feed_url: str


def section_or_page(*, slug: str) -> Baked:
    """What stands at an address of one word: a section, else a standing page."""
    if Section.objects.filter(slug=slug).exists():
        return section(slug=slug)
    return standing(slug=slug)


def section(*, slug: str, before: str = "") -> Baked:
    """A section's reports, newest first, from the newest or those before a report."""
    found = get_object_or_404(Section, slug=slug)
    base, feed_url = found.get_absolute_url(), f"/feeds/sections/{slug}.atom"
    page = leaf(
        Report.objects.live().newest_first().filter(section=found),
        address=under(base),
        before=before,
    )
    teasers = teasers_of(page.reports)
    return bake(
        "section.html",
        head=Head(url=page.url, description=found.description, feeds=(Link(found.name, feed_url),)),
        shows={f"section:{found.pk}", *topics_shown(teasers)},
        section=SectionShown(
            name=found.name, url=base, description=found.description, feed_url=feed_url
        ),
        reports=teasers,
        is_first_page=page.is_first,
        newer_url=page.newer_url,
        older_url=page.older_url,
    )
