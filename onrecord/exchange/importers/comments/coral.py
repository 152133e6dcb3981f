"""Coral: a folder with its comments, stories and users, as ``mongoexport`` writes them or as CSV.

The collections are those of Coral 5 and later (server/src/core/server/models/comment); comments of
old stories may stand in an archive of their own (``archivedComments``). The CSV files are those of
coral-importer's "csv" strategy: no header, every column, empty where unknown.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from onrecord.exchange.importers.comments import foreign
from onrecord.exchange.importers.comments.foreign import (
    ForeignAuthor,
    ForeignComment,
    ForeignThread,
    Item,
    Passed,
    State,
)
from onrecord.exchange.importers.comments.lines import objects, opened
from onrecord.exchange.importers.comments.markup import as_typed
from onrecord.exchange.importers.sources import CannotRead

_STATES = {
    **{"NONE": State.PUBLISHED, "APPROVED": State.PUBLISHED, "": State.PUBLISHED},
    **{"PREMOD": State.HELD, "SYSTEM_WITHHELD": State.HELD, "REJECTED": State.REJECTED},
}
_COLUMNS = {
    "users": ("id", "email", "username", "role", "banned", "created_at"),
    "stories": ("id", "url", "title", "author", "published_at", "closed_at", "mode"),
    "comments": (
        *("id", "author_id", "story_id", "created_at", "body", "parent_id", "status", "rating"),
    ),
}
_ARCHIVE = "archivedComments"
_FORMS = (".json", ".jsonl", ".ndjson", ".json.gz", ".jsonl.gz", ".csv", ".csv.gz")
LONGEST_CELL = 10_000_000


def read(place: str) -> Iterator[Item]:
    """Stories, then comments. Users are kept in memory: an id, a name and an address each."""
    folder = Path(place)
    if not folder.is_dir():
        folder = folder.parent
    people = {
        author.id: author for author in map(_author, _rows(folder, "users")) if author is not None
    }
    for story in _rows(folder, "stories"):
        yield ForeignThread(
            id=_said(story, "id"),
            url=_said(story, "url"),
            title=_said(story, "title") or _said(_part(story, "metadata"), "title"),
        )
    for entry in _rows(folder, "comments", is_needed=True):
        yield _comment(entry, people)
    for entry in _rows(folder, _ARCHIVE):
        yield _comment(entry, people)


def _author(entry: dict[str, Any]) -> ForeignAuthor | None:
    number = _said(entry, "id")
    if not number:
        return None
    return ForeignAuthor(id=number, name=_said(entry, "username"), address=_said(entry, "email"))


def _comment(entry: dict[str, Any], people: dict[str, ForeignAuthor]) -> Item:
    number = _said(entry, "id")
    at = _moment(entry.get("createdAt", entry.get("created_at")))
    if not number or at is None:
        return Passed(foreign.NO_TIME if number else foreign.NO_ID)
    author = _said(entry, "authorID") or _said(entry, "author_id")
    body, edited_at = _wording(entry)
    is_deleted = _moment(entry.get("deletedAt")) is not None
    return ForeignComment(
        id=number,
        thread=_said(entry, "storyID") or _said(entry, "story_id"),
        parent=_said(entry, "parentID") or _said(entry, "parent_id"),
        at=at,
        words=as_typed(body),
        state=State.DELETED if is_deleted else _STATES.get(_said(entry, "status"), State.HELD),
        author=people.get(author, ForeignAuthor(id=author)),
        edited_at=edited_at,
    )


def _wording(entry: dict[str, Any]) -> tuple[str, Any]:
    """The newest revision's words, and when it was made where it was not the first."""
    revisions = entry.get("revisions")
    if not isinstance(revisions, list) or not revisions:
        return _said(entry, "body"), None
    newest = revisions[-1] if isinstance(revisions[-1], dict) else {}
    edited_at = _moment(newest.get("createdAt")) if len(revisions) > 1 else None
    return _said(newest, "body"), edited_at


def _moment(value: Any) -> Any:
    """A date as text, as MongoDB's extended JSON (v1 and v2), or none."""
    if isinstance(value, dict):
        value = value.get("$date")
        if isinstance(value, dict):
            value = value.get("$numberLong")
            value = int(value) if isinstance(value, str) and value.lstrip("-").isdigit() else None
    if isinstance(value, str):
        return foreign.utc(value)
    return foreign.since_1970(value / 1000) if isinstance(value, int | float) else None


def _rows(folder: Path, name: str, *, is_needed: bool = False) -> Iterator[dict[str, Any]]:
    path = next((found for form in _FORMS if (found := folder / f"{name}{form}").is_file()), None)
    if path is None:
        if is_needed:
            raise CannotRead(
                str(folder),
                f"there is no {name}.json or {name}.csv in it. Put Coral’s comments, stories and "
                "users into one folder and give that folder.",
            )
        return
    if ".csv" in path.name:
        yield from _csv(path, _COLUMNS.get(name, _COLUMNS["comments"]))
    else:
        yield from objects(str(path))


def _csv(path: Path, columns: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    csv.field_size_limit(LONGEST_CELL)
    try:
        with opened(str(path)) as file:
            whole = cast("io.BufferedReader", file)
            text = io.TextIOWrapper(whole, encoding="utf-8-sig", errors="replace", newline="")
            for row in csv.reader(text):
                if row and row[0] != columns[0]:
                    yield dict(zip(columns, row, strict=False))
    except csv.Error as why:
        raise CannotRead(str(path), f"this is not whole CSV ({why}). Export it again.") from why


def _part(entry: dict[str, Any], name: str) -> dict[str, Any]:
    found = entry.get(name)
    return found if isinstance(found, dict) else {}


def _said(entry: dict[str, Any], name: str) -> str:
    found = entry.get(name)
    return found if isinstance(found, str) else ""
