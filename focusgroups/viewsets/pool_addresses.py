"""The addresses of the pool, under /beheer/gespreksgroepen/<group>/aanmeldingen/."""

from django.urls import path

from .candidates import AllowView, ApartView, CandidateAddView, CandidateView, TogetherView, WithdrawView
from .partner_lists import EmptyListView, PartnerListView
from .pool import PoolView

_POOL = "<int:pk>/aanmeldingen/"
_ONE = f"{_POOL}<uuid:candidate>/"

urlpatterns = [
    path(_POOL, PoolView.as_view(), name="pool"),
    path(f"{_POOL}nieuw/", CandidateAddView.as_view(), name="candidate_add"),
    path(f"{_POOL}lijst/", PartnerListView.as_view(), name="partner_list"),
    path(f"{_POOL}lijst/leeg.csv", EmptyListView.as_view(), name="partner_list_empty"),
    path(_ONE, CandidateView.as_view(), name="candidate"),
    path(f"{_ONE}weg/", WithdrawView.as_view(), name="candidate_withdraw"),
    path(f"{_ONE}apart/", ApartView.as_view(), name="candidate_apart"),
    path(f"{_ONE}apart/<int:pair>/weg/", AllowView.as_view(), name="candidate_allow"),
    path(f"{_ONE}samen/", TogetherView.as_view(), name="candidate_together"),
]
