"""A comment waits where a check asks for it; what each check found is kept and can be read."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from onrecord.discussion.actions import edit_comment, flag_comment
from onrecord.discussion.models import Clause, Comment, Discussion, Mode, Policy, Print, Word
from onrecord.people.models import TooOftenError, User
from onrecord.reports.models import Report
from onrecord.shared.comment_text import LONGEST
from onrecord.shared.likeness import difference, simhash
from onrecord.shared.word_finder import WordFinder
from tests.conftest import NOON
from tests.discussion.conftest import Writes

Hold = Comment.Hold
LONG = (
    "The new bridge was closed three days last winter because the council saved on salt, and "
    "nobody answered our letters about the school bus that had to turn round in the snow"
)


def test_a_section_may_read_everything_first_and_a_discussion_differ(
    write: Writes, report: Report
) -> None:
    Policy.objects.create(section=None, mode=Mode.RISK)
    Policy.objects.create(section=report.section, mode=Mode.PRE)

    assert write().held_because == Hold.PREMODERATED
    Discussion.objects.update(mode=Mode.RISK)
    assert write().is_published


def test_where_comments_are_read_afterwards_a_check_is_noted_and_holds_nothing(
    write: Writes, report: Report
) -> None:
    Word.objects.create(text="scoundrel")
    Discussion.objects.update(mode=Mode.POST)

    comment = write("That scoundrel again")

    assert comment.is_published
    assert comment.checks.get().evidence == "“scoundrel”"


def test_the_first_comments_of_a_person_wait_as_many_as_the_policy_says(
    write: Writes, sami: User
) -> None:
    write(author=sami)
    Policy.objects.create(section=None, first_held=1)

    assert write().held_because == Hold.FIRST
    assert write(author=sami).is_published


def test_a_listed_word_is_found_whole_whatever_its_capitals_and_accents(write: Writes) -> None:
    Word.objects.create(text="Scoundrél")
    Word.objects.create(text="nitwit*")

    assert write("You SCOUNDREL!").held_because == Hold.WORDS
    assert write("All nitwits").checks.get().evidence == "“nitwit*”"
    assert write("Scoundrelly is another word").is_published


def test_a_word_stands_on_the_list_once(db: None) -> None:
    Word.objects.create(text="scoundrel")

    with pytest.raises(ValidationError, match="already"):
        Word(text="SCOUNDREL").full_clean()
    with pytest.raises(ValidationError, match="two letters"):
        Word(text="**").full_clean()


def test_the_same_words_under_another_account_wait(write: Writes, sami: User) -> None:
    first = write(LONG)

    again = write(LONG.upper() + "!", author=sami)

    assert again.held_because == Hold.REPEATED
    assert first.short_id in again.checks.first().evidence


def test_nearly_the_same_words_under_another_account_wait(write: Writes, sami: User) -> None:
    text = " ".join(f"{LONG}, said neighbour number {n}." for n in range(4))
    write(text)

    assert write(text.replace("number 3", "number three"), author=sami).held_because == Hold.ALIKE
    assert write("Thank you all", author=sami).is_published
    assert write("Thank you all").is_published


def test_after_a_day_the_same_words_may_be_said_by_others(write: Writes, sami: User) -> None:
    write(LONG, at=NOON)

    assert write(LONG, author=sami, at=NOON + dt.timedelta(hours=25)).is_published


def test_an_edit_is_looked_at_like_a_new_comment(write: Writes, rosa: User) -> None:
    Word.objects.create(text="scoundrel")
    comment = write(LONG)

    edit_comment(comment=comment, author=rosa, text="Scoundrel", at=comment.created_at)

    assert comment.held_because == Hold.WORDS
    assert not Print.objects.filter(comment=comment).exists()


def test_slow_mode_says_how_long_to_wait(write: Writes) -> None:
    Discussion.objects.update(pause_s=7200)
    write(at=NOON)

    with pytest.raises(TooOftenError, match="50 minutes"):
        write(at=NOON + dt.timedelta(minutes=70))
    assert write(at=NOON + dt.timedelta(hours=2)).is_published


def test_of_two_sent_at_once_neither_waits_where_nobody_need(write: Writes) -> None:
    write("The one that was stored first", at=NOON + dt.timedelta(milliseconds=5))

    assert write("The one that was begun first", at=NOON).is_published


def test_the_more_flags_the_longer_people_wait(write: Writes, sami: User, threats: Clause) -> None:
    comments = [write(f"{n}", at=NOON) for n in range(5)]
    assert write(at=NOON + dt.timedelta(minutes=1)).is_published
    for comment in comments:
        flag_comment(comment=comment, reader=sami, clause=threats, note="", at=NOON)

    with pytest.raises(TooOftenError, match="2 minutes"):
        write(at=NOON + dt.timedelta(minutes=2))
    assert write(at=NOON + dt.timedelta(minutes=5)).is_published


def test_a_text_of_any_length_is_searched_in_time_that_grows_with_it_alone() -> None:
    finder = WordFinder([f"{'a' * n}b" for n in range(1, 70)] + [f"word{n} *" for n in range(5000)])

    def seconds(length: int) -> float:
        best = 9.0
        for _ in range(3):
            begun = time.perf_counter()
            assert finder.find("a" * length) == []
            best = min(best, time.perf_counter() - begun)
        return best

    assert seconds(LONGEST * 8) < 40 * seconds(LONGEST) + 0.01


@given(st.text(alphabet="ab *é", max_size=30), st.lists(st.text(alphabet="ab*", max_size=4)))
def test_a_whole_word_is_found_where_it_stands(text: str, words: list[str]) -> None:
    plain = [word for word in words if word and "*" not in word]
    standing = set(text.replace("*", " ").replace("é", "e").split())

    assert set(WordFinder(plain).find(text, at_most=99)) == standing & set(plain)


def test_prints_of_other_texts_are_far_apart() -> None:
    other = "Rents on the east side went up again while the tram is still not running after nine"
    mine, theirs = simhash(LONG), simhash(other)

    assert mine is not None
    assert theirs is not None
    assert difference(mine, theirs) > 10
