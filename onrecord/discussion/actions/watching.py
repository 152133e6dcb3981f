"""What a statement's record is like, kept short: its followers hear when it is so no more."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from onrecord.record.models import Check, Figure, Statement
from onrecord.reports.models import Correction

WORDS = (
    "The record of this statement changed",
    "A check of this statement changed",
    "The report of this statement was corrected",
)


def known_of(statement_id: int) -> str:
    """Marks of the statement, of its checks and of its report's newest correction; 3 to 4 queries.

    A change and what undoes it between two looks is no news.
    """
    row = Statement.objects.filter(pk=statement_id).select_related("version").first()
    if row is None:
        return "/".join(["gone"] * len(WORDS))
    stands = [row.state, row.version_id is not None, row.exact, row.speaker_id, row.role]
    corrections = Correction.objects.filter(report=row.report_id).order_by("-pk")
    newest = corrections.values_list("pk", flat=True).first()
    return "/".join([_mark(stands), _mark(_checks_of(row)), str(newest or 0)])


def changes_since(before: str, now: str) -> Iterator[str]:
    """What is no longer as it was, in words."""
    for was, became, words in zip(before.split("/"), now.split("/"), WORDS, strict=False):
        if was != became:
            yield words


def _checks_of(row: Statement) -> list[list[str]]:
    """What readers see of the checks that compute with the statement or one of its figures."""
    figures = Figure.objects.filter(statement=row).values_list("pk", flat=True)
    names = {f"statement:{row.pk}", *(f"figure:{pk}" for pk in figures)}
    checks = Check.objects.filter(report=row.report_id, version__isnull=False)
    return sorted(
        [check.kind, check.formula, check.verdict, check.answer]
        for check in checks
        if names & set(check.operands)
    )


def _mark(facts: object) -> str:
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:16]
