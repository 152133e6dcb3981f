"""A headline is one statement, with its source where it names one."""

from __future__ import annotations

import pytest

from onrecord.extraction.statements import find_statements

TEXT = "Ada Brook said that the bridge is safe."


@pytest.mark.parametrize(
    ("headline", "content", "cue", "speaker", "rule"),
    [
        (
            "Two Boats Lost Off Hill - Norland MoD",
            "Two Boats Lost Off Hill",
            "-",
            "Norland MoD",
            "headline-dash",
        ),
        ("Bridge Is Safe – Road Ministry", "Bridge Is Safe", "–", "Road Ministry", "headline-dash"),
        ("Brook: bridge is safe", "bridge is safe", ":", "Ada Brook", "headline-colon"),
        ("Minister: no new taxes", "no new taxes", ":", "Minister", "headline-colon"),
        ("Bridge is safe, Brook says", "Bridge is safe", "says", "Ada Brook", "headline-verb"),
        ("Ada Brook Says Bridge Is Safe", "Bridge Is Safe", "Says", "Ada Brook", "headline-verb"),
        ("Bridge safe, says minister", "Bridge safe", "says", "minister", "headline-verb"),
        ("Bridge Is Safe - Brook", "Bridge Is Safe", "-", "Ada Brook", "headline-dash"),
        ("Two hurt in Hill, army says", "Two hurt in Hill", "says", "army", "headline-verb"),
        ("UN: 400 flee Hill", "400 flee Hill", ":", "UN", "headline-colon"),
        ("Bridge closed after storm", "Bridge closed after storm", None, None, "headline-alone"),
        ("Live: storm hits coast", "Live: storm hits coast", None, None, "headline-alone"),
        (
            "Hill v. Dale: 3 things to know",
            "Hill v. Dale: 3 things to know",
            None,
            None,
            "headline-alone",
        ),
        (
            "Brook hits out at union: it lies",
            "Brook hits out at union: it lies",
            None,
            None,
            "headline-alone",
        ),
    ],
)
def test_the_source_of_a_headline(
    headline: str, content: str, cue: str | None, speaker: str | None, rule: str
) -> None:
    first, *_ = find_statements(TEXT, headline=headline)
    assert first.kind == "headline"
    assert " ".join(headline[a:b] for a, b in first.content) == content
    assert (headline[slice(*first.cue)] if first.cue else None) == cue
    assert (first.speaker, first.rule) == (speaker, rule)


def test_parents_count_from_the_headline() -> None:
    text = "“According to the divers, the pillar is cracked,” Hale said."
    nested = find_statements(text, headline="Pillar cracked")[-1]
    assert (nested.kind, nested.parent) == ("nested", 1)


def test_a_headline_that_denies_is_negated() -> None:
    headline, *_ = find_statements(TEXT, headline="Minister denies bridge is cracked")
    assert (headline.speaker, headline.modality) == ("Minister", "negated")


def test_a_surname_in_a_headline_stands_for_the_full_name_below() -> None:
    headline, *_ = find_statements(TEXT, headline="Bridge is safe, says Brook")
    assert (headline.speaker, headline.resolution) == ("Ada Brook", "surname")
