"""Which report a discussion of another system belongs to: by a map, our addresses, or captures."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.conf import settings

from onrecord.exchange.importers.comments.foreign import ForeignThread
from onrecord.exchange.importers.sources import CannotRead
from onrecord.exchange.models import Capture
from onrecord.reports.models import Report
from onrecord.shared.shortids import read_short_id

COLUMNS = ("address", "report")
_OURS = re.compile(r"^/[^/]+/\d{8}-(?:.*-)?([0-9][0-9a-z]{4,11})/?", re.IGNORECASE)
_SHORT = re.compile(r"^/([0-9][0-9a-z]{4,11})/?$", re.IGNORECASE)
_SHORT_OF_OURS = "onrecord"


class Matching:
    """Finds reports; ``said`` are rows of a map: what a thread is called, and its report."""

    def __init__(self, said: Iterable[tuple[str, str]] = (), *, system: str = "") -> None:
        self._said = {_key(name): report for name, report in said}
        self._system = system
        self._captured = _captured()

    def report_of(self, thread: ForeignThread) -> Report | None:
        """The report, or None where nobody can tell."""
        for name in (thread.url, thread.identifier, thread.id):
            if name and (said := self._said.get(_key(name))):
                return _report(_short_id_in(said, is_ours=True) or said)
        if self._system == _SHORT_OF_OURS:
            return _same_report(thread)
        if number := _short_id_in(thread.url, is_ours=_is_here(thread.url)):
            return _report(number)
        for name in (thread.url, thread.identifier):
            if name and (found := self._captured.get(_key(name))):
                return Report.objects.filter(pk=found).first()
        return None


def read_map(place: str) -> list[tuple[str, str]]:
    """The rows of a CSV file: an address, identifier or id of a thread, and a report's."""
    try:
        with Path(place).open(encoding="utf-8-sig", newline="") as file:
            rows = [[cell.strip() for cell in row] for row in csv.reader(file) if any(row)]
    except (OSError, UnicodeDecodeError, csv.Error) as why:
        raise CannotRead(place, "the map cannot be read. It is CSV with address,report.") from why
    if rows and tuple(rows[0][:2]) == COLUMNS:
        rows = rows[1:]
    if bad := next((row for row in rows if len(row) < 2), None):
        raise CannotRead(place, f"the row “{','.join(bad)}” has no second column.")
    for name, report, *_ in rows:
        if report and _report(_short_id_in(report, is_ours=True) or report) is None:
            raise CannotRead(place, f"there is no report {report} (for {name}).")
    return [(row[0], row[1]) for row in rows if row[1]]


def _report(short_id: str) -> Report | None:
    number = read_short_id(short_id)
    return Report.objects.filter(short_id=number).first() if number else None


def _same_report(thread: ForeignThread) -> Report | None:
    """A short id of another On Record may be another report's: headline or address must fit too."""
    report = _report(thread.identifier)
    if report is None:
        return None
    is_same = report.headline == thread.title or _path(thread.url) == report.get_absolute_url()
    return report if is_same else None


def _short_id_in(address: str, *, is_ours: bool) -> str:
    """Our long addresses are known anywhere; a short one could be any site's."""
    path = _path(address)
    found = _OURS.match(path) or (_SHORT.match(path) if is_ours else None)
    return read_short_id(found[1]) if found else ""


def _is_here(address: str) -> bool:
    try:
        host = urlsplit(address).netloc
    except ValueError:
        return False
    return host == urlsplit(settings.ONRECORD_ADDRESS).netloc


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def _captured() -> dict[str, int]:
    """The addresses of captured pages; by their path alone too, where no two share it."""
    found: dict[str, int] = {}
    shared: set[str] = set()
    rows = Capture.objects.filter(report__isnull=False, source__contains="://")
    for source, report in rows.order_by("pk").values_list("source", "report_id").iterator():
        found[_key(source)] = report
        path = _key(_path(source))
        if found.setdefault(path, report) != report:
            shared.add(path)
    return {key: report for key, report in found.items() if key not in shared}


def _key(address: str) -> str:
    """An address as it is compared: no scheme, no "www", no last slash, nothing of campaigns."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return address.strip()
    host = parts.netloc.lower().removeprefix("www.")
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not name.startswith("utm_")
    ]
    path = parts.path.rstrip("/")
    return f"{host}{path}?{urlencode(query)}" if query else f"{host}{path}"
