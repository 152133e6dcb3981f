"""German, as the readers of another tongue take it."""

from __future__ import annotations

from onrecord.extraction.tongues.german_days import DAYS
from onrecord.extraction.tongues.german_numbers import NUMERALS
from onrecord.extraction.tongues.german_speech import SPEECH
from onrecord.extraction.tongues.tongue import Tongue, words

GERMAN = Tongue(
    code="de",
    speech=SPEECH,
    numerals=NUMERALS,
    days=DAYS,
    shortened=words(
        """
        dr prof dipl ing nr st ca mio mrd abs art z.b d.h u.a z u bzw usw hl str bd jh vgl geb
        gen ggf inkl max min sog tel evtl zzgl b h a d
        """
    ),
)
