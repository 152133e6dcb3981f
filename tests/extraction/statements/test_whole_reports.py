"""Two whole reports, read as an editor would check them: every statement, nothing beside it."""

from __future__ import annotations

import pytest

from onrecord.extraction.statements import find_statements

TRUCE = """\
The Velian Interior Ministry said that a total of 312 rebels gave up their arms in north Varna \
over the past week, while most of them have been already sent home.

While 290 rebels have been registered and released, 22 rebels are still being questioned.

The Velian army has cleared 9 villages in the Varna valley inhabited by 40,000 people during a \
two-day operation, the Interior Ministry said.

"Over the past two days, army units supported by border guards have managed to clear nine \
villages in the southern part of the valley of mines," Col. Irena Halic said, adding that 212 \
villages had joined the truce, and that over 15,000 residents returned there.

Over 4,000 villagers left the occupied part of Varna as a result of the army's advance, the \
Velian military added.

"As a result of the army's advance, the rebels' supply line has been broken. More than 4 thousand \
villagers were able to leave," Halic, the head of the Interior Ministry's press office, said.

Velian helicopters have not flown over Varna since June 3, the ministry said.

"The air force has stopped flights over Varna since June 3, for a total of 12 days. The \
helicopters are flying at least 5 km away from the town."

She said that rebels burn mills, bridges and granaries in Varna to accuse the army of the fires.

"The water supply [in Varna] is completely destroyed. According to villagers' accounts, rebels \
mine the wells. The pictures are being handed to foreign observers," Halic said.

Besides, Noria has sent a field hospital to Varna. According to Halic, over 60 Norian doctors and \
11 trucks will be deployed there.

Experts of the ministry will check the wells where poison is possibly being stored, Halic said.
"""
STRIKE = """\
LISSA (Norwire) - Dockers in Lissa return to work on Monday after 17 days, the Dockers' Union said \
on Friday.

Marta Cole, who leads the union, told reporters that 1,240 of its 1,300 members had voted for the \
offer.

"We won," Cole said. "It took us long enough. But the port [of Lissa] will never be the same."

The port authority confirmed the deal but declined to say what it will cost. "We do not comment \
on figures," its spokesman, Jon Vik, said in an e-mail.

Trade Minister Per Aas, however, called the deal "a gift to the lazy", and warned of higher fees.

"Somebody will have to pay for it. I fear it will be the customers."

The minister is expected to meet the union next week. Asked whether he would resign, he laughed.

According to the Harbour Post, which first reported the talks, the two sides met nine times.

"They say we met nine times," she said. "It was twice, and according to my diary both were in \
March."

Shipping companies fear that the backlog will last for weeks. One of them, Blue Line, said it had \
sent three ships to Porta instead.
"""
MINISTRY, HALIC = "Velian Interior Ministry", "Irena Halic"
TRUCE_STATEMENTS = [
    ("headline", MINISTRY, "explicit", "fact", None, "Over 300 Rebels"),
    ("indirect", MINISTRY, "explicit", "fact", None, "a total of 312"),
    ("unmarked", MINISTRY, "inherited", "fact", None, "While 290"),
    ("indirect", MINISTRY, "explicit", "fact", None, "The Velian army has cleared"),
    ("direct", HALIC, "explicit", "fact", None, '"Over the past two days'),
    ("indirect", HALIC, "participle", "fact", None, "212 villages"),
    ("indirect", HALIC, "participle", "fact", None, "over 15,000"),
    ("indirect", "Velian military", "explicit", "fact", None, "Over 4,000"),
    ("direct", HALIC, "surname", "fact", None, '"As a result'),
    ("indirect", MINISTRY, "explicit", "negated", None, "Velian helicopters"),
    ("direct", MINISTRY, "inherited", "fact", None, '"The air force'),
    ("indirect", HALIC, "pronoun", "fact", None, "rebels burn mills"),
    ("direct", HALIC, "surname", "fact", None, '"The water supply [in Varna]'),
    ("nested", "villagers", "explicit", "fact", 12, "rebels mine the wells"),
    ("unmarked", None, "none", "fact", None, "Noria has sent"),
    ("indirect", HALIC, "surname", "future", None, "over 60"),
    ("indirect", HALIC, "surname", "hedged", None, "Experts of the ministry"),
]
STRIKE_STATEMENTS = [
    ("headline", "Dockers' Union", "surname", "fact", None, "Port strike ends"),
    ("indirect", "Dockers' Union", "explicit", "fact", None, "Dockers in Lissa"),
    ("indirect", "Marta Cole", "explicit", "fact", None, "1,240 of its"),
    ("direct", "Marta Cole", "surname", "fact", None, '"We won,"'),
    ("indirect", "port authority", "explicit", "fact", None, "the deal"),
    ("indirect", "port authority", "explicit", "future", None, "what it will cost"),
    ("direct", "Jon Vik", "explicit", "negated", None, '"We do not comment'),
    ("mixed", "Per Aas", "explicit", "fact", None, 'the deal "a gift to the lazy"'),
    ("indirect", "Per Aas", "explicit", "fact", None, "higher fees"),
    ("direct", "Per Aas", "inherited", "future", None, '"Somebody will'),
    ("indirect", None, "none", "future", None, "The minister"),
    ("indirect", None, "none", "question", None, "whether he would resign"),
    ("indirect", "Harbour Post", "explicit", "fact", None, "the two sides met"),
    ("direct", "Marta Cole", "pronoun", "fact", None, '"They say we met nine times,"'),
    ("indirect", "Shipping companies", "explicit", "future", None, "the backlog will"),
    ("indirect", "Blue Line", "explicit", "fact", None, "it had sent three ships"),
]
REPORTS = {
    "Over 300 Rebels Gave Up Arms in North Varna - Velian Interior Ministry": (
        TRUCE,
        TRUCE_STATEMENTS,
    ),
    "Port strike ends, says union": (STRIKE, STRIKE_STATEMENTS),
}


@pytest.mark.parametrize("headline", REPORTS)
def test_every_statement_of_a_report_is_found_and_no_other(headline: str) -> None:
    text, expected = REPORTS[headline]
    found = find_statements(text, headline=headline)
    seen = []
    for s, (*_, begins) in zip(found, expected, strict=True):
        printed = (headline if s.kind == "headline" else text)[slice(*s.content[0])]
        seen.append((s.kind, s.speaker, s.resolution, s.modality, s.parent, printed[: len(begins)]))
    assert seen == expected
