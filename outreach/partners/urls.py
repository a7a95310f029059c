"""Public addresses about help and for partners, under /agenda/."""

from django.urls import URLPattern, path

from ..views.help import help_list, help_map
from ..views.partner_pack import PackFile, PackNumbers, PackPage

urlpatterns: list[URLPattern] = [
    path("hulp/", help_list, name="help"),
    path("hulp/kaart/", help_map, name="help_map"),
    path("partner/<str:token>/", PackPage.as_view(), name="partner_pack"),
    path("partner/<str:token>/pakket.zip", PackFile.as_view(), name="partner_pack_file"),
    path("partner/<str:token>/aantallen/", PackNumbers.as_view(), name="partner_numbers"),
]
