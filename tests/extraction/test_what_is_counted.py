"""Figures: what is counted, and what an amount is of."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.extraction import Figure, read_prose

DAY = dt.date(2019, 3, 24)


def figures(text: str) -> tuple[Figure, ...]:
    return read_prose(text, published=DAY).figures


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The price of tin rose 8 %.", "price of tin"),
        ("The company paid a fine of $3 million.", "fine"),
        ("Brook said that prices rose 8 %.", "prices"),
        ("The company expects the value of its fleet to grow by 8 %.", "value of its fleet"),
        ("Brook, 66, has used the winter to train, dropping from 90 kg.", "Brook"),
        ("The valley has a lake that holds 8 cubic meters.", "lake"),
        ("Winters, which are long, cost $40.", "Winters"),
        ("They offer a prize worth $5,000.", "prize"),
        ("They paid $5,000 for the bridge.", "bridge"),
        ("They sold the mill for $5,000.", "mill"),
        ("Brook has debts, ranging from $40 to $90.", "debts"),
        ("Growers see a 5 % rebound.", "rebound of Growers"),
        ("A third of the harvest was lost.", "harvest"),
        ("It rained for three days of talks.", "talks"),
        ("In the first quarter the unemployment rate was 5 %.", "unemployment rate"),
        ("Farmers (of the north) spent $40.", "Farmers"),
        ("The mill's shares, down on Monday, fell 3 %.", "mill's shares"),
        ("The ferry, he said, weighs 90 kg.", "ferry"),
        ("The fare was $4 and the fine was $9.", "fine"),
        ("The mill closed early and lost $9.", "mill"),
    ],
)
def test_an_amount_is_of_the_noun_it_hangs_on_or_of_its_subject(text: str, counted: str) -> None:
    assert figures(text)[-1].counted == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The mill employs 600 people.", "people of the mill"),
        ("Brook leads a squad of 17 players.", "players of a squad"),
        ("Brook leads a squad that contains 17 players.", "players of a squad"),
        ("Brook has opened a site, where she has 80 readers.", "readers of Brook"),
        ("Velden is the home port for 60 boats.", "boats of Velden"),
        ("The list is led by Brook (5 goals).", "goals of Brook"),
        ("They sold 40 large and small boats.", "large and small boats"),
        ("One boat leaks.", "boat"),
        ("The index closed at 600 points.", "points of the index"),
        ("They sent 40 tins of white paint.", "tins of white paint"),
        # What is found or killed belongs to nobody who finds or kills.
        ("Rescuers found 12 miners.", "miners"),
        ("They have 12 horses.", "horses"),
    ],
)
def test_a_count_says_what_it_is_a_count_of_and_whose(text: str, counted: str) -> None:
    assert figures(text)[-1].counted == counted
