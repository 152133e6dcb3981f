"""Background jobs for reports."""

from __future__ import annotations

from django_tasks import task

from onrecord.reports.models import Picture


@task()
def make_renditions(picture_id: int) -> None:
    """Make every size of a picture; one that was deleted meanwhile needs none."""
    picture = Picture.objects.filter(pk=picture_id).first()
    if picture:
        picture.ready_renditions()
