"""Captured pages as plain text: furniture, report and comments are told apart."""

import datetime as dt
import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extraction import Page, read_page

PAGES = Path(__file__).parent / "pages"
BODY = (
    "The bridge over the Lahr will stay closed until the autumn, the town said on Monday.\n\n"
    "Engineers found cracks in 17 of its 52 bearings, its chief engineer Uwe Stein said.\n\n"
    "Commuters on the far bank complained that the detour takes an hour every morning.\n\n"
)


@pytest.mark.parametrize("name", sorted(p.stem for p in PAGES.glob("*.txt")))
def test_a_captured_page_is_understood_as_a_reader_would(name: str) -> None:
    page = captured(name)

    understood = {
        "headline": page.headline,
        "section": page.section,
        "published": page.published,
        "captured": page.captured.isoformat() if page.captured else None,
        "authors": list(page.authors),
        "image_caption": page.image_caption,
        "image_is_file_photo": page.image_is_file_photo,
        "paragraphs": [page.text[start:end] for start, end in page.paragraphs],
        "related": list(page.related),
        "topics": list(page.topics),
        "comments": [[c.author, c.reply_to, c.text] for c in page.comments],
        "unplaced": list(page.unplaced),
    }
    assert understood == json.loads((PAGES / f"{name}.expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(p.stem for p in PAGES.glob("*.txt")))
def test_every_line_of_a_page_is_found_again_somewhere(name: str) -> None:
    assert lost_words(printed(name), captured(name)) == set()


@pytest.mark.parametrize(
    ("clock", "moment"),
    [
        ("20:50 GMT +328 March 2017", "2017-03-28T20:50:00+03:00"),
        ("20:50 GMT +1128 March 2017", "2017-03-28T20:50:00+11:00"),
        ("20:50 GMT +3 28 March 2017", "2017-03-28T20:50:00+03:00"),
        ("Updated: Mon 3 Jul 2023 14:05 UTC", "2023-07-03T14:05:00+00:00"),
        ("2023-07-03T14:05:00Z", "2023-07-03T14:05:00+00:00"),
        ("2023-07-03 14:05", "2023-07-03T14:05:00"),
        ("Monday, July 3, 2023 2:05 p.m. EDT", "2023-07-03T14:05:00-04:00"),
        ("Montag, 3. Juli 2023, 14:05 Uhr", "2023-07-03T14:05:00"),
        ("lundi 3 juillet 2023 à 14h05", "2023-07-03T14:05:00"),
        ("14:05 3 يوليو 2023", "2023-07-03T14:05:00"),
        ("٣ يوليو ٢٠٢٣ ١٤:٠٥", "2023-07-03T14:05:00"),
        ("Page generated 14:05, 3 July 2023", "2023-07-03T14:05:00"),
    ],
)
def test_a_line_above_everything_is_the_clock_of_the_page(clock: str, moment: str) -> None:
    page = read_page(f"{clock}\n\nBridge Over the Lahr Stays Closed Until Autumn\n\n{BODY}")

    assert page.captured == dt.datetime.fromisoformat(moment)
    assert page.captured.isoformat() == moment
    assert page.published == f"[..{moment[:10]}]"
    assert clock in page.furniture


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published 3 July 2023", "2023-07-03"),
        ("Posted on July 3, 2023 at 2:05 pm", "2023-07-03"),
        ("3 July 2023", "2023-07-03"),
        ("By Jane Doe | 3 July 2023", "2023-07-03"),
        ("Veröffentlicht am 3. Juli 2023 um 14:05 Uhr", "2023-07-03"),
        ("Published 3 July 2023 | Updated 5 July 2023", "2023-07-03"),
        ("Updated 5 July 2023", "[..2023-07-05]"),
        ("03/07/2023", "[2023-03-07,2023-07-03]"),
        ("23/06/2023", "2023-06-23"),
        ("23/07/2023", "2023-07-23?"),
        ("3 hours ago", "2023-07-08"),
        ("5 July", "2023-07-05?"),
    ],
)
def test_a_report_bears_its_own_date_beside_the_clock_of_its_page(
    line: str, published: str
) -> None:
    clock = "14:00 GMT 8 July 2023"

    page = read_page(
        f"{clock}\n\nBridge Over the Lahr Stays Closed Until Autumn\n\n{line}\n\n{BODY}"
    )

    assert page.published == published
    assert page.captured == dt.datetime(2023, 7, 8, 14, tzinfo=dt.UTC)
    assert page.published_basis


def test_prose_refutes_the_clock_and_both_days_are_kept() -> None:
    page = read_page(
        "20:50 GMT +328 March 2017\n\nNo Flights Around the City Since October\n\n"
        "Jets have not flown over the city since October 18, for a total of 44 days, the air "
        "force said on state television.\n\nTheir crews are resting at home, it said.\n"
    )

    assert page.published == "[2016-11-30..2016-12-01]"
    assert "moment of capture" in page.published_basis


def test_a_day_known_from_the_address_needs_no_clock() -> None:
    page = read_page(BODY, url="https://news.example/2023/07/03/bridge-closed")

    assert page.published == "2023-07-03"


def test_the_time_of_saving_given_by_hand_wins_over_the_clock_on_the_page() -> None:
    saved = dt.datetime(2024, 1, 2, 3, 4, tzinfo=dt.UTC)

    page = read_page(f"20:50 GMT 28 March 2017\n\n{BODY}", captured=saved)

    assert page.captured == saved


def test_a_button_of_another_alphabet_is_still_a_button() -> None:
    page = read_page(
        f"Bridge Stays Closed Until Autumn\n\n{BODY}• Сomment\nAll comments\nNo comments yet\n"
    )

    assert "Сomment" in page.furniture
    assert page.comments == ()


def test_nothing_at_all_is_an_empty_page() -> None:
    page = read_page(" \n\t\n")

    assert (page.headline, page.text, page.furniture, page.unplaced) == (None, "", (), ())


TELLING = """
Comments (3)
All comments
• avatar
Jane Doe · 3 hours ago
Jane Doe:
Jane says: it is cold.
Tags: a, b
#one #two
Read also:
By Jane Doe
3 July 2023
20:50 GMT +328 March 2017
The town said on Monday that the bridge over the river will stay closed until the autumn.
Bridge Stays Closed
X reply toY(Show commentHide comment)
Reply
© 2020 All rights reserved
(File photo)
Photo: Jonas Pell
Home > News > World
"""
pieces = st.one_of(st.text(max_size=80), st.sampled_from(TELLING.strip().splitlines()))


@settings(max_examples=300, deadline=None)
@given(st.lists(pieces, max_size=30).map("\n".join))
def test_whatever_the_lines_each_of_them_is_accounted_for(source: str) -> None:
    page = read_page(source)

    if not looks_like_markup(source):
        assert lost_words(source, page) == set()
    for start, end in page.paragraphs:
        assert page.text[start:end].strip()


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_no_text_breaks_the_reading(source: str) -> None:
    page = read_page(source)

    assert set(page.unplaced) <= set(page.furniture)


def printed(name: str) -> str:
    return (PAGES / f"{name}.txt").read_text(encoding="utf-8")


@cache
def captured(name: str) -> Page:
    return read_page(printed(name))


def looks_like_markup(source: str) -> bool:
    return "<" in source


def lost_words(source: str, page: Page) -> set[str]:
    """The words of the source that no field of the page holds."""
    kept = [
        page.headline,
        page.section,
        page.image_caption,
        page.text,
        *page.authors,
        *page.related,
    ]
    kept += [*page.topics, *page.furniture]
    for comment in page.comments:
        kept += [comment.author, comment.reply_to, comment.text]
    joined = "".join("".join(k.split()) for k in kept if k)
    lines = [" ".join(line.split()) for line in source.splitlines()]
    return {
        word
        for line in lines
        for word in line.split()
        if letters(word) and letters(word) not in letters(joined)
    }


def letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())
