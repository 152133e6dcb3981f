"""Reading a text makes no cycles of objects, so Python's collector may rest meanwhile."""

from __future__ import annotations

import gc

import pytest

from onrecord.extraction import read_page, read_prose

TEXT = (
    "“We counted 630 boats and 17 barges, 647 in all,” harbour master Ida Voss said on Monday. "
    "She said more than 40 would leave by 3 May. Her deputy, Tom Reyes, denied it, and the town "
    "council said that 20 percent of the berths had been empty since October 18.\n\n"
) * 20
PAGE = (
    "<!DOCTYPE html><html lang=en><head><title>Boats</title></head><body>"
    "<nav><a href=/>Home</a></nav><article><h1>Boats leave</h1>"
    + "".join(f"<p>{1990 + year}: {TEXT[:250]}</p>" for year in range(20))
    + "</article><section class=comments><h2>Comments (1)</h2><p><b>Ann</b> Well said.</p>"
    "</section></body></html>"
)


@pytest.mark.parametrize("language", ["en", "de"])
def test_reading_makes_no_cycles(language: str) -> None:
    read_prose(TEXT, language=language)
    gc.collect()
    gc.disable()
    try:
        read_prose(TEXT, language=language)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_reading_a_page_makes_no_cycles() -> None:
    read_page(PAGE)
    gc.collect()
    gc.disable()
    try:
        assert len(read_page(PAGE).paragraphs) == 20
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_the_collector_works_again_after_a_text_and_after_a_failure() -> None:
    read_prose(TEXT)
    assert gc.isenabled()
    read_page(PAGE)
    assert gc.isenabled()

    with pytest.raises(TypeError):
        read_prose(None)  # type: ignore[arg-type]  # what happens with no text at all
    assert gc.isenabled()


def test_who_had_switched_the_collector_off_finds_it_off() -> None:
    gc.disable()
    try:
        read_prose(TEXT)
        assert not gc.isenabled()
    finally:
        gc.enable()
