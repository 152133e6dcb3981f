"""A copy of everything that is held of a person: asked for, made in the background, forgotten."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import FileField, Model
from django.db.models.fields.files import FieldFile
from wagtail.log_actions import log

from onrecord.law import rules
from onrecord.law.models import PersonalArchive
from onrecord.law.models.holdings import Holding, holdings
from onrecord.people.models import Allowance, User

README = """This is everything that the site holds of you, one file for each table.

Left out are keys and passwords, and what you did for the newsroom if you work there.
Times are in UTC where they say so; identifiers are those of the site.
"""


@transaction.atomic
def ask_for_archive(*, person: User, at: dt.datetime) -> PersonalArchive:
    """Begin a new copy; one that was made before goes."""
    Allowance.objects.spend(key=f"archive:{person.pk}", rate=rules.ARCHIVES, at=at)
    PersonalArchive.objects.filter(person=person).delete()
    archive = PersonalArchive.objects.create(person=person, asked_at=at)
    log(person, "law.archive_asked", user=person)
    return archive


def make_archive(archive: PersonalArchive, *, at: dt.datetime) -> None:
    """Write the ZIP: a JSON file for each table with rows of the person's, and their uploads."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("README.txt", README)
        for holding in holdings():
            rows = list(_rows(holding, archive.person))
            if rows:
                text = json.dumps(rows, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
                file.writestr(f"{holding.name}.json", text)
            for name, content in uploads_of(holding, archive.person):
                file.writestr(f"uploads/{name}", content.read())
    PersonalArchive.objects.filter(pk=archive.pk).update(made_at=at, content=written.getvalue())


def make_archives(*, at: dt.datetime) -> int:
    """Those that wait; how many."""
    waiting = list(PersonalArchive.objects.filter(made_at=None).select_related("person"))
    for archive in waiting:
        make_archive(archive, at=at)
    return len(waiting)


def forget_archives(*, at: dt.datetime) -> None:
    """Those that were there long enough to be fetched."""
    PersonalArchive.objects.filter(asked_at__lt=at - PersonalArchive.KEPT).delete()


def uploads_of(holding: Holding, person: User) -> Iterator[tuple[str, FieldFile]]:
    """What the person has uploaded, by the names in storage."""
    fields = [f for f in holding.model._meta.concrete_fields if isinstance(f, FileField)]
    if not fields:
        return
    for row in _objects(holding, person):
        for field in fields:
            file: FieldFile = getattr(row, field.attname)
            if file and file.storage.exists(file.name or ""):
                yield file.name or "", file


def _rows(holding: Holding, person: User) -> Iterator[dict[str, Any]]:
    rows = holding.model._default_manager.filter(**{holding.person: person.pk})
    yield from rows.order_by("pk").values(*holding.columns).iterator(chunk_size=2000)


def _objects(holding: Holding, person: User) -> Iterator[Model]:
    rows = holding.model._default_manager.filter(**{holding.person: person.pk})
    yield from rows.iterator(chunk_size=500)
