"""Reads the sample newsroom's texts from its data files, dated for the day they are loaded on."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
DATE = re.compile(r"\{(day|weekday)([+-]\d+)?\}")
# Reports and their discussions of "today" must lie in the past whenever the sample is loaded.
HEAD_START = dt.timedelta(hours=10)


@dataclass(frozen=True, slots=True)
class StatementText:
    """A statement of the hand-made record: its words and whose they are."""

    id: str
    exact: str
    kind: str
    speaker: str
    rest: str = ""
    role: str = ""
    cue: str = ""
    source: str = ""
    modality: str = "fact"

    @property
    def parts(self) -> tuple[str, ...]:
        """Its words, in two parts where the speaker is named in between."""
        return (self.exact, self.rest) if self.rest else (self.exact,)

    @property
    def is_headline(self) -> bool:
        """Whether its words stand in the headline."""
        return self.kind == "headline"


@dataclass(frozen=True, slots=True)
class FigureText:
    """A figure of the hand-made record; without ``high`` it is a plain number or has no top."""

    exact: str
    low: float
    counted: str
    place: str
    high: float | None = None
    comparator: str = "="
    unit: str = ""
    statement: str = ""
    measure: str = ""
    where: str = ""

    @property
    def top(self) -> float | None:
        """The upper bound, if there is one."""
        return self.low if self.high is None and self.comparator in "=~" else self.high


@dataclass(frozen=True, slots=True)
class CommentText:
    """A comment of the sample; ``captured`` is the name it bore on a saved page."""

    report: str
    text: str
    key: str = ""
    by: str = ""
    to: str = ""
    after: int = 0
    captured: str | None = None
    to_name: str | None = None
    status: str = "published"
    clause: int = 0
    reason: str = ""
    flag: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class ReportText:
    """A report of the sample; ``facts`` is all else its file says, by name."""

    slug: str
    headline: str
    at: dt.datetime
    state: str
    facts: dict[str, Any]
    statements: tuple[StatementText, ...]
    figures: tuple[FigureText, ...]

    @property
    def language(self) -> str:
        """As HTML names it."""
        return str(self.facts.get("language", "en"))

    @property
    def body(self) -> list[dict[str, Any]]:
        """Its blocks, each a dictionary of one entry: what it is, and what it holds."""
        return list(self.facts["body"])

    def before_correction(self, text: str) -> str:
        """The words as they first went out."""
        for now, then in self.facts.get("first_version", {}).get("replaced", ()):
            text = text.replace(now, then)
        return text


def read_newsroom() -> dict[str, Any]:
    """Sections, topics, people, speakers, measures and pictures."""
    return tomllib.loads((HERE / "newsroom.toml").read_text("utf-8"))


def read_page(name: str) -> dict[str, Any]:
    """A standing page: its title, sections and, for the standards, clauses."""
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))


def read_reports(*, at: dt.datetime) -> list[ReportText]:
    """All reports, the oldest first, dated for a newsroom that is loaded at ``at``."""
    files = sorted((HERE / "reports").glob("*.toml"))
    return sorted((_report(file, at=at) for file in files), key=lambda report: report.at)


def read_comments() -> Iterator[CommentText]:
    """All comments, in the order of their files."""
    for file in sorted((HERE / "discussions").glob("*.toml")):
        told = tomllib.loads(file.read_text("utf-8"))
        for comment in told["comments"]:
            yield CommentText(report=told["report"], **comment)


def _report(file: Path, *, at: dt.datetime) -> ReportText:
    written = file.read_text("utf-8")
    moment = _moment(tomllib.loads(written)["published"], at=at)
    facts = tomllib.loads(DATE.sub(lambda match: _date(match, moment), written))
    return ReportText(
        slug=facts["slug"],
        headline=facts["headline"],
        at=moment,
        state=facts.get("state", "published"),
        statements=tuple(StatementText(**one) for one in facts.pop("statements", ())),
        figures=tuple(FigureText(**one) for one in facts.pop("figures", ())),
        facts=facts,
    )


def _moment(published: dict[str, Any], *, at: dt.datetime) -> dt.datetime:
    if "at" in published and isinstance(published["at"], dt.datetime):
        return published["at"]
    today = (at.astimezone(dt.UTC) - HEAD_START).date()
    day = today - dt.timedelta(days=published["days_ago"])
    return dt.datetime.combine(day, dt.time.fromisoformat(published["at"]), tzinfo=dt.UTC)


def _date(match: re.Match[str], moment: dt.datetime) -> str:
    """``{day-11}`` as "3 March" and ``{weekday+1}`` as "Monday", counted from the report's day."""
    day = moment + dt.timedelta(days=int(match[2] or 0))
    return f"{day.day} {day:%B}" if match[1] == "day" else f"{day:%A}"
