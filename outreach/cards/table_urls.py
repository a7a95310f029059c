"""Addresses of tables and of reports, under /agenda/."""

from django.urls import URLPattern, path

from .report_views import report_page
from .table_after import Leave, LetGo, Sent, Who
from .table_views import EnterTable, Table, WriteCard

urlpatterns: list[URLPattern] = [
    path("tafel/", EnterTable.as_view(), name="table_enter"),
    path("tafel/<str:code>/", Table.as_view(), name="table"),
    path("tafel/<str:code>/vraag/<int:pk>/", WriteCard.as_view(), name="table_card"),
    path("tafel/<str:code>/klaar/", Sent.as_view(), name="table_sent"),
    path("tafel/<str:code>/wie/", Who.as_view(), name="table_who"),
    path("tafel/<str:code>/mag/", Leave.as_view(), name="table_leave"),
    path("tafel/<str:code>/wis/", LetGo.as_view(), name="table_let_go"),
    path("<slug:slug>/verslag/<str:day>/", report_page, name="report"),
]
