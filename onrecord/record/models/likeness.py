"""Like figures of several reports: what a measure could be made of."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Subquery

from onrecord.extraction.likeness import name_of
from onrecord.record.models.entry import EntryQuerySet
from onrecord.record.models.figure import Figure
from onrecord.record.models.measure import Measure
from onrecord.shared.prepared import Prepared, Slot

MOST_QUESTIONS, MOST_FIGURES = 20, 40
LATEST = 5_000  # figures that questions are looked for in, however many are under no measure
NOT_SHOWN = (
    *("report__body", "report__bylines", "report__summary"),
    *(f"statement__{name}" for name in ("exact", "prefix", "content", "cue", "source")),
)


@dataclass(frozen=True)
class LikeFigures:
    """Figures that answer one question; ``measure`` asks it already, if one does."""

    question: str
    name: str
    figures: tuple[Figure, ...]
    measure: Measure | None


def like_figures() -> list[LikeFigures]:
    """What is on record and under no measure: questions that several reports answer, most first.

    Also a single figure whose question a measure asks already. A headline's figures are left out:
    its text gives them again. The questions are those of the newest figures; what answers them may
    be as old as the archive. At most 40 small queries and three, however many figures.
    """
    asked, shared = _questions()
    measures = Measure.objects.in_bulk(set(asked.values()))
    questions = list(dict.fromkeys([*asked, *shared]))
    rows = _by_question(questions)
    return [
        LikeFigures(
            question=question,
            name=name_of(counted=rows[question][0].counted, after=rows[question][0].suffix),
            figures=tuple(rows[question]),
            measure=measures[asked[question]] if question in asked else None,
        )
        for question in questions
        if question in rows
    ]


def _questions() -> tuple[dict[str, int], list[str]]:
    """What a measure asks already, with its number, and what several reports answer, most first.

    To count the answers of a whole archive would take a second for 100,000 reports.
    """
    alike = Figure.objects.on_record().filter(question=OuterRef("question")).exclude(question="")
    others = _unmeasured().filter(question=OuterRef("question")).exclude(report=OuterRef("report"))
    asked = alike.filter(measure__isnull=False).order_by("-measure").values("measure")[:1]
    latest = _unmeasured().order_by("-pk").annotate(asked=Subquery(asked), others=Exists(others))
    rows = list(latest.values_list("question", "report", "asked", "others")[:LATEST])
    measures = {question: measure for question, _, measure, _ in rows if measure}
    reports: dict[str, set[int]] = {}
    for question, report, _, answered_elsewhere in rows:
        if answered_elsewhere:
            reports.setdefault(question, set()).add(report)
    by_measure = sorted(measures, key=lambda question: (measures[question], question))
    by_number = sorted(reports, key=lambda question: (-len(reports[question]), question))
    chosen = by_measure[:MOST_QUESTIONS]
    return {question: measures[question] for question in chosen}, by_number[:MOST_QUESTIONS]


def _unmeasured() -> EntryQuerySet:
    on_record = Figure.objects.on_record()
    return on_record.filter(measure=None, place=Figure.Place.TEXT).exclude(question="")


def _by_question(questions: list[str]) -> dict[str, list[Figure]]:
    """Of each those of the reports that were begun first, the oldest first.

    Not all: one that all answer shall leave room for the others.
    """
    chosen = [pk for question in questions for pk in FIRST_OF_A_QUESTION.all(question=question)]
    # Numbers first: to sort whole rows with their reports costs many times as much.
    rows = Figure.objects.filter(pk__in=chosen)
    whole = rows.select_related("report__section", "statement__speaker").defer(*NOT_SHOWN)
    found: dict[str, list[Figure]] = {}
    for figure in whole.order_by("report__first_published_at", "start", "pk"):
        found.setdefault(figure.question, []).append(figure)
    return found


FIRST_OF_A_QUESTION = Prepared(
    lambda: (
        _unmeasured()
        .filter(question=Slot("question"))
        .order_by("report_id", "start", "pk")
        .values_list("pk", flat=True)[:MOST_FIGURES]
    )
)
