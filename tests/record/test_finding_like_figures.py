"""Figures that count the same in several reports are suggested as a measure; an editor names it."""

from __future__ import annotations

from copy import copy

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from onrecord.people.models import User
from onrecord.record import actions
from onrecord.record.models import Figure, Measure
from onrecord.record.models.likeness import LATEST, MOST_FIGURES, like_figures
from onrecord.reports.models import Section
from tests.conftest import a_report
from tests.record.conftest import NOON


def confirm(number: str, tail: str, editor: User, section: Section) -> Figure:
    """Publish a report with that number of miners, and confirm the figure."""
    report = a_report(
        editor=editor,
        section=section,
        headline=f"Report {number}",
        body=[("paragraph", f"<p>The pit office said {number} miners {tail}.</p>")],
    )
    figure = Figure.objects.get(report=report, exact__contains=number, place="text")
    actions.confirm_entries(entries=[figure], editor=editor, at=NOON)
    return figure


@pytest.fixture
def left(ed: User, world: Section) -> list[Figure]:
    """The same question answered by two reports."""
    return [
        confirm("310", "left the pit on Monday", ed, world),
        confirm("455", "have left the pit by now", ed, world),
    ]


def test_one_question_of_two_reports_is_suggested(left: list[Figure]) -> None:
    (group,) = like_figures()

    assert group.name == "miners left"
    assert set(group.figures) == set(left)


def test_another_question_or_one_report_alone_is_not(
    left: list[Figure], ed: User, world: Section
) -> None:
    confirm("290", "were pardoned in spring", ed, world)

    assert [group.name for group in like_figures()] == ["miners left"]


def test_a_question_that_all_answer_leaves_room_for_the_others(
    left: list[Figure], ed: User, world: Section
) -> None:
    for number in ("290", "291"):
        confirm(number, "were pardoned in spring", ed, world)
    say_again(left[0], times=2000)

    groups = {group.name: len(group.figures) for group in like_figures()}

    assert groups == {"miners left": MOST_FIGURES, "miners pardoned": 2}


def test_what_answers_a_new_figure_may_be_older_than_all_that_is_looked_through(
    left: list[Figure], ed: User, world: Section
) -> None:
    confirm("290", "were pardoned in spring", ed, world)
    say_again(left[0], times=LATEST)
    confirm("291", "were pardoned in spring", ed, world)

    assert {group.name for group in like_figures()} == {"miners left", "miners pardoned"}


def say_again(figure: Figure, *, times: int) -> None:
    """Put the same figure on record so many times more."""
    many = [copy(figure) for _ in range(times)]
    for one in many:
        one.pk, one.start = None, 0
    Figure.objects.bulk_create(many)


def test_what_nobody_confirmed_is_not_suggested(ed: User, world: Section) -> None:
    for number in ("310", "455"):
        a_report(
            editor=ed,
            section=world,
            headline=number,
            body=[("paragraph", f"<p>The office said {number} miners left the pit.</p>")],
        )

    assert like_figures() == []


def test_an_editor_names_the_measure(left: list[Figure], ed: User) -> None:
    measure = actions.name_measure(
        name=" Miners who  left ", figures=left, is_cumulative=True, editor=ed
    )

    assert (measure.name, measure.slug) == ("Miners who left", "miners-who-left")
    assert set(measure.figures.all()) == set(left)
    assert like_figures() == []


def test_a_later_figure_is_offered_to_the_measure_that_asks_its_question(
    left: list[Figure], ed: User, world: Section
) -> None:
    measure = actions.name_measure(name="Left", figures=left, is_cumulative=True, editor=ed)
    later = confirm("601", "left the pit in the end", ed, world)

    (group,) = like_figures()

    assert (group.measure, group.figures) == (measure, (later,))


def test_a_measure_needs_a_name_and_figures(left: list[Figure], ed: User) -> None:
    for name, figures in (("  ", left), ("Left", [])):
        with pytest.raises(ValidationError):
            actions.name_measure(name=name, figures=figures, is_cumulative=False, editor=ed)


def test_the_desk_suggests_and_takes_what_is_chosen(
    client: Client, left: list[Figure], ed: User
) -> None:
    client.force_login(ed)
    address = reverse("record:suggested_measures")
    assert "miners left" in client.get(address).content.decode()

    refused = client.post(address, {"question": "miner left", "name": "", "figures": left[0].pk})
    assert refused.status_code == 422
    rubbish = client.post(address, {"question": "x", "name": "\x00", "figures": "<b>"})
    assert rubbish.status_code in {400, 422}

    client.post(address, {"question": "miner left", "name": "Miners out", "figures": [left[0].pk]})
    assert list(Measure.objects.get(name="Miners out").figures.all()) == [left[0]]
