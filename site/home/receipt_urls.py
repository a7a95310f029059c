"""Addresses of /mijn-inbreng/. One POST per deed."""

from django.urls import path

from . import account_data, account_requests, receipt_deeds, receipt_requests, receipt_views

app_name = "receipt"

urlpatterns = [
    path("", receipt_views.ReceiptPageView.as_view(), name="enter"),
    path("link/<str:token>/", receipt_views.open_link, name="link"),
    path("afsluiten/", receipt_views.close, name="close"),
    path("kies/", receipt_views.choose, name="choose"),
    path("gegevens/", receipt_views.MyDataView.as_view(), name="data"),
    path("gegevens/bestand/", receipt_views.MyDataFileView.as_view(), name="data_file"),
    path("account/", account_data.AccountDataView.as_view(), name="account"),
    path("account/bestand/", account_data.AccountFileView.as_view(), name="account_file"),
    path("account/verzoek/", account_requests.AccountRequestView.as_view(), name="account_request"),
    path(
        "account/verzoek/<uuid:pk>/intrekken/",
        account_requests.AccountTakeBackView.as_view(),
        name="account_take_back",
    ),
    path("toestemming/", receipt_deeds.ConsentsView.as_view(), name="consents"),
    path("adres/", receipt_deeds.AddressView.as_view(), name="address"),
    path("bericht/", receipt_deeds.MessageView.as_view(), name="message"),
    path("tweede-lezer/<uuid:pk>/", receipt_deeds.SecondReadingView.as_view(), name="second_reading"),
    path("verzoek/", receipt_requests.RequestView.as_view(), name="request"),
    path("verzoek/<uuid:pk>/intrekken/", receipt_requests.TakeBackRequestView.as_view(), name="take_back_request"),
    path("links/", receipt_deeds.RevokeLinksView.as_view(), name="revoke_links"),
    path("terughalen/", receipt_deeds.WithdrawAllView.as_view(), name="withdraw"),
    path("terughalen/<uuid:pk>/", receipt_deeds.WithdrawOneView.as_view(), name="withdraw_one"),
]
