"""Addresses of downloads, under /lespakketten/. Once given, they stay: they stand in electronic classrooms."""

from django.urls import path

from .picture_view import PictureView
from .views import FileView, PackZipView, PartView

urlpatterns = [
    path("bestand/<int:pk>/", FileView.as_view(), name="file"),
    path("deel/<uuid:key>/<slug:form>/", PartView.as_view(), name="part"),
    path("bladzijde/<int:pk>/", PictureView.as_view(), name="picture"),
    path("<slug:slug>/pakket.zip", PackZipView.as_view(), name="zip"),
    path("<slug:slug>/uitgave/<int:number>/pakket.zip", PackZipView.as_view(), name="old_zip"),
]
