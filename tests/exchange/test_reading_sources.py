"""Files, folders and addresses: what can be read is, what cannot says what to do next."""

import gzip
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.exchange.importers.decoding import WronglyEncoded, decode
from onrecord.exchange.importers.sources import CannotRead, read_source, sources

TEXT = "Brücke gesperrt – “für Monate”, sagte die Stadt am Montag.\n"
HTML = f"<!doctype html><html><head></head><body><p>{TEXT}</p></body></html>"


def written(folder: Path, content: bytes, name: str = "page.txt") -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"]
)
def test_a_page_in_any_unicode_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    source = read_source(written(tmp_path, (TEXT * 20).encode(encoding)))

    assert source.text == TEXT * 20


@pytest.mark.parametrize(
    "encoding", ["iso-8859-15", "windows-1251", "koi8-r", "shift_jis", "windows-1256"]
)
def test_a_page_in_the_encoding_it_declares_is_read(tmp_path: Path, encoding: str) -> None:
    words = {"shift_jis": "日本語", "windows-1256": "العالم", "iso-8859-15": "Zürich €"}.get(
        encoding, "Москва"
    )
    html = (
        f'<!doctype html><html><head><meta charset="{encoding}"></head><body>{words}</body></html>'
    )

    source = read_source(written(tmp_path, html.encode(encoding), "page.html"))

    assert words in source.text
    assert source.notes == ()


def test_an_undeclared_windows_page_is_read_with_a_note(tmp_path: Path) -> None:
    source = read_source(written(tmp_path, TEXT.encode("cp1252")))

    assert source.text == TEXT
    assert "Windows-1252" in source.notes[0]


def test_a_page_that_declares_the_wrong_encoding_is_read_with_a_note(tmp_path: Path) -> None:
    html = HTML.replace("<head>", '<head><meta charset="shift_jis">')

    source = read_source(written(tmp_path, html.encode(), "page.html"))

    assert "sagte die Stadt" in source.text
    assert source.notes == () or "UTF-8" in source.notes[0]


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        (b"", "empty. Save the page again"),
        (b" \r\n\t ", "empty. Save the page again"),
        (b"\xef\xbb\xbf", "empty. Save the page again"),
        (b"%PDF-1.7 ...", "a PDF, not a saved page. Save the page as HTML"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a picture"),
        (gzip.compress(b"page", mtime=0), "a packed file"),
        (b"PK\x03\x04....", "ZIP"),
        (bytes(range(256)) * 20, "not text. Save the page as HTML"),
        (b"\x00\x01\x02\x03" * 500, "not text. Save the page as HTML"),
        (TEXT.encode()[:3], "cut off in the middle of a letter. Save the page again"),
        (TEXT.encode("utf-16")[:-1], "cut off or damaged. Save the page again"),
        (HTML[: HTML.index("sagte")].encode(), "cut off before its end. Save it again"),
        (b"<!doctype html><html><body><p>One.</p><div cla", "cut off before its end"),
        (b"<!doctype html><html><body><script>var a = 1;", "cut off before its end"),
        ("Президент сказал, что это так.".encode("cp1251"), "save it as UTF-8"),
        (b"\x81\x8d\x8f\x90\x9d hello", "save it as UTF-8"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_what_to_do_next(
    tmp_path: Path, content: bytes, advice: str
) -> None:
    with pytest.raises(CannotRead, match=advice) as refusal:
        read_source(written(tmp_path, content))

    assert "page.txt" in str(refusal.value)


def test_a_page_of_fifty_megabytes_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    with path.open("wb") as file:
        file.truncate(50_000_000)

    with pytest.raises(CannotRead, match=r"50 MB; a page may have 10"):
        read_source(str(path))


def test_a_book_is_no_page(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="a page may have 1,000,000"):
        read_source(written(tmp_path, TEXT.encode() * 20_000))


@pytest.mark.parametrize(
    "place", ["nowhere.html", "no\0where", "x" * 5000, "/dev/null/page.html", "/dev/zero"]
)
def test_a_path_that_leads_nowhere_is_named(place: str) -> None:
    with pytest.raises(CannotRead):
        read_source(place)


@pytest.mark.parametrize(
    "url", ["ftp://news.example/", "file:///etc/passwd", "http://127.0.0.1/", "http://[::1]/"]
)
def test_an_address_that_is_not_public_is_refused(url: str) -> None:
    with pytest.raises(CannotRead, match=r"only|inside"):
        read_source(url)


def test_a_folder_gives_its_pages_in_order_and_leaves_the_browsers_own_files(
    tmp_path: Path,
) -> None:
    (tmp_path / "b_files").mkdir()
    (tmp_path / "deep").mkdir()
    for name in ["b.html", "a.txt", "b_files/frame.html", "deep/c.htm", "style.css", ".hidden.txt"]:
        written(tmp_path, HTML.encode(), name)

    found = [s for s in sources(str(tmp_path)) if not isinstance(s, CannotRead)]

    assert [Path(s.name).name for s in found] == ["a.txt", "b.html", "c.htm"]


def test_one_bad_page_in_a_folder_does_not_hide_the_others(tmp_path: Path) -> None:
    written(tmp_path, b"", "a.txt")
    written(tmp_path, TEXT.encode(), "b.txt")

    bad, good = sources(str(tmp_path))

    assert isinstance(bad, CannotRead)
    assert not isinstance(good, CannotRead)


def test_a_folder_without_pages_says_what_it_should_hold(tmp_path: Path) -> None:
    written(tmp_path, b"x", "picture.png")

    (refusal,) = sources(str(tmp_path))

    assert "It should hold .html, .htm or .txt files" in str(refusal)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_break_the_decoding(raw: bytes) -> None:
    with suppress(WronglyEncoded):
        assert isinstance(decode(raw).text, str)
