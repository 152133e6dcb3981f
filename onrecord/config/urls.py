"""Every address of the site, most particular first; Wagtail's own view comes last."""

from django.urls import include, path
from wagtail import urls as wagtail_urls

urlpatterns = [
    # Desk and accounts are given by name, which Django takes and its stubs do not know: they are
    # loaded for whoever first asks for an address of theirs or for any by its name, or by
    # ``config.later``. A server's first page waits for neither.
    path("desk/", ("onrecord.config.desk", None, None)),  # type: ignore[arg-type]  # loaded late
    path("", include("onrecord.people.urls")),
    path("", include("onrecord.discussion.urls")),
    path("", include("onrecord.law.urls")),
    path("", include("onrecord.moderation.urls")),
    path("", include("onrecord.frontpage.urls.data")),
    path("", include("onrecord.exchange.urls")),
    path("", include("onrecord.frontpage.urls")),
    path("account/", ("onrecord.config.account", None, None)),  # type: ignore[arg-type]  # as above
    # Only so that the desk knows where a standing page stands: readers get the baked one.
    path("", include(wagtail_urls)),
]

handler400 = "onrecord.frontpage.views.errors.not_understood"
handler403 = "onrecord.frontpage.views.errors.refused"
handler404 = "onrecord.frontpage.views.errors.not_found"
handler500 = "onrecord.frontpage.views.errors.broken"
