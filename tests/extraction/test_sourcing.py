"""Checks that need statements: they note what an editor should ask, and keep quiet otherwise."""

from __future__ import annotations

from onrecord.extraction.sourcing import statement_checks
from onrecord.extraction.statements import find_statements
from onrecord.extraction.types import Check, Figure


def checks(
    text: str, *, headline: str | None = None, figures: tuple[Figure, ...] = ()
) -> list[Check]:
    statements = find_statements(text, headline=headline)
    return list(
        statement_checks(text=text, statements=statements, figures=figures, headline=headline)
    )


def of_kind(kind: str, found: list[Check]) -> list[Check]:
    return [check for check in found if check.kind == kind]


MILITARY = (
    "Boats left Hill, the Norland General Staff said.\n\n"
    "“They left at noon,” Gen. Ada Brook said.\n\n"
    "No boat is left, the Norland military added.\n\n"
    "“Two sank,” Brook, the chief of the Norland General Staff, said."
)


def test_a_report_from_one_institution_is_noted_with_its_parts() -> None:
    (note,) = of_kind("sourcing", checks(MILITARY))
    assert note.verdict == "note"
    assert "one institution" in note.explanation
    assert len(note.operands) == 4


def test_a_second_institution_silences_that_note() -> None:
    text = MILITARY + "\n\nThe Red Cross said that many boats are missing."
    assert of_kind("sourcing", checks(text)) == []


def test_another_state_is_another_institution() -> None:
    text = MILITARY + "\n\nThe Sudland military said that many boats are missing."
    assert of_kind("sourcing", checks(text)) == []


def test_one_person_alone_is_noted_as_one_speaker() -> None:
    text = " ".join(
        f"Ada Brook said that lamp {word} works." for word in ("one", "two", "six", "ten")
    )
    (note,) = of_kind("sourcing", checks(text))
    assert note.formula == "4 statements, 1 speaker"


def test_voices_inside_quotations_are_named_in_the_note() -> None:
    text = MILITARY + "\n\n“According to fishermen, three burned,” Brook said."
    (note,) = of_kind("sourcing", checks(text))
    assert "fishermen" in note.explanation


def test_statements_without_a_source_are_listed_in_one_note() -> None:
    text = (
        "The bridge is safe, Ada Brook said. It carries 4,000 cars a day.\n\n"
        "The road is open, Jo Hale said.\n\n“We tested it twice. It held.”"
    )
    (note,) = of_kind("sourcing", checks(text))
    assert note.operands == ("statement:1", "statement:3")


def test_a_headline_that_names_a_speaker_of_the_text_adds_up() -> None:
    (check,) = of_kind("headline", checks(MILITARY, headline="Boats Leave Hill - Norland MoD"))
    assert (check.verdict, check.operands[0]) == ("adds_up", "statement:0")


def test_initials_stand_for_a_name() -> None:
    text = "The Norland Road Office said that the bridge is safe."
    (check,) = of_kind("headline", checks(text, headline="NRO: bridge is safe"))
    assert check.verdict == "adds_up"


def test_a_headline_with_a_source_the_text_does_not_have_is_noted() -> None:
    (check,) = of_kind("headline", checks(MILITARY, headline="Boats Leave Hill - Red Cross Group"))
    assert check.verdict == "note"


def test_a_headline_without_a_source_is_not_checked() -> None:
    assert of_kind("headline", checks(MILITARY, headline="Boats leave Hill")) == []


def test_a_quotation_and_a_paraphrase_that_differ_are_noted() -> None:
    text = (
        "Norland boats have not fished in Hillbay since March 3, the coast guard said.\n\n"
        "“The Norland boats have stopped trips around Hillbay since March 3.”"
    )
    (note,) = of_kind("paraphrase", checks(text))
    assert note.operands == ("statement:0", "statement:1")
    assert "“in Hillbay” against “around Hillbay”" in note.formula


def test_a_quotation_and_a_paraphrase_that_agree_are_not_noted() -> None:
    text = (
        "Norland boats have fished in Hillbay since March 3, the coast guard said.\n\n"
        "“The Norland boats have fished in Hillbay since March 3.”"
    )
    assert of_kind("paraphrase", checks(text)) == []


def test_evidence_that_the_paraphrase_drops_is_noted() -> None:
    text = (
        "Ada Brook said that robbers burn barns, mills and bridges in Hill.\n\n"
        "“Hill is lost. According to the shepherds' accounts, robbers burn barns, mills and "
        "bridges,” Brook said."
    )
    (note,) = of_kind("paraphrase", checks(text))
    assert note.operands == ("statement:0", "statement:1", "statement:2")
    assert "shepherds" in note.explanation


def test_evidence_that_the_paraphrase_keeps_is_not_noted() -> None:
    text = (
        "Ada Brook said that shepherds saw robbers burn barns, mills and bridges in Hill.\n\n"
        "“According to the shepherds' accounts, robbers burn barns, mills and bridges,” Brook said."
    )
    assert of_kind("paraphrase", checks(text)) == []


def test_done_and_to_be_done_side_by_side_are_noted() -> None:
    text = (
        "Norland has sent a bridge crew to Hillbay. According to Brook, 40 Norland men will be "
        "flown to Hillbay."
    )
    (note,) = of_kind("tense", checks(text))
    assert note.operands == ("statement:0", "statement:1")
    assert "has sent" in note.formula


def test_done_and_to_be_done_about_other_things_are_not_noted() -> None:
    text = "Norland has sent a bridge crew. According to Brook, the sun will shine on Sunday."
    assert of_kind("tense", checks(text)) == []


def figure_at(text: str, words: str, statement: int) -> Figure:
    start = text.index(words)
    return Figure(
        span=(start, start + len(words)), low=400.0, high=400.0, low_open=False, high_open=False,
        comparator="=", trend=None, unit=None, counted="people", place=None, time=None,
        statement=statement, progress=None, rule="number",
    )  # fmt: skip


def test_there_beside_a_figure_is_asked_about() -> None:
    text = "Brook said that 400 people returned there."
    (note,) = of_kind("reference", checks(text, figures=(figure_at(text, "400", 0),)))
    assert note.operands == ("statement:0", "figure:0")


def test_there_is_not_asked_about_when_it_points_at_a_place_or_at_nothing() -> None:
    for text in (
        "Brook said that 400 people reached Hill and returned from Hill there.",
        "Brook said that there are 400 people.",
    ):
        assert of_kind("reference", checks(text, figures=(figure_at(text, "400", 0),))) == []


def test_no_check_here_ever_says_that_something_does_not_add_up() -> None:
    assert {c.verdict for c in checks(MILITARY, headline="Boats Leave Hill - Union")} <= {
        "note",
        "adds_up",
    }
