"""Sends the Content-Security-Policy: the site's own is put together once, not for each answer."""

from __future__ import annotations

from typing import Any

from csp.constants import HEADER
from csp.middleware import CSPMiddleware, PolicyParts
from csp.utils import build_policy
from django.http import HttpRequest
from django.http.response import HttpResponseBase

OF_THE_SITE = PolicyParts()
"""What a view asks for that asks for nothing of its own."""


class ContentSecurityPolicy(CSPMiddleware):
    """As django-csp's, which goes through all directives for each answer, and twice.

    No answer is exempt, whatever its view says.
    """

    def __init__(self, get_response: Any) -> None:
        super().__init__(get_response)
        self._of_the_site = build_policy()

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Put it on the answer; a view may have replaced a part of it."""
        if self.get_policy_parts(request, response) != OF_THE_SITE:
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, self._of_the_site)
        return response
