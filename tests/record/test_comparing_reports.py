"""A measure shows each source's numbers over time, and never averages them."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.delivery.models import Event
from onrecord.people.models import User
from onrecord.record import actions
from onrecord.record.models import Figure, Measure
from onrecord.record.pages import measure_shown, speaker_shown
from onrecord.reports.actions import file_report, publish_report
from onrecord.reports.models import Report, Section
from tests.record.conftest import NOON


@pytest.fixture
def boats() -> Measure:
    """A running total."""
    return Measure.objects.create(name="Boats lost", slug="boats-lost", is_cumulative=True)


def state(
    *, number: int, day: dt.date, speaker: str, editor: User, section: Section, measure: Measure
) -> Figure:
    """Publish a report of that day in which the speaker gives the number, on record."""
    report = file_report(
        author=editor,
        headline=f"{number} boats lost",
        section=section,
        at=NOON,
        dateline_date=day.isoformat(),
        body=[("paragraph", f"<p>{speaker} said {number} boats were lost.</p>")],
    )
    version = publish_report(report=report, editor=editor, at=NOON)
    start = version.text.index(str(number))
    statement = actions.add_statement(
        words=version,
        facts=actions.StatementFacts(
            content=((start, len(version.text) - 1),),
            kind="indirect",
            speaker=actions.speaker_named(speaker),
        ),
        editor=editor,
        at=NOON,
    )
    figure = actions.add_figure(
        words=version,
        facts=actions.FigureFacts(
            span=(start, start + len(str(number))),
            low=number,
            high=number,
            counted="boats lost",
            statement=statement,
        ),
        editor=editor,
        at=NOON,
    )
    actions.put_under_measure(figure=figure, measure=measure, editor=editor)
    return figure


def is_change(figure: Figure, *, trend: str = "up") -> None:
    """Let the figure be what came in between, not a total."""
    Figure.objects.filter(pk=figure.pk).update(progress="change", trend=trend)


def days(count: int) -> list[dt.date]:
    """So many days in a row."""
    return [NOON.date() + dt.timedelta(days=index) for index in range(count)]


def test_each_source_has_a_line_of_its_own(ed: User, world: Section, boats: Measure) -> None:
    first, second = days(2)
    facts = {"editor": ed, "section": world, "measure": boats}
    state(number=10, day=first, speaker="Harbour Office", **facts)
    state(number=17, day=second, speaker="Harbour Office", **facts)
    state(number=17, day=second, speaker="Fishers' Union", **facts)

    page = measure_shown(slug="boats-lost")

    assert page is not None
    assert [[point.value for point in line.points] for line in page.series] == [
        ["10", "17"],
        ["17"],
    ]
    assert page.series[0].points[1].change == "+7 since the report before"
    assert page.chart.count('class="chart-dot') == 3
    assert page.contradictions == ()


def test_a_running_total_that_falls_is_shown_as_a_contradiction(
    ed: User, world: Section, boats: Measure
) -> None:
    facts = {"speaker": "Harbour Office", "editor": ed, "section": world, "measure": boats}
    for number, day in zip((17, 12), days(2), strict=True):
        state(number=number, day=day, **facts)

    page = measure_shown(slug="boats-lost")

    assert page is not None
    assert [item.working for item in page.contradictions] == ["12 < 17"]
    assert "on 2 March 2026 and 12 on 3 March 2026" in page.contradictions[0].explanation
    assert [link.name for link in page.contradictions[0].operands] == [
        "17 in “17 boats lost”",
        "12 in “12 boats lost”",
    ]
    assert [point.contradicted for line in page.series for point in line.points] == [True, True]


def test_two_numbers_for_the_same_day_are_both_shown(
    ed: User, world: Section, boats: Measure
) -> None:
    facts = {"editor": ed, "section": world, "measure": boats, "day": NOON.date()}
    state(number=10, speaker="Harbour Office", **facts)
    state(number=14, speaker="Fishers' Union", **facts)

    page = measure_shown(slug="boats-lost")

    assert page is not None
    assert len(page.contradictions) == 1
    assert {point.value for line in page.series for point in line.points} == {"10", "14"}


def test_one_source_with_two_numbers_for_a_day_is_compared_not_contradicted(
    ed: User, world: Section, boats: Measure
) -> None:
    facts = {"editor": ed, "section": world, "measure": boats, "day": NOON.date()}
    state(number=10, speaker="Harbour Office", **facts)
    state(number=14, speaker="Harbour Office", **facts)

    page = measure_shown(slug="boats-lost")

    assert page is not None
    assert page.contradictions == ()
    assert [(check.verdict, check.working) for check in page.checks] == [("note", "10 < 14")]


def test_a_stated_change_is_held_against_the_computed_one(
    ed: User, world: Section, boats: Measure
) -> None:
    facts = {"speaker": "Harbour Office", "editor": ed, "section": world, "measure": boats}
    first, second = days(2)
    state(number=10, day=first, **facts)
    state(number=17, day=second, **facts)
    is_change(state(number=9, day=second, **facts))

    page = measure_shown(slug="boats-lost")

    assert page is not None
    assert [item.working for item in page.contradictions] == ["17 - 10 = 7, not 9"]
    assert [point.change for point in page.series[0].points][-1] == "itself a change"
    assert page.chart.count('class="chart-dot') == 2


def test_a_stated_change_that_fits_adds_up(ed: User, world: Section, boats: Measure) -> None:
    Measure.objects.filter(pk=boats.pk).update(is_cumulative=False)
    facts = {"speaker": "Harbour Office", "editor": ed, "section": world, "measure": boats}
    first, second = days(2)
    state(number=17, day=first, **facts)
    state(number=10, day=second, **facts)
    is_change(state(number=7, day=second, **facts), trend="down")

    page = measure_shown(slug="boats-lost")

    assert page is not None
    assert page.contradictions == ()
    assert [(check.verdict, check.kind_name) for check in page.checks] == [
        ("adds_up", "stated change")
    ]


def test_the_parts_of_one_institution_are_one_side(
    ed: User, world: Section, boats: Measure
) -> None:
    facts = {"editor": ed, "section": world, "measure": boats, "day": NOON.date()}
    state(number=10, speaker="Harbour Office", **facts)
    state(number=10, speaker="Nell Varga", **facts)
    office = actions.speaker_named("Harbour Office")
    type(office).objects.filter(name="Nell Varga").update(part_of=office)

    page = measure_shown(slug="boats-lost")

    assert page is not None
    assert page.sourcing_note == "All of it comes from one side: Harbour Office."
    assert len(page.series) == 2


def test_what_a_speaker_said_is_found_by_year(ed: User, world: Section, boats: Measure) -> None:
    facts = {"speaker": "Harbour Office", "editor": ed, "section": world, "measure": boats}
    old = state(number=10, day=NOON.date(), **facts)
    state(number=17, day=NOON.date(), **facts)
    Report.objects.filter(pk=old.report_id).update(
        first_published_at=dt.datetime(2025, 12, 31, 23, 59, tzinfo=dt.UTC)
    )

    page, all_of_it = (speaker_shown(slug="harbour-office", year=year) for year in (2025, None))

    assert page is not None
    assert all_of_it is not None
    assert [row.content for row in page.statements] == ["10 boats were lost"]
    assert [row.value for row in page.figures] == ["10"]
    assert [(one.year, one.statements) for one in all_of_it.years] == [(2026, 1), (2025, 1)]
    assert speaker_shown(slug="harbour-office", year=9999) is None


def test_a_speakers_page_lists_what_they_said(ed: User, world: Section, boats: Measure) -> None:
    state(
        number=10,
        day=NOON.date(),
        speaker="Harbour Office",
        editor=ed,
        section=world,
        measure=boats,
    )

    page = speaker_shown(slug="harbour-office")

    assert page is not None
    assert page.speaker.kind_name == "Organisation"
    assert [row.content for row in page.statements] == ["10 boats were lost"]
    assert [link.name for link in page.measures] == ["Boats lost"]
    assert speaker_shown(slug="nobody") is None


def test_the_page_that_showed_a_figure_before_hears_that_it_went_elsewhere(
    ed: User, world: Section, boats: Measure
) -> None:
    other = Measure.objects.create(name="Boats mended", slug="boats-mended")
    figure = state(
        number=10, day=NOON.date(), speaker="The Mayor", editor=ed, section=world, measure=boats
    )
    heard = Event.objects.count()

    actions.put_under_measure(figure=figure, measure=other, editor=ed)

    topics = set(Event.objects.order_by("pk")[heard:].values_list("topic", flat=True))
    assert {f"measure:{boats.pk}", f"measure:{other.pk}"} <= topics


def test_a_speaker_whose_statement_was_given_to_another_hears_of_it(
    ed: User, world: Section, boats: Measure
) -> None:
    figure = state(
        number=10, day=NOON.date(), speaker="The Mayor", editor=ed, section=world, measure=boats
    )
    statement = figure.statement
    assert statement is not None
    before, after = statement.speaker, actions.speaker_named("Harbour Office")
    assert before is not None
    heard = Event.objects.count()

    actions.edit_statement(
        statement=statement,
        facts=actions.StatementFacts(
            content=tuple((start, end) for start, end in statement.content),
            kind=statement.kind,
            speaker=after,
        ),
        editor=ed,
        at=NOON,
    )

    topics = set(Event.objects.order_by("pk")[heard:].values_list("topic", flat=True))
    assert {f"speaker:{before.pk}", f"speaker:{after.pk}"} <= topics
