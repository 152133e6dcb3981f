"""The one way out: public pages come in, nothing inside is ever reached."""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord.shared.fetch import Fetched, FetchFailed, FetchRefused, fetch

HOME = "127.0.0.1"
PAGE = b"<html><body><p>Hello from the canary.</p></body></html>"
Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Server:
    """A web server on this machine that counts its visitors."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    visits: list[tuple[str, str]] = field(default_factory=list)

    def get(self, path: str = "/", *, host: str = "news.example", **options: object) -> Fetched:
        """Fetches from here as if a public name led here."""
        return fetch(
            f"http://{host}:{self.port}{path}",
            resolve=lambda name, port: [HOME],
            trusted={(HOME, self.port)},
            **options,  # type: ignore[arg-type]  # the options of fetch itself, passed on
        )


@pytest.fixture
def server() -> Iterator[Server]:
    here = Server(port=0)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here.visits.append((self.headers["Host"], self.path))
            here.answers.get(self.path, page)(self)

        def log_message(self, format: str, *args: object) -> None: ...

    listening = ThreadingHTTPServer((HOME, 0), Handler)
    here.port = listening.server_address[1]
    thread = threading.Thread(target=listening.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield here
    listening.shutdown()
    listening.server_close()


def page(handler: BaseHTTPRequestHandler) -> None:
    send(handler, PAGE)


def send(handler: BaseHTTPRequestHandler, body: bytes, **headers: str) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html; charset=utf-8")
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def redirect(location: str, *, status: int = 302) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Location", location)
        handler.end_headers()

    return answer


def test_a_page_comes_with_its_type_and_under_its_own_name(server: Server) -> None:
    fetched = server.get("/news?id=1#top")

    assert fetched.body == PAGE
    assert fetched.content_type == "text/html; charset=utf-8"
    assert fetched.url.endswith("/news?id=1")
    assert server.visits == [(f"news.example:{server.port}", "/news?id=1")]


def test_a_packed_page_is_unpacked(server: Server) -> None:
    server.answers["/"] = lambda h: send(h, gzip.compress(PAGE), Content_Encoding="gzip")

    assert server.get().body == PAGE


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_after_it_has_been_checked(server: Server, status: int) -> None:
    server.answers["/"] = redirect("/there", status=status)

    assert server.get().url.endswith("/there")


def test_three_redirects_are_the_most(server: Server) -> None:
    server.answers |= {f"/{n}": redirect(f"/{n + 1}") for n in range(4)}

    assert server.get("/1").body == PAGE
    with pytest.raises(FetchFailed, match="more than 3 times"):
        server.get("/0")


@pytest.mark.parametrize(
    "location",
    [
        "http://inside.example/", "http://169.254.169.254/latest/meta-data/", "file:///etc/passwd",
        "ftp://news.example/", "gopher://x/", "http://user:word@news.example/", "http://[::1]/",
        "//inside.example/", "http://news.example:22/", "http://0x7f.1/", "data:text/html,x",
        "javascript:1",
    ],
)  # fmt: skip
def test_a_redirect_inside_is_refused(server: Server, location: str) -> None:
    def resolve(host: str, port: int) -> list[str]:
        return [HOME] if host == "news.example" else ["10.0.0.1"]

    server.answers["/"] = redirect(location)

    with pytest.raises(FetchRefused):
        fetch(f"http://news.example:{server.port}/", resolve=resolve, trusted={(HOME, server.port)})
    assert len(server.visits) == 1


def test_a_name_that_changes_its_mind_is_asked_only_once(server: Server) -> None:
    answers = iter([[HOME], ["10.0.0.1"]])

    fetched = fetch(
        f"http://news.example:{server.port}/",
        resolve=lambda host, port: next(answers),
        trusted={(HOME, server.port)},
    )

    assert fetched.body == PAGE
    assert list(answers) == [["10.0.0.1"]]


def test_one_inside_address_among_public_ones_is_enough_to_refuse(server: Server) -> None:
    with pytest.raises(FetchRefused, match="inside"):
        fetch(
            f"http://news.example:{server.port}/",
            resolve=lambda host, port: [HOME, "192.168.0.1"],
            trusted={(HOME, server.port)},
        )
    assert server.visits == []


def test_a_page_that_says_it_is_too_large_is_not_read(server: Server) -> None:
    server.answers["/"] = lambda h: send(h, b"", Content_Length="10000001")

    with pytest.raises(FetchRefused, match="larger than 10 MB"):
        server.get()


def test_a_page_that_grows_too_large_is_dropped(server: Server) -> None:
    server.answers["/"] = lambda h: send(h, b"x" * 300_000)

    with pytest.raises(FetchRefused, match="larger"):
        server.get(limit_bytes=200_000)


def test_a_page_that_unpacks_to_far_more_is_dropped(server: Server) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    server.answers["/"] = lambda h: send(h, bomb, Content_Encoding="gzip")

    with pytest.raises(FetchRefused, match="unpacks"):
        server.get(limit_bytes=1_000_000)


def test_half_a_page_is_no_page(server: Server) -> None:
    server.answers["/"] = lambda h: send(h, PAGE, Content_Length="5000")

    with pytest.raises(FetchFailed, match="could not be read"):
        server.get()


@pytest.mark.parametrize("drip", [b"x", b""])
def test_a_server_that_drips_is_cut_off_when_the_time_is_up(server: Server, drip: bytes) -> None:
    def slowly(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for _ in range(40):
            handler.wfile.write(drip or b"X-Slow: 1\r\n")
            time.sleep(0.05)

    server.answers["/"] = slowly
    started = time.monotonic()

    with pytest.raises(FetchFailed):
        server.get(timeout=0.3)
    assert time.monotonic() - started < 1.5


def test_a_resolver_that_never_answers_is_not_waited_for() -> None:
    with pytest.raises(FetchFailed, match="too long"):
        fetch("http://news.example/", resolve=lambda host, port: time.sleep(2) or [], timeout=0.2)


@pytest.mark.parametrize("status", [204, 403, 404, 500])
def test_an_answer_without_a_page_says_what_to_do_next(server: Server, status: int) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.end_headers()

    server.answers["/"] = answer

    with pytest.raises(FetchFailed, match=f"answered {status}.*save it"):
        server.get()


def test_a_name_nobody_has_is_said_to_be_unknown() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    with pytest.raises(FetchFailed, match="not found"):
        fetch("http://nowhere.example/", resolve=unknown)


LOOPBACK = """
127.0.0.1 127.1 127.0.1 127.255.255.254 127.0.0.01 0177.0.0.1 0177.1 017700000001 0x7f.0.0.1 0x7f.1
0x7f000001 0X7F000001 2130706433 127.0.0.1. 0
0.0.0.0 0x0 00 0.0 localhost LOCALHOST localhost.
LocalHost localhost.localdomain ip6-localhost １２７.０.０.１
①②⑦.⓪.⓪.① 127。0。0。1
127．0．0．1 127｡0｡0｡1
ⓛⓞⓒⓐⓛⓗⓞⓢⓣ ｌｏｃａｌｈｏｓｔ
127.0.0.1.nip.io localtest.me spoofed.example %31%32%37.0.0.1 127.0.0.1%00
127.0.0.1%2f.example 127.0.0.1%20 127.0.0.1%0d%0a [::1] [::] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1]
[::ffff:7f00:1] [0:0:0:0:0:ffff:127.0.0.1] [::127.0.0.1] [::7f00:1] [64:ff9b::7f00:1]
[64:ff9b::127.0.0.1] [64:ff9b:1::7f00:1] [2002:7f00:1::] [2001:0:7f00:1::] [fe80::1] [fe80::1%25lo]
[fec0::1] [fc00::1] [fd00:ec2::254] [ff02::1] [ff01::1] [5f00::1] [100::1] [2001:db8::1] [3fff::1]
[2001:2::1] [2001:10::1] [2001:470:1::5efe:7f00:1] [2001:470:1::200:5efe:10.0.0.1] [::1]. [::1%25]
[::a9fe:a9fe] [64:ff9b::a9fe:a9fe] [2002:a9fe:a9fe::] [::ffff:169.254.169.254] 169.254.169.254
169.254.169.254. 2852039166 0xa9fea9fe 0251.0376.0251.0376 169.16689662 0xa9.0xfe.0xa9.0xfe
metadata.google.internal 169.254.170.2 100.100.100.200 192.0.0.192 168.63.129.16 10.0.0.1 10.1
172.16.0.1 172.31.255.255 192.168.1.1 192.168.257 100.64.0.1 198.18.0.1 192.0.2.1 198.51.100.1
203.0.113.1 192.88.99.1 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 256.256.256.256
1.2.3.4.5 -a.example a..example .example example..  xn--a _ * host_name- [::g] [1::2::3] [127.0.0.1]
127.0.0.1:80:80 [::1]:x a,b a;b a'b a"b a<b a{b a|b a^b a`b ¹²⁷.0.0.1 127.0.0.1.. 0x7f.0x0.0x0.0x1
""".split()  # noqa: RUF001  # the odd signs are what is tried


def as_the_system_reads_numbers(host: str, port: int) -> list[str]:
    """Numbers in any spelling become addresses; names, without a network, lead to this machine."""
    try:
        found = socket.getaddrinfo(host, port, flags=socket.AI_NUMERICHOST)
    except OSError:
        return [HOME]
    return [str(entry[4][0]) for entry in found]


@pytest.mark.parametrize("spelling", LOOPBACK)
def test_no_spelling_of_an_inside_address_is_reached(server: Server, spelling: str) -> None:
    for port in ("", f":{server.port}"):
        for before, after in (
            ("", ""),
            ("user@", ""),
            ("", "#@news.example"),
            ("", "\\@news.example"),
        ):
            with pytest.raises((FetchRefused, FetchFailed)):
                fetch(
                    f"http://{before}{spelling}{port}/{after}",
                    resolve=as_the_system_reads_numbers,
                    trusted={("8.8.8.8", server.port)},
                    timeout=2,
                )
    assert server.visits == []


@pytest.mark.parametrize(
    "url",
    [
        "", "news.example", "file:///etc/passwd", "ftp://news.example/", "gopher://news.example/",
        "dict://x/", "data:text/html,hi", "http:/news.example", "http:///path", "http://",
        "http://news.example:99999/",
        "http://news.example:22/", "http://news.example:8080/", "https://news.example:80/",
        "http://a b/",
        "http://news.example/\nHost: x", "http://news.example/\r\n\r\n",
        "\thttp://news.example/", "unix:///x",
        "http://[::1", "http://news.example\\@inside/", "http://user@news.example/", "x" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_plain_web_address_is_refused(url: str) -> None:
    with pytest.raises(FetchRefused):
        fetch(url, resolve=lambda host, port: ["8.8.8.8"], timeout=0.5)
