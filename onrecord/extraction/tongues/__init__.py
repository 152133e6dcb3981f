"""Languages beside English: their words, and the rules that read any of them alike."""

from __future__ import annotations

from onrecord.extraction.tongues.german import GERMAN
from onrecord.extraction.tongues.record import record_in
from onrecord.extraction.tongues.tongue import Tongue

__all__ = ["record_in", "tongue_of"]

_TONGUES = {tongue.code: tongue for tongue in (GERMAN,)}


def tongue_of(language: str) -> Tongue | None:
    """The tongue of a language code such as "de" or "de-AT"; None where there is none."""
    return _TONGUES.get(language.lower().replace("_", "-").partition("-")[0])
