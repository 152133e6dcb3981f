"""The addresses that allauth adds for each kind of account, as far as a test asks for them."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def nowhere(request: HttpRequest, **_: str) -> HttpResponse:
    """Nothing is asked of it."""
    return HttpResponse()


urlpatterns = [
    path("google/login/", nowhere, name="google_login"),
    path("oidc/<provider_id>/login/", nowhere, name="openid_connect_login"),
]
