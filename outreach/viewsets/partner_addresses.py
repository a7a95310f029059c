"""Addresses under /beheer/partners/, besides the list, the page and the form."""

from django.urls import URLPattern, path

from .help_map import HelpMapView
from .partner_contacts import ContactExportView, ContactsView, ContactView, RemoveContactView
from .partner_page import EndPartnerView, PartnerReachView, TakeUpPartnerView
from .partner_sheets import EmptyListView, PartnerExportView, PartnerImportView

URLPATTERNS: list[URLPattern] = [
    path("kaart/", HelpMapView.as_view(), name="map"),
    path("lijst/inlezen/", PartnerImportView.as_view(), name="import"),
    path("lijst/leeg.xlsx", EmptyListView.as_view(), name="empty_list"),
    path("lijst/partners.xlsx", PartnerExportView.as_view(), name="export"),
    path("lijst/contactpersonen.xlsx", ContactExportView.as_view(), name="contacts_export"),
    path("<int:pk>/stopt/", EndPartnerView.as_view(), name="end"),
    path("<int:pk>/begint-weer/", TakeUpPartnerView.as_view(), name="take_up"),
    path("<int:pk>/bereik/", PartnerReachView.as_view(), name="reach"),
    path("<int:pk>/contactpersonen/", ContactsView.as_view(), name="contacts"),
    path("<int:pk>/contactpersonen/<uuid:contact>/", ContactView.as_view(), name="contact"),
    path("<int:pk>/contactpersonen/<uuid:contact>/weg/", RemoveContactView.as_view(), name="contact_remove"),
]
