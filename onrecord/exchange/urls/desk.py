"""The desk's addresses for webhooks, below /desk/webhooks/."""

from django.urls import path

from onrecord.exchange.views import webhooks

app_name = "exchange"
urlpatterns = [
    path("", webhooks.webhooks, name="webhooks"),
    path("<int:number>/", webhooks.change, name="webhook"),
    path("deliveries/<int:number>/", webhooks.again, name="delivery"),
]
