"""Common given names that only women or only men bear, to tell whom "she" and "he" mean."""

from __future__ import annotations

from typing import Literal

WOMEN = frozenset(
    """
    ada agnes aisha alice amanda amelia amina amy ana andrea angela anita ann anna anne annika
    astrid barbara beatrice birgit brenda camila carla carmen carol caroline catherine cecilia
    charlotte chiara christina christine claire clara claudia deborah diana diane dorothy
    ekaterina elena elizabeth ella ellen emily emma erika esther eva ewa fatima fiona frances
    francesca gabriela giulia gloria grace greta hanna hannah heather heidi helen helena hilary
    hillary ines ingrid irena irene isabel isabella jane janet jennifer jessica joan johanna
    joyce judith julia julie karen karin kate katherine katja kathleen laila laura lena leila
    lina linda lisa lucia lucy magdalena margaret maria marie marta martha mary maryam megan
    melania melissa michelle mina monica monika nadia nancy natalia natasha nicole nina nora
    olga olivia pamela patricia paula petra priya rachel rebecca renata rosa ruth sabine samantha
    sandra sara sarah silvia simone sofia sonia sophia sophie stella stephanie susan susana svetlana
    sylvia tamara tanya tatiana teresa theresa ursula valeria vanessa vera veronica victoria
    yasmin yulia zainab zofia
    """.split()
)
MEN = frozenset(
    """
    aaron abdul adam ahmad ahmed alan albert alberto alejandro alexander alfred ali andrew anton
    antonio arthur bashar ben benjamin bernard bernie bill boris brian bruno carl carlo carlos
    charles christopher dan daniel david dennis diego dmitri dmitry donald douglas eduardo edward
    emmanuel enrique eric ernst ethan fernando francesco francisco frank franz fred george
    giovanni gregory gustav hans harry hassan henry hugo hussein ibrahim igor ivan jack jacob
    james jan jason jeffrey jeremy jerry jim joe johan john jonathan jorge jose joseph joshua juan
    justin karl keith kevin klaus larry lars leon leonard lorenzo louis luca luis luke marco
    mario mark martin marvin matteo matthew max michael miguel mikhail mohamed mohammed muhammad
    mustafa nicholas nikolai oleg oliver omar oscar otto pablo patrick paul pavel pedro peter
    philip pierre rafael ralph ramon raul raymond recep richard robert roberto roger ronald
    samuel scott sean sergei sergey simon stefan stephen steven sven ted theodore thomas tim
    timothy tom tony viktor vincent vladimir walter werner william wolfgang xavier yuri yusuf
    """.split()
)


def gender_of(name: str) -> Literal["he", "she"] | None:
    """The gender that a full name's first word tells, if it does: "Ada Brook" is "she"."""
    first, _, rest = name.partition(" ")
    folded = first.lower()
    if not rest or (folded not in WOMEN and folded not in MEN):
        return None
    return "she" if folded in WOMEN else "he"
