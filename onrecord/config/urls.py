"""Every address of the site, most particular first; Wagtail's own view comes last."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as desk_urls

urlpatterns = [
    path("desk/", include(desk_urls)),
    path("", include("onrecord.discussion.urls")),
    path("", include("onrecord.frontpage.urls")),
    path("account/", include("allauth.urls")),
    # Only so that the desk knows where a standing page stands: readers get the baked one.
    path("", include(wagtail_urls)),
]

handler400 = "onrecord.frontpage.views.errors.not_understood"
handler403 = "onrecord.frontpage.views.errors.refused"
handler404 = "onrecord.frontpage.views.errors.not_found"
handler500 = "onrecord.frontpage.views.errors.broken"
