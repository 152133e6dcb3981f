"""Works out when a captured report was published, and says on what grounds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.extraction.captures.stamps import Stamp


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date the report itself bears, and where: in words that fit after "according to"."""

    stamp: Stamp
    where: str


OWN_DATE = "The report states its own date"
NO_DATE = "The report bears no date and its prose gives none away."
Dated = tuple[str | None, str]


def publication(
    *,
    stated: Sequence[StatedDate],
    address: dt.date | None,
    propose: Callable[[], tuple[str, str] | None],
    captured: dt.datetime | None,
) -> Dated:
    """The EDTF date and its basis in words.

    The report's own date comes first, then the one in its address, then what its prose proposes.
    The page's clock is only the latest day it can be.
    """
    own = [s for s in stated if s.stamp.label != "updated"]
    own.sort(key=lambda s: s.stamp.label != "published")
    for date in own:
        if found := _own_date(date, captured):
            return _beside_clock(found, captured)
    if address:
        return _beside_clock(
            (address.isoformat(), "The report's address carries this day."), captured
        )
    if proposed := propose():
        return _proposed(proposed, captured)
    updates = [s for s in stated if s.stamp.label == "updated" and s.stamp.date]
    if updates and (day := updates[0].stamp.date):
        basis = (
            f"Only the day of an update is given ({updates[0].where}): published then or earlier."
        )
        return f"[..{day.isoformat()}]", basis
    return _from_clock_alone(captured)


def _own_date(date: StatedDate, captured: dt.datetime | None) -> Dated | None:
    stamp = date.stamp
    if stamp.date and stamp.other:
        return _two_readings(stamp.date, stamp.other, date.where, captured)
    if stamp.date:
        return stamp.date.isoformat(), f"{OWN_DATE}: {date.where}."
    if stamp.ago is not None:
        return _before_clock(stamp.ago, date.where, captured)
    if stamp.month and stamp.day:
        return _without_year(stamp.month, stamp.day, date.where, captured)
    return None


def _two_readings(day: dt.date, other: dt.date, where: str, captured: dt.datetime | None) -> Dated:
    if captured:
        possible = [d for d in (day, other) if d <= captured.date()]
        if len(possible) == 1:
            basis = f"{OWN_DATE}: {where}; read the other way it would lie after the capture."
            return possible[0].isoformat(), basis
    first, second = sorted((day, other))
    basis = f"{OWN_DATE}: {where}; that can be read as {_words(day)} or {_words(other)}."
    return f"[{first.isoformat()},{second.isoformat()}]", basis


def _before_clock(ago: dt.timedelta, where: str, captured: dt.datetime | None) -> Dated | None:
    if captured is None:
        return None
    day = (captured - ago).date().isoformat()
    near = "~" if ago >= dt.timedelta(days=7) else ""
    return day + near, f"Counted back from the page's clock, {_words(captured.date())}: {where}."


def _without_year(month: int, day: int, where: str, captured: dt.datetime | None) -> Dated:
    if captured is None:
        return (
            f"XXXX-{month:02}-{day:02}",
            f"The report states its own day without a year: {where}.",
        )
    for year in range(captured.year, captured.year - 5, -1):
        try:
            date = dt.date(year, month, day)
        except ValueError:
            continue
        if date <= captured.date():
            break
    basis = (
        f"The report states its own day: {where}; the year is the last one before the page's clock."
    )
    return date.isoformat() + "?", basis


def _proposed(proposed: tuple[str, str], captured: dt.datetime | None) -> Dated:
    edtf, basis = proposed
    if captured is None or "clock" in basis:
        return edtf, basis
    return (
        edtf,
        f"{basis.rstrip('. ')}. {_clock(captured)}, which does not fit: it is the moment "
        f"of capture.",
    )


def _beside_clock(found: Dated, captured: dt.datetime | None) -> Dated:
    edtf, basis = found
    if captured is None or edtf is None or not edtf[:1].isdigit():
        return found
    try:
        after = dt.date.fromisoformat(edtf[:10]) > captured.date() + dt.timedelta(days=1)
    except ValueError:
        return found
    return (
        (f"{edtf[:10]}?", f"{basis} {_clock(captured)}, which is earlier: one of the two is wrong.")
        if after
        else found
    )


def _from_clock_alone(captured: dt.datetime | None) -> Dated:
    if captured is None:
        return None, "The page names no date, and its prose gives none away."
    basis = f"{NO_DATE} {_clock(captured)}: published then or earlier."
    return f"[..{captured.date().isoformat()}]", basis


def _clock(captured: dt.datetime) -> str:
    return f"The page's clock said {_words(captured.date())}"


def _words(day: dt.date) -> str:
    return f"{day.day} {day:%B} {day.year}"
