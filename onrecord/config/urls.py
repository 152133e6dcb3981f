"""Every address of the site, most particular first; Wagtail's standing pages come last."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as desk_urls

urlpatterns = [
    path("desk/", include(desk_urls)),
    path("account/", include("allauth.urls")),
    path("", include(wagtail_urls)),
]
