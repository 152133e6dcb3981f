"""What every page that is rendered for one person knows of the newsroom."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from onrecord.reports.models import NewsroomSettings


def newsroom(request: HttpRequest) -> dict[str, Any]:
    """A template context processor: the same ``site`` that baked pages are given."""
    return {"site": NewsroomSettings.now_shown()}
