"""Like figures of several reports: what a measure could be made of."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Window
from django.db.models.functions import RowNumber

from onrecord.extraction.likeness import name_of
from onrecord.record.models.entry import EntryQuerySet
from onrecord.record.models.figure import Figure
from onrecord.record.models.measure import Measure

MOST_QUESTIONS, MOST_FIGURES = 20, 40
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
    its text gives them again. Four queries, however many figures.
    """
    on_record = Figure.objects.on_record()
    unmeasured = on_record.filter(measure=None, place=Figure.Place.TEXT).exclude(question="")
    asked = {
        figure.question: figure.measure
        for figure in on_record.filter(
            measure__isnull=False, question__in=unmeasured.values("question")
        )
        .select_related("measure")
        .order_by("pk")[:MOST_QUESTIONS]
    }
    shared = (
        unmeasured.values("question")
        .annotate(reports=Count("report", distinct=True))
        .filter(reports__gt=1)
        .order_by("-reports", "question")
        .values_list("question", flat=True)[:MOST_QUESTIONS]
    )
    questions = list(dict.fromkeys([*asked, *shared]))
    rows = _by_question(unmeasured.filter(question__in=questions))
    return [
        LikeFigures(
            question=question,
            name=name_of(counted=rows[question][0].counted, after=rows[question][0].suffix),
            figures=tuple(rows[question]),
            measure=asked.get(question),
        )
        for question in questions
        if question in rows
    ]


def _by_question(figures: EntryQuerySet) -> dict[str, list[Figure]]:
    """The oldest of each, so that one that all answer leaves room for the others."""
    oldest_first = ("report__first_published_at", "start")
    place = Window(RowNumber(), partition_by="question", order_by=oldest_first)
    chosen = figures.annotate(place_in_question=place).filter(place_in_question__lte=MOST_FIGURES)
    # Numbers first: to sort whole rows with their reports costs many times as much.
    rows = Figure.objects.filter(pk__in=list(chosen.values_list("pk", flat=True)))
    whole = rows.select_related("report__section", "statement__speaker").defer(*NOT_SHOWN)
    found: dict[str, list[Figure]] = {}
    for figure in whole.order_by(*oldest_first):
        found.setdefault(figure.question, []).append(figure)
    return found
