"""What the newsroom says of itself on every page; edited at the desk."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db import models
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@dataclass(frozen=True)
class ShownSite:
    """The newsroom as templates see it."""

    name: str
    motto: str
    address: str
    time_zone: str


@register_setting(icon="site")
class NewsroomSettings(BaseGenericSetting):
    """Name and motto; where the name is empty the environment's ONRECORD_NAME is shown."""

    name = models.CharField(max_length=80, blank=True)
    motto = models.CharField(max_length=160, blank=True)

    class Meta:
        verbose_name = "newsroom"

    def shown(self) -> ShownSite:
        """What pages show, defaults filled in."""
        return ShownSite(
            name=self.name or settings.ONRECORD_NAME,
            motto=self.motto,
            address=settings.ONRECORD_ADDRESS,
            time_zone=settings.TIME_ZONE,
        )
