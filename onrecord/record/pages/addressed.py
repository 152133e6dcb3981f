"""Entries at addresses of their own: on record, no longer so and why, or never there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeVar

from django.db.models import QuerySet

from onrecord.record.models import Check, Figure, Statement
from onrecord.record.models.entry import Entry
from onrecord.record.pages.sourcing import NO_SOURCE
from onrecord.reports.models import Report

AnEntry = TypeVar("AnEntry", Statement, Figure)
Because = Literal["report", "words", "decision"]
WORDS = {
    "words": "Its words are no longer in the report. What the report said before stands in its"
    " versions.",
    "decision": "An editor decided that it does not belong on the record.",
}
# Large, and not told of single entries.
BULK = ("report__body", "report__bylines", "version__content", "version__text")


@dataclass(frozen=True, slots=True)
class Gone:
    """An entry that is not shown: its report was taken down, its words went, or an editor's no."""

    report: Report
    why: Because

    @property
    def words(self) -> str:
        """What happened, for readers; never what the entry said."""
        if self.why == "report":
            reason = self.report.unpublished_reason
            return f"The report that it stood in was taken down. {reason}".strip()
        return WORDS[self.why]


@dataclass(frozen=True, slots=True)
class StandingCheck:
    """A check on what is on record alone, with the entries that it computes with."""

    check: Check
    operands: tuple[Statement | Figure, ...]


def statements_on_record() -> QuerySet[Statement]:
    """Statements that readers are shown as confirmed, with all that is told of each."""
    rows: QuerySet[Statement] = Statement.objects.on_record()
    return rows.select_related("report__section", "version", "speaker").defer(*BULK)


def figures_on_record() -> QuerySet[Figure]:
    """Figures that readers are shown as confirmed, with all that is told of each."""
    rows: QuerySet[Figure] = Figure.objects.on_record()
    about = ("statement__speaker", "measure", "time")
    return rows.select_related("report__section", "version", *about).defer(*BULK)


def checks_on_live_reports() -> QuerySet[Check]:
    """Checks of published reports; ``standing`` says which of them are on record."""
    return _checks().filter(report__live=True)


def statement_at(pk: int) -> Statement | Gone | None:
    """The statement of that id; None where it never was on record for all that readers know."""
    return statements_on_record().filter(pk=pk).first() or _gone(Statement.objects.all(), pk)


def figure_at(pk: int) -> Figure | Gone | None:
    """The figure of that id; None as for a statement."""
    return figures_on_record().filter(pk=pk).first() or _gone(Figure.objects.all(), pk)


def check_at(pk: int) -> StandingCheck | Gone | None:
    """The check of that id; None as for a statement."""
    check = _checks().filter(pk=pk).first()
    if check is None:
        return None
    if not check.report.live:
        return Gone(check.report, "report") if check.report.first_published_at else None
    found = standing([check])
    if found:
        return found[0]
    names = _names(check)
    rows = [*_rows(Statement, names["statement"]), *_rows(Figure, names["figure"])]
    if any(row.state in {Entry.State.REJECTED, Entry.State.ORPHANED} for row in rows):
        return Gone(check.report, "decision")
    return None


def checks_of(version_ids: Iterable[int]) -> list[StandingCheck]:
    """The checks of these versions that are on record, in their order."""
    return standing(_checks().filter(version_id__in=set(version_ids)))


def standing(checks: Iterable[Check]) -> list[StandingCheck]:
    """Those that compute with nothing but what is on record; three queries for any number.

    A check of the report as a whole stands once anything of its report is on record; that a
    sentence names nobody is said by the sourcing note instead.
    """
    found = [check for check in checks if not check.formula.endswith(NO_SOURCE)]
    if not found:
        return []
    wanted: dict[str, set[int]] = {"statement": set(), "figure": set()}
    for check in found:
        for sort, ids in _names(check).items():
            wanted[sort] |= ids
    entries: dict[str, Statement | Figure] = {}
    for statement in statements_on_record().filter(pk__in=wanted["statement"]):
        entries[f"statement:{statement.pk}"] = statement
    for figure in figures_on_record().filter(pk__in=wanted["figure"]):
        entries[f"figure:{figure.pk}"] = figure
    reports = _with_a_record({check.report_id for check in found})
    return [
        StandingCheck(check, tuple(entries[name] for name in _ordered_names(check)))
        for check in found
        if check.report_id in reports and all(name in entries for name in _ordered_names(check))
    ]


def _checks() -> QuerySet[Check]:
    rows = Check.objects.filter(version__isnull=False)
    return rows.select_related("report__section", "version").defer(*BULK)


def _gone(rows: QuerySet[AnEntry], pk: int) -> Gone | None:
    """Why the entry is not shown; None for suggestions and for what stood in no version."""
    row = rows.filter(pk=pk, version__isnull=False).select_related("report__section").first()
    hidden = {Entry.State.SUGGESTED, Entry.State.READY}
    if row is None or row.state in hidden or not row.report.first_published_at:
        return None
    if not row.report.live:
        return Gone(row.report, "report")
    return Gone(row.report, "words" if row.state == Entry.State.ORPHANED else "decision")


def _names(check: Check) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {"statement": set(), "figure": set()}
    for name in _ordered_names(check):
        sort, _, number = name.partition(":")
        found[sort].add(int(number))
    return found


def _ordered_names(check: Check) -> list[str]:
    """Its operands that are statements or figures; others, such as ``headline``, need no word."""
    return [name for name in check.operands if name.startswith(("statement:", "figure:"))]


def _rows(model: type[AnEntry], ids: set[int]) -> list[AnEntry]:
    return list(model._default_manager.filter(pk__in=ids)) if ids else []


def _with_a_record(report_ids: set[int]) -> set[int]:
    statements = Statement.objects.on_record().filter(report_id__in=report_ids)
    figures = Figure.objects.on_record().filter(report_id__in=report_ids)
    return {*statements.values_list("report_id", flat=True).distinct().order_by()} | {
        *figures.values_list("report_id", flat=True).distinct().order_by()
    }
