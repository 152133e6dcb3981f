"""Like figures of several reports: what a measure could be made of."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from onrecord.extraction.likeness import name_of
from onrecord.record.models.entry import EntryQuerySet
from onrecord.record.models.figure import Figure
from onrecord.record.models.measure import Measure

MOST_QUESTIONS, MOST_FIGURES = 50, 40


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
    its text gives them again. Three queries, however many figures.
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
            figures=tuple(rows[question][:MOST_FIGURES]),
            measure=asked.get(question),
        )
        for question in questions
        if question in rows
    ]


def _by_question(figures: EntryQuerySet) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = {}
    for figure in figures.select_related("report__section", "statement__speaker").order_by(
        "report__first_published_at", "start"
    )[: MOST_QUESTIONS * MOST_FIGURES]:
        found.setdefault(figure.question, []).append(figure)
    return found
