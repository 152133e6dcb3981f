"""What every page has around it: the newsroom, the head of the document, the rendering."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.template.loader import get_template
from django.utils import timezone, translation
from django.utils.safestring import SafeString, mark_safe

from onrecord.delivery.baking import Baked
from onrecord.reports.models import NewsroomSettings, Section
from onrecord.reports.models.published import PublishedPicture
from onrecord.reports.models.site import ShownSite
from onrecord.shared.links import Link, absolute

SITE = "site"  # the topic of name, motto and sections, which stand on every page
NAMES = "names"  # the topic of what speakers and measures are called


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What ``base.html`` says of a page to machines; in templates it is ``page``."""

    url: str
    description: str = ""
    image_url: str = ""
    kind: str = "website"
    published_at: dt.datetime | None = None
    updated_at: dt.datetime | None = None
    oembed_url: str = ""
    feeds: tuple[Link, ...] = ()
    json_ld: SafeString = mark_safe("")  # noqa: RUF009  a constant


def bake(
    template: str,
    *,
    head: Head | None,
    shows: Iterable[str],
    status: int = HTTPStatus.OK,
    fresh_until: dt.datetime | None = None,
    site: ShownSite | None = None,
    **context: Any,
) -> Baked:
    """Render a template with the newsroom around it, in the newsroom's zone and language."""
    site = site or NewsroomSettings.now_shown()
    with timezone.override(settings.TIME_ZONE), translation.override(settings.LANGUAGE_CODE):
        text = get_template(template).render({"site": site, "page": head, **context})
    return Baked(
        body=text.encode(),
        shows=frozenset([SITE, *shows]),
        status=status,
        fresh_until=fresh_until,
    )


def link_to_section(section: Section) -> Link:
    """A section as navigation shows it."""
    return Link(section.name, section.get_absolute_url())


def oembed_url(path: str) -> str:
    """Where consumers of oEmbed ask what to show for the page at ``path``."""
    return absolute(f"/oembed?{urlencode({'url': absolute(path), 'format': 'json'})}")


def card_image(picture: PublishedPicture | None) -> str:
    """The address of the picture that cards and feeds show, or none."""
    largest = picture.largest if picture else None
    return absolute(largest.url) if largest else ""
