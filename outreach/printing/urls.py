"""Public addresses of what is printed."""

from django.urls import URLPattern, path

from .views import poster

urlpatterns: list[URLPattern] = [path("<slug:slug>/affiche.pdf", poster, name="poster")]
