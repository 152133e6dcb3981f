"""Tells the caption of a photograph, its credit, and whether it is a file photo."""

from __future__ import annotations

import re

FILE_WORDS = (
    r"file(?:[ -](?:photo|photograph|picture|image|pic))?|archive(?: (?:photo|image))?|stock photo|"
    r"archiv(?:bild|foto)?|symbolbild|photo d['’]archives?|archives?|foto de archivo|"
    r"архив(?:ное фото)?|"
    r"фото из архива|صورة أرشيفية|أرشيف(?:ية)?"
)
# Apart, since each is looked for by its first sign: one of all would be tried at every letter.
FILE_PHOTO_FIRST = re.compile(rf"(?:{FILE_WORDS})(?:\s*[:–—-]\s|\.?$)", re.IGNORECASE)
FILE_PHOTO_NAMED = re.compile(r"\bfile photos?\b", re.IGNORECASE)
FILE_PHOTO_ASIDE = (
    re.compile(rf"[(\[]\s*(?:{FILE_WORDS})\s*[)\]]", re.IGNORECASE),
    re.compile(rf"[.,–—-]\s(?:{FILE_WORDS})\.?$", re.IGNORECASE),
)
CREDIT_START = re.compile(
    r"^(?:©|\(c\) (?!(?:19|20)\d\d)|(?:photo|photograph|picture|image|credit|foto|"
    r"bild|crédit|фото|الصورة|تصوير|المصدر)s?"
    r"(?: (?:by|credit|source|courtesy(?: of)?|von|par|de))?\s*[:/©]|image (?:source|copyright)[,:]"
    r"|(?:photo|photograph|picture|image|illustration)s? (?:by|courtesy of) |AP Photo|"
    r"REUTERS/|Getty Images)",
    re.IGNORECASE,
)
CREDIT_END = re.compile(
    r"[(\[](?:photo|image|picture|foto|credit|©|ap photo|reuters|afp|getty)[^()\[\]]{0,80}[)\]]\.?$"
    r"|(?:©|/ ?(?:AFP|AP|Reuters|Getty Images|dpa|EPA|TASS))[^.]{0,60}$"
    r"|\b(?:photo|image|foto|photograph|picture|bild)\s?[:©]\s?[^.]{2,60}$",
    re.IGNORECASE,
)
CREDIT_SIGNS = "©/:)]"  # none of its endings does without
CAPTION_START = re.compile(
    r"^(?:image caption|photo caption|caption|bildunterschrift|légende|pictured|"
    r"in this (?:file )?(?:photo|image|picture))\s*[,:]?\s",
    re.IGNORECASE,
)
CAPTION_LABEL = re.compile(
    r"^(?:image caption|photo caption|caption|bildunterschrift|légende)\s*[,:]\s*", re.IGNORECASE
)
BY_FILE = re.compile(rf"^(?:{FILE_WORDS})\s*[:–—-]\s*", re.IGNORECASE)


def is_file_photo(text: str) -> bool:
    """Whether a caption says that the picture is an older one."""
    return (
        FILE_PHOTO_FIRST.match(text) is not None
        or ("photo" in text.lower() and FILE_PHOTO_NAMED.search(text) is not None)
        or any(aside.search(text) for aside in FILE_PHOTO_ASIDE)
    )


def is_caption(text: str) -> bool:
    """Whether a line says by its own words that it belongs to a picture."""
    if len(text) > 500:
        return False
    return bool(
        CAPTION_START.match(text) or _ends_with_credit(text) or is_file_photo(text)
    ) and not is_credit(text)


def is_credit(text: str) -> bool:
    """Whether a line is nothing but the picture's credit, or nothing but "File photo"."""
    bare = text.strip("()[]. ")
    if any(p.fullmatch(bare) for p in (FILE_PHOTO_FIRST, FILE_PHOTO_NAMED, *FILE_PHOTO_ASIDE)):
        return True
    return (
        bool(CREDIT_START.match(text.lstrip("([ "))) and len(text) <= 90 and text.count(". ") == 0
    )


def credited_caption(text: str) -> str | None:
    """The caption in a line that begins with its credit: "© Agency / Name. A soldier rides …"."""
    match = re.match(
        r"^(?:©|\(c\)|photo\s*[:/]|photo by|foto\s*:)[^.]{2,80}\.\s+(?=\S.{20,})",
        text,
        re.IGNORECASE,
    )
    return text[match.end() :] if match else None


def cleaned(text: str) -> str:
    """The caption without a label before it; what it says about a file photo stays."""
    return CAPTION_LABEL.sub("", text)


def _ends_with_credit(text: str) -> bool:
    return any(sign in text for sign in CREDIT_SIGNS) and CREDIT_END.search(text) is not None
