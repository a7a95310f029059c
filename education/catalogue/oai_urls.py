"""The address of the catalogue for harvesters; it stands among the other machine addresses."""

from django.urls import path

from .oai_view import oai

urlpatterns = [path("", oai, name="oai")]
