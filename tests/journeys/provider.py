"""A small OpenID Connect provider with real signed tokens, for the journeys alone."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs, urlencode
from wsgiref.simple_server import WSGIRequestHandler, make_server

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

SECRET = "a secret between two"
PERSON = {"sub": "42", "email": "lina@example.org", "email_verified": True, "name": "Lina Berg"}


class Provider:
    """Lets everybody in as Lina, with one press; ``asked`` are the paths it was asked for."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.asked: list[str] = []
        self.codes: dict[str, dict[str, str]] = {}
        self.audience = ""
        self.address = ""

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        path = environ["PATH_INFO"]
        self.asked.append(path)
        sent = self._sent(environ)
        if path == "/authorize":
            return self._ask(sent, start)
        if path == "/allowed":
            return self._let_in(sent, start)
        answers = {
            "/.well-known/openid-configuration": self._configuration,
            "/jwks": self._keys,
            "/token": lambda: self._token(sent),
            "/userinfo": lambda: PERSON,
        }
        start("200 OK", [("Content-Type", "application/json")])
        return [json.dumps(answers[path]()).encode()]

    def _sent(self, environ: dict[str, Any]) -> dict[str, str]:
        text = environ["QUERY_STRING"]
        if environ["REQUEST_METHOD"] == "POST":
            text = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"] or 0)).decode()
        return {name: values[0] for name, values in parse_qs(text).items()}

    def _configuration(self) -> dict[str, Any]:
        places = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
        return {
            "issuer": self.address,
            "jwks_uri": f"{self.address}/jwks",
            **{f"{name}_endpoint": f"{self.address}/{path}" for name, path in places.items()},
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def _keys(self) -> dict[str, Any]:
        own = jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return {"keys": [own | {"kid": "1", "use": "sig", "alg": "RS256"}]}

    def _ask(self, sent: dict[str, str], start: Callable[..., Any]) -> list[bytes]:
        start("200 OK", [("Content-Type", "text/html; charset=utf-8")])
        return [f"<a href='/allowed?{urlencode(sent)}'>Let Lina in</a>".encode()]

    def _let_in(self, sent: dict[str, str], start: Callable[..., Any]) -> list[bytes]:
        code = secrets.token_urlsafe()
        self.codes[code] = sent
        back = urlencode({"code": code, "state": sent["state"]})
        start("302 Found", [("Location", f"{sent['redirect_uri']}?{back}")])
        return []

    def _token(self, sent: dict[str, str]) -> dict[str, Any]:
        """A code works once, for whoever holds the secret and the other half of the challenge."""
        asked = self.codes.pop(sent["code"])
        half = hashlib.sha256(sent["code_verifier"].encode()).digest()
        if base64.urlsafe_b64encode(half).rstrip(b"=").decode() != asked["code_challenge"]:
            raise ValueError(sent)
        if sent["client_secret"] != SECRET:
            raise ValueError(sent)
        now = int(time.time())
        facts = PERSON | {
            "iss": self.address,
            "aud": self.audience or sent["client_id"],
            "iat": now,
            "exp": now + 300,
        }
        signed = jwt.encode(facts, self.key, algorithm="RS256", headers={"kid": "1"})
        return {"access_token": "one", "token_type": "Bearer", "id_token": signed}


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def provider() -> Iterator[Provider]:
    """One that answers on a port of its own."""
    application = Provider()
    with make_server("127.0.0.1", 0, application, handler_class=_Quiet) as server:
        application.address = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield application
        server.shutdown()
