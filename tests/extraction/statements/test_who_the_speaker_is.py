"""A statement's speaker is a full name, with rank or office apart, however it is printed."""

from __future__ import annotations

import pytest

from onrecord.extraction.statements import find_statements


@pytest.mark.parametrize(
    ("source", "speaker", "role"),
    [
        ("Lt. Gen. Ada Brook", "Ada Brook", "Lt. Gen."),
        ("Ada Brook, the head of the road office,", "Ada Brook", "head of the road office"),
        ("Interior Minister Ada Brook", "Ada Brook", "Interior Minister"),
        ("Former Norland senator Ada Brook", "Ada Brook", "Former Norland senator"),
        ("The road office's director, Ada Brook,", "Ada Brook", "road office's director"),
        ("Ada Brook, 47, a baker from Hill,", "Ada Brook", "baker from Hill"),
        ("Sen. Ada Brook, R-Ohio,", "Ada Brook", "Sen."),
        ("Mr. Brook", "Brook", None),
        ("Jean-Paul van der Berg", "Jean-Paul van der Berg", None),
        ("The Norland Road Ministry", "Norland Road Ministry", None),
        ("A spokesman for the ministry", "spokesman for the ministry", None),
        ("Local residents", "Local residents", None),
        ("The NRO", "NRO", None),
        ("Ada Brook of Hill, Ohio,", "Ada Brook of Hill", None),
    ],
)
def test_name_and_role_are_taken_apart(source: str, speaker: str, role: str | None) -> None:
    (statement,) = find_statements(f"{source} said that the bridge is safe.")
    assert (statement.speaker, statement.role) == (speaker, role)


def test_a_surname_stands_for_the_full_name_before() -> None:
    _, second = find_statements("Ada Brook said it is late. Brook said that it is dark.")
    assert (second.speaker, second.resolution) == ("Ada Brook", "surname")


def test_a_surname_stands_for_a_full_name_anywhere_in_the_text() -> None:
    (statement,) = find_statements("Brook said it is late. Later Ada Brook went home.")
    assert statement.speaker == "Ada Brook"


def test_a_pronoun_stands_for_the_last_person_and_not_for_the_office_between() -> None:
    text = (
        "Ada Brook said it is late.\n\nIt is dark, the road office said.\n\n"
        "She added that it is cold."
    )
    *_, third = find_statements(text)
    assert (third.speaker, third.resolution) == ("Ada Brook", "pronoun")


def test_he_and_she_are_told_apart_by_courtesy_and_by_use() -> None:
    text = (
        "Mrs. Brook said it is late. Mr. Hale said that it is dark. She said it is cold. "
        "He said it is warm."
    )
    speakers = [s.speaker for s in find_statements(text)]
    assert speakers == ["Brook", "Hale", "Brook", "Hale"]


def test_it_stands_for_the_last_body_and_they_for_the_last_group() -> None:
    text = (
        "The road office said it is late. Villagers say the road is dark. It said the lamps work."
    )
    assert find_statements(text)[2].speaker == "road office"
    text = "The villagers said it is late. Ada Brook said no lamp works. They said it is dark."
    assert find_statements(text)[2].speaker == "villagers"


def test_a_pronoun_with_nobody_before_is_left_open() -> None:
    (statement,) = find_statements("They said the road is dark.")
    assert (statement.speaker, statement.resolution) == (None, "pronoun")


def test_a_pronoun_takes_the_only_person_named_when_nobody_has_spoken() -> None:
    (statement,) = find_statements("Ada Brook came home at nine. She said it is late.")
    assert statement.speaker == "Ada Brook"


def test_a_title_stands_for_who_holds_it() -> None:
    text = "Sen. Ada Brook said it is late. The senator said that it is dark."
    assert find_statements(text)[1].speaker == "Ada Brook"


def test_a_short_name_of_a_body_stands_for_its_full_name() -> None:
    text = "The Norland Road Ministry said it is late. The ministry said that it is dark."
    assert find_statements(text)[1].speaker == "Norland Road Ministry"


def test_the_word_of_witnesses_is_given_to_the_witnesses() -> None:
    (statement,) = find_statements("According to the neighbours' accounts, it is late.")
    assert statement.speaker == "neighbours"


@pytest.mark.parametrize(
    ("first", "later", "speaker"),
    [
        ("Interior Minister Lena Voss", "The minister", "Lena Voss"),
        ("Maj. Gen. Oto Ralik", "The general", "Oto Ralik"),
        ("Carlo Pinto, the mayor of Lissa,", "The mayor", "Carlo Pinto"),
        ("Prime Minister Ewa Nowak", "The premier", "Ewa Nowak"),
        ("Dr. Mina Sato", "The doctor", "Mina Sato"),
        ("Police Chief Sam Idris", "The chief", "Sam Idris"),
        ("Norsk Kraft AS", "The company", "Norsk Kraft AS"),
        ("The World Fish Fund", "The fund", "World Fish Fund"),
        ("The WHO", "The agency", "WHO"),
    ],
)
def test_an_office_or_a_kind_of_body_points_back(first: str, later: str, speaker: str) -> None:
    text = f"{first} said the road is open. It rained. {later} said that trucks had passed."
    said = [s for s in find_statements(text) if s.cue]
    assert [s.speaker for s in said] == [speaker, speaker]


def test_given_names_and_titles_tell_whom_she_and_he_mean() -> None:
    text = (
        "A spokeswoman for the port, Ines Lobo, said the crane broke. Trade Minister Karl Otte "
        "said that it would be mended. She said the wait was short. He said it was long."
    )
    assert [s.speaker for s in find_statements(text)][2:] == ["Ines Lobo", "Karl Otte"]


def test_kin_between_commas_has_a_name_and_a_role() -> None:
    text = "Anna Reed said the house is sold. Her brother, Tom Reed, said that it was not."
    second = find_statements(text)[1]
    assert (second.speaker, second.role) == ("Tom Reed", "brother")


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The mayor denied that the bridge is cracked.", "negated"),
        ("Hale did not say whether the bridge is safe.", "question"),
        ("“We will not go,” Hale said.", "negated"),
        ("“It might hold,” Hale said.", "hedged"),
    ],
)
def test_the_cue_and_the_words_tell_how_it_is_meant(text: str, modality: str) -> None:
    assert find_statements(text)[0].modality == modality


@pytest.mark.parametrize(
    ("content", "modality"),
    [
        ("the bridge is safe", "fact"),
        ("the bridge will be closed", "future"),
        ("the bridge will possibly be closed", "hedged"),
        ("the bridge may fall", "hedged"),
        ("the bridge opened in May", "fact"),
        ("the bridge has not been tested", "negated"),
        ("the bridge is safe because nobody uses it", "fact"),
    ],
)
def test_the_modality_is_that_of_the_main_clause(content: str, modality: str) -> None:
    (statement,) = find_statements(f"Brook said that {content}.")
    assert statement.modality == modality


def test_a_question_is_a_question() -> None:
    (direct,) = find_statements("“Is it safe?” Brook asked.")
    (indirect,) = find_statements("Brook asked whether it is safe.")
    assert direct.modality == indirect.modality == "question"


def test_another_language_is_still_read_for_what_can_be_found() -> None:
    assert find_statements("„Wir kommen später an.“", language="de-AT")[0].kind == "direct"
