"""The record of one report, as its page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from onrecord.record.models import Check, Figure, Statement
from onrecord.record.models.entry import Entry
from onrecord.record.pages import shown
from onrecord.record.pages.entries import (
    agent_of,
    check_shown,
    figure_shown,
    link_to,
    statement_shown,
)
from onrecord.record.pages.knowing import Known, how_we_know
from onrecord.record.pages.marks import margin_note, prose_marks
from onrecord.record.pages.sourcing import NO_SOURCE, sourcing_note
from onrecord.reports.models import Version
from onrecord.shared.links import Link
from onrecord.shared.prepared import Prepared, Slot

NO_RECORD = shown.RecordShown()
SOURCING = "sourcing"  # the kind of the engine's checks that are about sources
SHOWN_STATES = (Entry.State.SUGGESTED, Entry.State.CONFIRMED)
NOT_OF_A_FIGURE = ("exact", "prefix", "suffix", "rule", "content", "cue", "source")
Checked = tuple[Check, list[Statement | Figure]]  # with the entries it was computed from


@dataclass(frozen=True)
class Rows:
    """What the database holds of a version's record, in reading order, headline first."""

    statements: list[Statement]
    figures: list[Figure]
    checks: list[Check]


def record_of(version: Version) -> shown.RecordShown:
    """The record of a report's newest version; three queries. An older version has none."""
    rows = _rows(version)
    on_record = [row for row in rows.statements if row.state == Entry.State.CONFIRMED]
    numbers = {row.pk: number for number, row in enumerate(on_record, start=1)}
    figures = [row for row in rows.figures if row.state == Entry.State.CONFIRMED]
    standing, still_open = _checks(rows)
    checks = _shown(standing, is_confirmed=True)
    rest = _rest(rows, numbers, version, still_open)
    notes = {row.pk: margin_note(row, numbers[row.pk]) for row in on_record}
    on_sources = [pair for pair in standing if pair[0].kind == SOURCING]
    return shown.RecordShown(
        by_speaker=_by_speaker(on_record, numbers, version),
        figures=tuple(figure_shown(row, numbers) for row in figures),
        checks=_shown([pair for pair in standing if pair not in on_sources], is_confirmed=True),
        rest=rest,
        sourcing_note=sourcing_note(on_record, figures, [check for check, _ in on_sources]),
        source_notes=_shown(on_sources, is_confirmed=True),
        how_we_know=how_we_know(
            Known(
                statements=on_record,
                figures=figures,
                checks=checks,
                unconfirmed=len(rest.statements) + len(rest.figures),
                published=version.read(),
            )
        ),
        tally=_tally(on_record, figures, checks),
        speakers=_links(row.speaker for row in on_record),
        agents=tuple(dict.fromkeys(agent_of(row.speaker) for row in on_record if row.speaker)),
        measures=_links(row.measure for row in figures),
        marks=prose_marks(on_record, figures, notes),
        headline_marks=prose_marks(on_record, figures, notes, place=Entry.Place.HEADLINE),
        headline_note=next(
            (notes[row.pk] for row in on_record if row.place == Entry.Place.HEADLINE), None
        ),
    )


def tallies_of(report_ids: Sequence[int]) -> dict[int, shown.Tally]:
    """Counts of what is confirmed, for lists of reports; three queries whatever their number."""
    statements = _counts(
        Statement.objects.on_record()
        .filter(report_id__in=report_ids)
        .values_list("report_id")
        .annotate(Count("pk"), Count("speaker", distinct=True))
        .order_by()
    )
    figures = _counts(
        Figure.objects.on_record()
        .filter(report_id__in=report_ids)
        .values_list("report_id")
        .annotate(Count("pk"))
        .order_by()
    )
    checks = _counts(
        Check.objects.filter(report_id__in=report_ids, version__isnull=False)
        .values_list("report_id")
        .annotate(Count("pk"), answered=Count("pk", filter=~Q(answer="")))
        .order_by()
    )
    return {
        pk: shown.Tally(
            statements=statements.get(pk, (0, 0))[0],
            speakers=statements.get(pk, (0, 0))[1],
            figures=figures.get(pk, (0,))[0],
            checks=checks.get(pk, (0, 0))[0],
            not_adding_up=checks.get(pk, (0, 0))[1],
        )
        for pk in report_ids
    }


def _counts(rows: Iterable[tuple[int, ...]]) -> dict[int, tuple[int, ...]]:
    return {row[0]: row[1:] for row in rows}


def _rows(version: Version) -> Rows:
    places = {Entry.Place.HEADLINE: 0, Entry.Place.TEXT: 1}
    statements, figures = _statements.all(version=version.pk), _figures.all(version=version.pk)
    for rows in (statements, figures):
        rows.sort(key=lambda row: (places[Entry.Place(row.place)], row.start))
    return Rows(statements, figures, _checks_of.all(version=version.pk))


def _by_speaker(
    rows: list[Statement], numbers: dict[int, int], version: Version
) -> tuple[shown.SpeakerStatements, ...]:
    groups: dict[int | None, list[Statement]] = {}
    for row in rows:
        groups.setdefault(row.speaker_id, []).append(row)
    return tuple(
        shown.SpeakerStatements(
            speaker=link_to(group[0].speaker),
            role=max((row.role for row in group), key=len),
            statements=tuple(statement_shown(row, numbers, version) for row in group),
        )
        for group in groups.values()
    )


def _rest(
    rows: Rows, numbers: dict[int, int], version: Version, checks: list[Checked]
) -> shown.Rest:
    suggested = Entry.State.SUGGESTED
    return shown.Rest(
        statements=tuple(
            statement_shown(row, numbers, version)
            for row in rows.statements
            if row.state == suggested
        ),
        figures=tuple(figure_shown(row, numbers) for row in rows.figures if row.state == suggested),
        checks=_shown(checks, is_confirmed=False),
    )


def _checks(rows: Rows) -> tuple[list[Checked], list[Checked]]:
    """Checks on what is confirmed, and those on suggestions; none on what was rejected."""
    entries: dict[str, Statement | Figure] = {f"statement:{row.pk}": row for row in rows.statements}
    entries |= {f"figure:{row.pk}": row for row in rows.figures}
    has_confirmed = any(row.state == Entry.State.CONFIRMED for row in entries.values())
    standing: list[Checked] = []
    still_open: list[Checked] = []
    for check in rows.checks:
        names = [name for name in check.operands if name.startswith(("statement:", "figure:"))]
        if any(name not in entries for name in names):
            continue
        operands = [entries[name] for name in names]
        stands = all(row.state == Entry.State.CONFIRMED for row in operands) and has_confirmed
        if stands and check.formula.endswith(NO_SOURCE):
            continue  # said by the sourcing note, as it is once editors have looked
        (standing if stands else still_open).append((check, operands))
    return standing, still_open


def _shown(checks: Iterable[Checked], *, is_confirmed: bool) -> tuple[shown.CheckShown, ...]:
    return tuple(
        check_shown(check, operands, is_confirmed=is_confirmed) for check, operands in checks
    )


def _tally(
    statements: list[Statement], figures: list[Figure], checks: Sequence[shown.CheckShown]
) -> shown.Tally:
    return shown.Tally(
        statements=len(statements),
        speakers=len({row.speaker_id for row in statements if row.speaker_id}),
        figures=len(figures),
        checks=len(checks),
        not_adding_up=sum(check.verdict == Check.Verdict.DOES_NOT_ADD_UP for check in checks),
    )


def _links(things: Iterable[object]) -> tuple[Link, ...]:
    """Links to speakers or measures, each once, in the order in which they come."""
    links = (link_to(thing) for thing in things)
    return tuple(dict.fromkeys(link for link in links if link is not None))


_of_version = {"version": Slot("version"), "state__in": SHOWN_STATES}
_statements = Prepared(
    lambda: Statement.objects.filter(**_of_version).select_related(
        "speaker__part_of__part_of__part_of"
    )
)
_figures = Prepared(
    lambda: (
        Figure.objects.filter(**_of_version)
        .select_related("statement__speaker", "measure", "time")
        .defer(*(f"statement__{name}" for name in NOT_OF_A_FIGURE))
    )
)
_checks_of = Prepared(lambda: Check.objects.filter(version=Slot("version")))
