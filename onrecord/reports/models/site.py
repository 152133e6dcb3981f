"""What the newsroom says of itself on every page; edited at the desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, QuerySet, Value
from django.utils.translation import get_language_info
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from onrecord.people.pages import social_sign_in
from onrecord.reports.models.section import Section
from onrecord.shared.links import Link
from onrecord.shared.prepared import Prepared


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSite:
    """The newsroom as templates see it; what ``base.html`` asks for."""

    name: str
    strapline: str
    description: str
    address: str
    language: str
    direction: str
    zone: str
    zone_name: str
    sections: tuple[Link, ...]
    social_sign_in: tuple[Link, ...]
    sign_in_url: str = "/account/login/"
    sign_up_url: str = "/account/signup/"
    sign_out_url: str = "/account/logout/"
    profile_url: str = "/account/"


@register_setting(icon="site")
class NewsroomSettings(BaseGenericSetting):
    """Name and motto; where the name is empty the environment's ONRECORD_NAME is shown."""

    name = models.CharField(max_length=80, blank=True)
    motto = models.CharField(max_length=160, blank=True)

    class Meta:
        verbose_name = "newsroom"

    @classmethod
    def now_shown(cls) -> ShownSite:
        """What pages show now, defaults filled in; one query, as every page asks it.

        Wagtail's ``load`` makes a row; reading a page must not.
        """
        rows = _around_pages.all()
        kept = [(name, motto) for is_section, _, name, motto in rows if not is_section]
        name, motto = kept[0] if kept else ("", "")
        sections = [
            Section(name=name, slug=slug) for is_section, _, name, slug in rows if is_section
        ]
        return ShownSite(
            name=name or settings.ONRECORD_NAME,
            strapline=motto,
            description="",
            address=settings.ONRECORD_ADDRESS,
            language=settings.LANGUAGE_CODE,
            direction="rtl" if get_language_info(settings.LANGUAGE_CODE)["bidi"] else "ltr",
            zone=settings.TIME_ZONE,
            zone_name=_zone_name(settings.TIME_ZONE),
            sections=tuple(Link(one.name, one.get_absolute_url()) for one in sections),
            social_sign_in=social_sign_in(),
        )


def _zone_name(zone: str) -> str:
    """A zone in words: "Helsinki time" for Europe/Helsinki."""
    place = zone.rpartition("/")[2].replace("_", " ")
    return place if place in {"UTC", "GMT"} else f"{place} time"


def _of_newsroom_and_sections() -> QuerySet[Any, Any]:
    """The newsroom's row, if there is one, then the sections in their order."""
    newsroom = NewsroomSettings.objects.annotate(is_section=Value(0), place=F("pk"))
    sections = Section.objects.order_by().annotate(is_section=Value(1), place=F("position"))
    rows: QuerySet[Any, Any] = newsroom.values_list("is_section", "place", "name", "motto")
    rows = rows.union(sections.values_list("is_section", "place", "name", "slug"), all=True)
    return rows.order_by("is_section", "place", "name")


_around_pages = Prepared(_of_newsroom_and_sections)
