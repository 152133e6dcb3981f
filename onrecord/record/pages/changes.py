"""What changed on record between two versions of a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.record.actions import record_content
from onrecord.record.models import Check, Figure, KeptRecord
from onrecord.record.pages.words import figure_value
from onrecord.reports.models import Version

Row = dict[str, Any]
LONGEST = 160  # characters of a statement that are repeated
VALUE = ("exact", "low", "high", "low_open", "comparator", "unit")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChange:
    """An entry that came (no ``before``), went (no ``after``) or says something else now."""

    name: str
    before: str
    after: str
    words: str = ""
    url: str = ""


def record_changes(before: Version, after: Version, *, address: str) -> tuple[RecordChange, ...]:
    """Figures, statements and checks that differ; two or five queries.

    Nothing where the older version's record was never kept. ``address`` is the report's, to which
    entries of the newest version are linked.
    """
    kept = {row.version_id: row.content for row in _kept(before, after)}
    if before.pk not in kept:
        return ()
    old, new = kept[before.pk], kept.get(after.pk)
    is_newest = new is None
    new = record_content(after) if new is None else new
    return tuple(_changes(old, new, page=address if is_newest else ""))


def _kept(*versions: Version) -> list[KeptRecord]:
    return list(KeptRecord.objects.filter(version__in=versions))


def _changes(
    old: dict[str, list[Row]], new: dict[str, list[Row]], *, page: str
) -> Iterator[RecordChange]:
    yield from _figures(old["figures"], new["figures"], page=page)
    yield from _statements(old["statements"], new["statements"], page=page)
    yield from _checks(old["checks"], new["checks"])


def _figures(old: list[Row], new: list[Row], *, page: str) -> Iterator[RecordChange]:
    """A number that took another's place counts the same thing in the same place and unit."""
    for before, after in _pairs(old, new, same=("counted", "where", "unit", "place")):
        if before and after and all(before[name] == after[name] for name in VALUE):
            continue
        told = after or before or {}
        yield RecordChange(
            name="Figure",
            before=_value(before),
            after=_value(after),
            words=" ".join(filter(None, [told["counted"], told["where"] and f"({told['where']})"])),
            url=f"{page}#f-{after['id']}" if page and after else "",
        )


def _statements(old: list[Row], new: list[Row], *, page: str) -> Iterator[RecordChange]:
    for before, after in _pairs(old, new, same=("exact", "place")):
        if before and after:
            if before["speaker"] != after["speaker"]:
                yield RecordChange(
                    name="Attribution",
                    before=before["speaker"] or "nobody named",
                    after=after["speaker"] or "nobody named",
                    words=f"“{_short(after['exact'])}”",
                )
            continue
        told = after or before or {}
        yield RecordChange(
            name="Statement",
            before=_short(before["exact"]) if before else "",
            after=_short(after["exact"]) if after else "",
            words=told["speaker"],
            url=f"{page}#s-{after['id']}" if page and after else "",
        )


def _checks(old: list[Row], new: list[Row]) -> Iterator[RecordChange]:
    """Only where something does not add up, or did not: that other sums hold is no news."""
    failing = Check.Verdict.DOES_NOT_ADD_UP.value
    for before, after in _pairs(old, new, same=("kind", "formula")):
        verdicts = [row["verdict"] if row else "" for row in (before, after)]
        if failing in verdicts and verdicts[0] != verdicts[1]:
            told = after or before or {}
            yield RecordChange(
                name="Check",
                before=_verdict(before),
                after=_verdict(after),
                words=told["formula"],
            )


def _pairs(
    old: list[Row], new: list[Row], *, same: tuple[str, ...]
) -> Iterator[tuple[Row | None, Row | None]]:
    """Rows of the same entry, else those alike in the facts named, else each alone."""
    later = {row["id"]: row for row in new}
    left = [row for row in old if row["id"] not in later]
    earlier = {row["id"]: row for row in old}
    for row in new:
        before = earlier.get(row["id"])
        if before is None:
            before = next((o for o in left if all(o[f] == row[f] for f in same)), None)
            if before is not None:
                left.remove(before)
        yield before, row
    for row in left:
        yield row, None


def _value(row: Row | None) -> str:
    return figure_value(Figure(**{name: row[name] for name in VALUE})) if row else ""


def _verdict(row: Row | None) -> str:
    return Check.Verdict(row["verdict"]).label.lower() if row else ""


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()} …"
