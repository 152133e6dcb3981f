"""The words of a draft, before there is a version of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.reports.models.content import body_of
from onrecord.reports.models.reading import prose_of

if TYPE_CHECKING:
    from onrecord.reports.models.report import Report


def draft_text(draft: Report) -> str:
    """The body prose that publishing ``draft`` now would give a version, to the character."""
    return prose_of(body_of(draft, with_pictures=False))
