"""Accounts: made with a code sent by mail, entered by password or code, left without a trace."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from onrecord.law.actions import erase_those_due
from onrecord.people.models import User
from onrecord.reports.models import Section

PASSPHRASE = "a quiet harbour at dawn"


@pytest.fixture(autouse=True)
def _no_attempts_yet(db: None) -> None:
    cache.clear()


@pytest.fixture
def member(db: None) -> User:
    """Somebody with a verified address and a password."""
    person = User.objects.create_user("nora@example.org", PASSPHRASE, name="Nora")
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def test_an_account_is_made_with_a_name_and_a_code(client: Client, db: None) -> None:
    page = client.get("/account/signup/").content.decode()
    assert 'name="name"' in page
    answer = client.post("/account/signup/?next=/about/", _sign_up("Lina"))

    person = User.objects.get(name="Lina")
    client.post(answer["Location"], {"code": _code()})

    assert EmailAddress.objects.get(user=person).verified
    assert client.get("/account/").status_code == 200


@pytest.mark.parametrize("page", ["login", "signup", "login/code", "password/reset"])
def test_the_way_in_stands_in_the_frame_of_the_newsroom(
    client: Client, world: Section, page: str
) -> None:
    text = client.get(f"/account/{page}/").text

    assert f" | {settings.ONRECORD_NAME}</title>" in text
    assert 'href="/world/"' in text
    assert "testserver" not in text


def test_without_the_code_nobody_is_in(client: Client, db: None) -> None:
    client.post("/account/signup/", _sign_up("Lina"))

    assert client.get("/account/").status_code == 302


def test_a_known_address_looks_like_an_unknown_one_at_sign_up(client: Client, member: User) -> None:
    unknown = client.post("/account/signup/", _sign_up("Lina"))
    known = Client().post("/account/signup/", {**_sign_up("Lino"), "email": member.email})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert not User.objects.filter(name="Lino").exists()


def test_a_known_address_looks_like_an_unknown_one_at_sign_in(client: Client, member: User) -> None:
    def answer(email: str) -> str:
        page = client.post("/account/login/", {"login": email, "password": "wrong"})
        words = page.content.decode().replace(email, "")
        return re.sub(r'value="[^"]*"|datetime="[^"]*"', "", words)

    assert answer(member.email) == answer("nobody@example.org")


def test_somebody_enters_with_the_password(client: Client, member: User) -> None:
    answer = client.post("/account/login/?next=/about/", _credentials(member))

    assert answer["Location"] == "/about/"


def test_somebody_enters_with_a_code(client: Client, member: User) -> None:
    answer = client.post("/account/login/code/", {"email": member.email})
    client.post(answer["Location"], {"code": _code()})

    assert client.get("/account/").status_code == 200


def test_a_code_for_nobody_is_answered_the_same(client: Client, member: User) -> None:
    known = client.post("/account/login/code/", {"email": member.email})
    unknown = Client().post("/account/login/code/", {"email": "nobody@example.org"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example", "//evil.example", "javascript:alert(1)"]
)
def test_the_sign_in_leads_to_no_other_site(client: Client, member: User, elsewhere: str) -> None:
    answer = client.post(
        "/account/login/", {**_credentials(member), "next": elsewhere}, follow=False
    )

    assert answer["Location"] == "/"


def test_guessing_passwords_is_stopped(client: Client, member: User) -> None:
    wrong = {"login": member.email, "password": "wrong"}
    for _ in range(6):
        client.post("/account/login/", wrong)

    page = client.post("/account/login/", _credentials(member))
    assert page.status_code in {200, 429}
    assert client.get("/account/").status_code == 302


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Nora", "already uses"),
        ("nora", "already uses"),
        ("E d", "taken for one of the newsroom"),
        ("\u0415d", "taken for one of the newsroom"),
        ("E\u0301d", "taken for one of the newsroom"),
        ("Moderator", "taken for one of the newsroom"),
        ("M0derat0r", "taken for one of the newsroom"),
        ("The Ledger", "taken for one of the newsroom"),
        ("x", "2 to 60"),
        ("x" * 61, "60 characters"),
        ("12345", "letters"),
        ("me@example.org", "not an address"),
        ("\u200b\u202e", "2 to 60"),
    ],
)
def test_a_name_that_misleads_is_refused(
    client: Client, member: User, ed: User, name: str, why: str
) -> None:
    page = client.post("/account/signup/", _sign_up(name))

    assert page.status_code == 200
    assert why in page.content.decode()


def test_what_hides_in_a_name_is_taken_out(client: Client, db: None) -> None:
    client.post("/account/signup/", _sign_up(" Li\u200bna \u202e Berg\n"))

    assert User.objects.get().name == "Lina Berg"


def test_a_name_is_changed_on_ones_own_page(client: Client, member: User, ed: User) -> None:
    client.force_login(member)

    assert client.post("/account/", {"name": "Nora B."}).status_code == 303
    member.refresh_from_db()
    assert member.name == "Nora B."
    assert client.post("/account/", {"name": "Ed"}).status_code == 400


def test_names_are_not_changed_like_shirts(client: Client, member: User) -> None:
    client.force_login(member)
    for name in ("Nora B.",):
        client.post("/account/", {"name": name})

    answer = client.post("/account/", {"name": "Nora D."})

    assert answer.status_code == 429
    assert "Wait 14 days" in answer.content.decode()
    member.refresh_from_db()
    assert member.name == "Nora B."


def test_the_desk_sends_to_our_sign_in(client: Client, db: None) -> None:
    assert client.get("/desk/")["Location"].startswith("/account/login/?next=/desk/")


def test_an_account_is_deleted_a_day_after_signing_in_anew(client: Client, member: User) -> None:
    client.post("/account/login/", _credentials(member))
    assert client.get("/account/delete/")["Location"].startswith("/account/reauthenticate/")
    client.post("/account/reauthenticate/", {"password": PASSPHRASE})

    assert "Delete my account" in client.get("/account/delete/").content.decode()
    assert client.post("/account/delete/")["Location"] == "/account/delete/"
    erase_those_due(at=timezone.now() + dt.timedelta(hours=25))
    assert not User.objects.filter(pk=member.pk).exists()


def test_staff_do_not_delete_themselves(client: Client, ed: User) -> None:
    ed.set_password(PASSPHRASE)
    ed.save()
    EmailAddress.objects.create(user=ed, email=ed.email, verified=True, primary=True)
    client.post("/account/login/", _credentials(ed))
    client.post("/account/reauthenticate/", {"password": PASSPHRASE})

    assert client.post("/account/delete/").status_code == 403
    assert User.objects.filter(pk=ed.pk).exists()


@pytest.mark.parametrize(
    "address",
    [
        *("login/", "signup/", "login/code/", "logout/", "password/reset/", "email/"),
        *("password/change/", "reauthenticate/", "confirm-email/", "inactive/", "3rdparty/"),
        *("2fa/", "2fa/webauthn/", "2fa/webauthn/add/", "sessions/"),
    ],
)
def test_every_page_of_the_account_opens(client: Client, member: User, address: str) -> None:
    assert client.get(f"/account/{address}").status_code in {200, 302, 404}
    client.post("/account/login/", _credentials(member))
    assert client.get(f"/account/{address}", follow=True).status_code in {200, 404}


@pytest.mark.parametrize("odd", ["\0", "x" * 5000, "<script>", "%", "a@b", "\u202e@x.org"])
@pytest.mark.parametrize("field", ["email", "password1", "name", "login", "password", "next"])
def test_odd_input_to_the_forms_is_never_a_failure_of_ours(
    client: Client, db: None, field: str, odd: str
) -> None:
    sent = {**_sign_up("Lina"), "login": "x@example.org", "password": "wrong", field: odd}
    for address in ("signup/", "login/", "login/code/", "password/reset/"):
        assert client.post(f"/account/{address}", sent).status_code < 500


def _sign_up(name: str) -> dict[str, str]:
    return {"email": "lina@example.org", "password1": PASSPHRASE, "name": name}


def _credentials(person: User) -> dict[str, str]:
    return {"login": person.email, "password": PASSPHRASE}


def _code() -> str:
    found = re.search(r"^\s*([A-Z0-9]{3,}(?:-[A-Z0-9]{3,})?)\s*$", mail.outbox[-1].body, re.M)
    assert found, mail.outbox[-1].body
    return found[1]
