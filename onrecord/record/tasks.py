"""Work that follows a publication: a model outside is asked for what the rules did not find."""

from __future__ import annotations

import datetime as dt
import logging

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from onrecord.extraction.outside import Nonsense, Piece, body_for, pieces, read_answer, tokens_of
from onrecord.record.actions.outside import add_outside_suggestions
from onrecord.record.models import OutsideUse
from onrecord.reports.models import Version
from onrecord.shared.calling import FetchFailed, FetchRefused, post_json

logger = logging.getLogger(__name__)


@task()
def ask_outside(version_id: int) -> None:
    """Ask for one version, piece by piece; whatever fails ends the asking with one line of log."""
    version = Version.objects.filter(pk=version_id).select_related("report").first()
    if version is None or not settings.LLM_URL:
        return
    day = timezone.localdate()
    for piece in pieces(version.text):
        reserved = tokens_of(piece)
        if not OutsideUse.objects.reserve(
            day=day, tokens=reserved, limit=settings.LLM_DAILY_TOKENS
        ):
            logger.warning("The model outside is not asked any more today: the budget is spent.")
            return
        if not _ask(version, piece, day=day, reserved=reserved):
            return


def _ask(version: Version, piece: Piece, *, day: dt.date, reserved: int) -> bool:
    """Whether the asking may go on with the next piece."""
    used, added = None, None
    try:
        answered = post_json(
            settings.LLM_URL,
            body_for(piece, model=settings.LLM_MODEL),
            key=settings.LLM_KEY,
            timeout=settings.LLM_TIMEOUT,
        )
        answer = read_answer(answered.body, piece, text=version.text, model=settings.LLM_MODEL)
        used = answer.tokens
        added = add_outside_suggestions(version=version, answer=answer)
    except (FetchFailed, FetchRefused, Nonsense) as failure:
        logger.warning("The model outside was of no help for version %s: %s", version.pk, failure)
    OutsideUse.objects.settle(day=day, reserved=reserved, used=used, added=added)
    return added is not None
