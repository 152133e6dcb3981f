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
        ("Brook: bridge is safe", "bridge is safe", ":", "Brook", "headline-colon"),
        ("Minister: no new taxes", "no new taxes", ":", "Minister", "headline-colon"),
        ("Bridge is safe, Brook says", "Bridge is safe", "says", "Brook", "headline-verb"),
        ("Ada Brook Says Bridge Is Safe", "Bridge Is Safe", "Says", "Ada Brook", "headline-verb"),
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
