"""Loads the sample newsroom into an empty one, once."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

from django.db import transaction

from onrecord.exchange.sample.discussions import hold_discussions
from onrecord.exchange.sample.newsroom import (
    close_readers_accounts,
    is_loaded,
    set_up_newsroom,
)
from onrecord.exchange.sample.pictures import DRAWINGS, draw
from onrecord.exchange.sample.records import keep_record
from onrecord.exchange.sample.reports import correct, file_reports, publish
from onrecord.exchange.sample.texts import read_reports
from onrecord.reports.models import Report

RECORD_KEPT_AFTER = dt.timedelta(minutes=5)


def load_sample(at: dt.datetime) -> bool:
    """Load the sample, dated around ``at``, and say whether that was done.

    Nothing changes where it is loaded already, or where the newsroom has reports of its own.
    """
    if is_loaded() or Report.objects.exists():
        return False
    with ThreadPoolExecutor() as pens:
        drawings = dict(zip(DRAWINGS, pens.map(draw, DRAWINGS), strict=True))
    with transaction.atomic():
        _load(drawings, at=at)
    return True


def _load(drawings: dict[str, bytes], *, at: dt.datetime) -> None:
    newsroom = set_up_newsroom(drawings=drawings)
    texts = read_reports(at=at)
    reports = file_reports(texts, newsroom=newsroom)
    for text in texts:
        report = reports[text.slug]
        publish(report, text, newsroom=newsroom)
        correct(report, text, newsroom=newsroom)
        if text.statements:
            keep_record(report, text, newsroom=newsroom, at=text.at + RECORD_KEPT_AFTER)
    hold_discussions(reports, newsroom=newsroom)
    close_readers_accounts()
