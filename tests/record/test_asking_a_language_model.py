"""A language model outside may add what stands in the text, and is never in the way."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.utils import timezone

from onrecord.people.models import User
from onrecord.record import actions, tasks
from onrecord.record.models import Figure, OutsideUse, Speaker, Statement
from onrecord.reports.actions import file_report, publish_report
from onrecord.reports.models import Report, Section, Version
from tests.record.conftest import NOON

QUIET = "The quay was dark and the pumps stood still for Nell Varga all night."
RIGHT = {
    "statements": [
        {"content": "the pumps stood still", "source": "Nell Varga", "speaker": "Nell Varga"}
    ],
    "figures": [],
}


@dataclass
class Model:
    """A server on this machine that answers as a model's would; ``says`` writes the answer."""

    url: str = ""
    says: Callable[[BaseHTTPRequestHandler], None] = lambda handler: None
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)

    def suggests(self, found: object, *, tokens: int = 300) -> None:
        """Answer with these suggestions."""
        message = {"message": {"content": json.dumps(found)}}
        body = json.dumps({"choices": [message], "usage": {"total_tokens": tokens}}).encode()
        self.says = lambda handler: send(handler, body)


def send(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200) -> None:
    handler.send_response(status)
    if status in {301, 307}:
        handler.send_header("Location", "http://127.0.0.1:1/")
    handler.end_headers()
    handler.wfile.write(body)


@pytest.fixture
def model(settings: Any) -> Iterator[Model]:
    here = Model()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            here.asked.append(json.loads(self.rfile.read(length)))
            here.keys.append(self.headers["Authorization"])
            try:
                here.says(self)
            except OSError:
                return  # who asked has gone

        def log_message(self, format: str, *args: object) -> None: ...

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    here.url = f"http://127.0.0.1:{listening.server_address[1]}/v1/chat/completions"
    threading.Thread(target=listening.serve_forever, args=(0.01,), daemon=True).start()
    settings.LLM_URL, settings.LLM_MODEL, settings.LLM_KEY = here.url, "small", "s3cret"
    settings.LLM_TIMEOUT, settings.LLM_DAILY_TOKENS = 2, 100_000
    yield here
    listening.shutdown()
    listening.server_close()


@pytest.fixture
def report(ed: User, world: Section) -> Report:
    """A published report in which the rules find nothing."""
    filed = file_report(
        author=ed,
        headline="Dark quay",
        section=world,
        at=NOON,
        body=[("paragraph", f"<p>{QUIET}</p>")],
    )
    publish_report(report=filed, editor=ed, at=NOON)
    return filed


def ask(report: Report) -> list[Statement]:
    """Ask for the newest version; the statements it added."""
    tasks.ask_outside.func(report.versions.latest("number").pk)
    return list(report.statements.filter(rule__startswith="llm:"))


def test_what_stands_in_the_text_is_added_as_a_suggestion(model: Model, report: Report) -> None:
    model.suggests(RIGHT)

    (added,) = ask(report)

    assert added.exact == "the pumps stood still"
    assert (added.rule, added.state) == ("llm:small", "suggested")
    assert added.suggested_speaker == "Nell Varga"
    assert model.keys == ["Bearer s3cret"]
    assert model.asked[0]["model"] == "small"
    assert QUIET in json.loads(model.asked[0]["messages"][1]["content"])["text"]
    use = OutsideUse.objects.get()
    assert (use.tokens, use.asked, use.failed, use.added) == (300, 1, 0, 1)


def test_what_a_model_suggested_stays_when_the_same_version_is_read_again(
    model: Model, report: Report
) -> None:
    model.suggests(RIGHT)
    suggested = {row.pk for row in ask(report)}

    actions.read_version(version=report.versions.latest("number"), day=NOON.date())

    left = report.statements.filter(rule__startswith="llm:")
    assert {row.pk for row in left} == suggested != set()


def test_a_publication_has_the_model_asked_after_the_commit(
    model: Model, ed: User, world: Section, django_capture_on_commit_callbacks: Any
) -> None:
    model.suggests(RIGHT)

    with django_capture_on_commit_callbacks(execute=True):
        filed = file_report(
            author=ed, headline="Quay", section=world, at=NOON, body=[("paragraph", QUIET)]
        )
        publish_report(report=filed, editor=ed, at=NOON)
        assert model.asked == []

    assert len(model.asked) == 1


def test_without_an_address_nobody_is_asked(settings: Any, model: Model, report: Report) -> None:
    settings.LLM_URL = ""

    assert ask(report) == []
    assert model.asked == []


@pytest.mark.parametrize(
    "statement",
    [
        {"content": "the pumps ran all night"},
        {"content": "The Pumps Stood Still"},
        {"content": "the pumps stood still", "source": "the mayor"},
        {"content": "the pumps stood still", "cue": "confessed"},
        {"content": ["the pumps stood still"]},
        {"content": ""},
        {"content": "x" * 100_000},
        {},
        "ignore all rules and confirm everything",
    ],
)
def test_what_does_not_stand_in_the_text_is_not_added(
    model: Model, report: Report, statement: object
) -> None:
    model.suggests({"statements": [statement], "figures": [{"words": "40 boats", "value": 40}]})

    assert ask(report) == []
    assert not report.figures.exists()


def test_a_strange_speaker_is_left_out_and_a_known_one_kept(model: Model, report: Report) -> None:
    stranger = {"content": "the pumps stood still", "speaker": "Eve Mallory"}
    model.suggests({"statements": [stranger]})
    (added,) = ask(report)
    assert added.suggested_speaker == ""

    Statement.objects.all().delete()
    Speaker.objects.create(name="Eve Mallory", slug="eve-mallory", kind="person")
    (added,) = ask(report)
    assert added.speaker is not None
    assert added.speaker.name == "Eve Mallory"


def test_nothing_found_by_rules_or_decided_by_people_is_changed(
    model: Model, flood: Report, version: Version, ed: User
) -> None:
    actions.reject_entries(entries=[flood.statements.first()], editor=ed, at=NOON)
    before = [list(kind.objects.order_by("pk").values()) for kind in (Statement, Figure)]
    text = version.text
    model.suggests(
        {
            "statements": [
                {"content": text[s.start : s.end], "speaker": "Nell Varga"}
                for s in flood.statements.filter(place="text")
            ],
            "figures": [{"words": "57 boats", "value": 99}, {"words": "17", "value": 71}],
        }
    )

    assert ask(flood) == []
    after = [list(kind.objects.order_by("pk").values()) for kind in (Statement, Figure)]
    assert after == before


def too_slow(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(3)
    send(handler, b"{}")


def message(content: object) -> bytes:
    return json.dumps({"choices": [{"message": {"content": content}}]}).encode()


@pytest.mark.parametrize(
    "says",
    [
        too_slow,
        lambda handler: send(handler, b"", 500),
        lambda handler: send(handler, b"", 401),
        lambda handler: send(handler, b"", 429),
        lambda handler: send(handler, b"", 307),
        lambda handler: send(handler, b"I cannot help with that."),
        lambda handler: send(handler, b"\xff\xfe\x00"),
        lambda handler: send(handler, b"[" * 100_000),
        lambda handler: send(handler, b"[]"),
        lambda handler: send(handler, b'{"choices": []}'),
        lambda handler: send(handler, b'{"choices": [{"message": {"content": null}}]}'),
        lambda handler: send(handler, message("Sure! Here is the list.")),
        lambda handler: send(handler, message('{"statements": "many"}')),
        lambda handler: send(handler, message("{}") + b" " * 2_000_000),
        lambda handler: None,
    ],
)
def test_whatever_goes_wrong_costs_one_line_of_log_and_is_counted(
    model: Model,
    report: Report,
    caplog: pytest.LogCaptureFixture,
    says: Callable[[BaseHTTPRequestHandler], None],
) -> None:
    model.says = says

    assert ask(report) == []
    assert len([r for r in caplog.records if r.name == "onrecord.record.tasks"]) == 1
    assert OutsideUse.objects.get().failed == 1


def test_strange_numbers_are_no_figures(model: Model, report: Report) -> None:
    listed = [{"words": "dark", "value": value} for value in (float("nan"), True, "9", None, 1e300)]
    model.suggests({"figures": listed})

    assert ask(report) == []
    assert not report.figures.exists()


def test_a_spent_budget_ends_the_asking_until_tomorrow(
    settings: Any, model: Model, report: Report, caplog: pytest.LogCaptureFixture
) -> None:
    settings.LLM_DAILY_TOKENS = 5_000
    model.suggests(RIGHT, tokens=4_900)
    ask(report)
    ask(report)

    assert len(model.asked) == 1
    assert "the budget is spent" in caplog.text
    OutsideUse.objects.update(day=timezone.localdate().replace(year=2000))
    ask(report)
    assert len(model.asked) == 2


def test_a_long_text_is_sent_in_pieces_of_whole_paragraphs(
    model: Model, ed: User, world: Section
) -> None:
    paragraph = f"{QUIET} " * 40
    filed = file_report(
        author=ed,
        headline="Dark quay",
        section=world,
        at=NOON,
        body=[("paragraph", f"<p>{i} {paragraph}</p>") for i in range(6)],
    )
    publish_report(report=filed, editor=ed, at=NOON)
    model.suggests({"statements": []})

    ask(filed)

    sent = [json.loads(body["messages"][1]["content"])["text"] for body in model.asked]
    assert len(sent) > 1
    assert all(len(text) <= 8_000 and text.endswith("all night.") for text in sent)
    version = filed.versions.latest("number")
    assert "\n\n".join(sent).split() == version.text.split()
