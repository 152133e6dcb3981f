"""Ways in: an account held elsewhere, a passkey; nobody is asked before a button is pressed."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import PASSWORD, Site, sign_in, violations
from tests.journeys.provider import Provider


def press(page: Page) -> None:
    """From the sign-in page to the provider's."""
    page.get_by_role("link", name="Readers’ union").click()
    page.locator("main form button").first.click()


def test_a_draft_survives_the_trip_to_an_account_held_elsewhere(
    browser: Browser, site: Site, elsewhere: Provider, report_path: str
) -> None:
    context = browser.new_context(base_url=site.address)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/")
    page.goto(report_path)
    page.get_by_label("Your comment").fill("The union says it was Tuesday.")
    page.get_by_role("button", name="Sign in and post").click()
    expect(page.get_by_role("link", name="Readers’ union")).to_be_visible()

    assert [url for url in asked if not url.startswith((site.address, "data:"))] == []
    assert elsewhere.asked == []
    assert violations(page) == []

    press(page)
    page.get_by_role("link", name="Let Lina in").click()
    page.get_by_label("Public name").fill("Lina Berg")
    page.locator("main form button").first.click()
    expect(page.get_by_label("Your comment")).to_have_value("The union says it was Tuesday.")
    page.get_by_role("button", name="Post comment").click()
    expect(page.locator(".comment", has_text="The union says")).to_contain_text("Lina Berg")
    assert "/token" in elsewhere.asked
    context.close()


def test_a_token_for_another_site_lets_nobody_in(
    browser: Browser, site: Site, elsewhere: Provider
) -> None:
    context = browser.new_context(base_url=site.address)
    page = context.new_page()
    elsewhere.audience = "another site"
    page.goto("/account/login/")
    press(page)
    page.get_by_role("link", name="Let Lina in").click()
    elsewhere.audience = ""

    assert page.evaluate("fetch('/me.json').then((answer) => answer.json())")["person"] is None
    answer = page.goto("/account/oidc/oidc/login/callback/?code=made-up&state=made-up")
    assert answer is not None
    assert answer.status < 500
    assert page.evaluate("fetch('/me.json').then((answer) => answer.json())")["person"] is None
    context.close()


def test_a_passkey_is_added_and_lets_its_owner_in_alone(browser: Browser, site: Site) -> None:
    """An address of numbers can have no passkeys, hence the name."""
    context = browser.new_context(base_url=site.address.replace("127.0.0.1", "localhost"))
    page = context.new_page()
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    sign_in(page, "rosa")
    page.goto("/account/2fa/webauthn/add/")
    if "reauthenticate" in page.url:
        page.get_by_role("textbox", name="Password").fill(PASSWORD)
        page.locator("main form button").first.click()
    page.get_by_label("Passwordless").check()
    assert violations(page) == []
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url("**/account/2fa/**")
    expect(page.locator("main")).to_contain_text("ecovery")

    page.goto("/account/logout/")
    page.locator("main form button").first.click()
    page.goto("/account/login/")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/")
    expect(page.locator("[data-signed-in]")).to_contain_text("Rosa Reed")

    page.goto("/account/sessions/")
    expect(page.locator("main")).to_contain_text("this one")
    assert violations(page) == []
    context.close()
