"""Puts figures under a measure, so that reports can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log

from onrecord.people.models import User
from onrecord.record import rules
from onrecord.record.actions.deciding import announce_record, stored_topics
from onrecord.record.models import Figure, Measure
from onrecord.shared.slugs import free_slug, slug_of


@transaction.atomic
def put_under_measure(*, figure: Figure, measure: Measure, editor: User) -> None:
    """Say that a confirmed figure answers the measure's question."""
    rules.require_may_keep_record(editor, figure.report)
    before = stored_topics(figure)
    figure.measure = measure
    figure.save(update_fields=["measure"])
    log(figure.report, "record.measured", user=editor, data={"measure": measure.name})
    announce_record(figure.report, [figure], before=before)


@transaction.atomic
def name_measure(
    *, name: str, figures: Sequence[Figure], is_cumulative: bool, editor: User
) -> Measure:
    """Make like figures one measure; one that has the name already takes them too.

    ``ValidationError`` without a name or figures, ``PermissionDenied`` where one of the reports is
    not the editor's to keep.
    """
    name = " ".join(name.split())
    if not name:
        raise ValidationError("Give the measure a name: the question that these figures answer.")
    if not figures:
        raise ValidationError("Choose the figures that answer this question.")
    measure = Measure.objects.filter(name__iexact=name).first()
    if measure is None:
        measure = Measure(name=name, slug=_free_slug(name), is_cumulative=is_cumulative)
        measure.full_clean()
        measure.save()
    put_all_under(measure=measure, figures=figures, editor=editor)
    return measure


@transaction.atomic
def put_all_under(*, measure: Measure, figures: Iterable[Figure], editor: User) -> None:
    """Say of several figures that they answer the measure's question."""
    for figure in figures:
        put_under_measure(figure=figure, measure=measure, editor=editor)


def _free_slug(name: str) -> str:
    stem = slug_of(name, longest=150, otherwise="measure")
    taken = Measure.objects.filter(slug__startswith=stem).values_list("slug", flat=True)
    return free_slug(stem, taken=set(taken))
