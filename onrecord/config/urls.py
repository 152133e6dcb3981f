"""Every address of the site, most particular first; Wagtail's standing pages come last."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as desk_urls

from onrecord.frontpage.views.desk_link import desk_link

urlpatterns = [
    path("desk/", include(desk_urls)),
    path("", include("onrecord.discussion.urls")),
    path("account/desk-link/<str:token>/", desk_link, name="desk_link"),
    path("account/", include("allauth.urls")),
    path("", include(wagtail_urls)),
]
