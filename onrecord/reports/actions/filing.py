"""Files a report: a draft with its first revision, seen by nobody but the desk."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from onrecord.people.models import User
from onrecord.reports.models import Report, Section
from onrecord.reports.rules import may_file


@transaction.atomic
def file_report(
    *, author: User, headline: str, section: Section, at: dt.datetime, **fields: Any
) -> Report:
    """Keep a new draft; ``ValidationError`` says which field is wrong.

    ``fields`` are those of ``Report``. ``body`` and ``bylines`` are lists of pairs, such as
    ``("paragraph", "<p>…</p>")``, or of ``{"type": …, "value": …}``; ``topics`` and ``related``
    are lists of what they name.
    """
    if not may_file(author):
        raise PermissionDenied("You may not file reports.")
    many = {name: fields.pop(name) for name in ("topics", "related") if name in fields}
    streams = {name: fields.pop(name) for name in ("body", "bylines") if name in fields}
    report = Report(headline=headline, section=section, live=False, created_at=at, **fields)
    for stream, blocks in streams.items():
        setattr(report, stream, _stream(blocks))
    report.full_clean()
    report.save()
    for relation, others in many.items():
        setattr(report, relation, others)
    report.save()
    report.save_revision(user=author, changed=True)
    log(instance=report, action="reports.filed", user=author, content_changed=True)
    return report


def _stream(blocks: Any) -> Any:
    """Blocks as a StreamField takes them: pairs as they are, dictionaries as its JSON."""
    is_json = isinstance(blocks, list) and blocks and isinstance(blocks[0], dict)
    return json.dumps(blocks) if is_json else blocks
