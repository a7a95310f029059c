"""Public addresses of the dossiers. They stay: other sites link to them."""

from django.urls import path

from . import views

app_name = "dossiers"

urlpatterns = [
    path("", views.dossiers, name="index"),
    path("laatste/", views.newest, name="newest"),
    path("catalogus.ttl", views.catalogue_turtle, name="catalogue"),
    path("catalogus.jsonld", views.catalogue_json, name="catalogue_json"),
    path("nummer/<slug:number>/", views.numbered, name="numbered"),
    path("<slug:slug>/", views.page, name="page"),
    path("<slug:slug>/laatste/", views.newest, name="newest_alike"),
    path("<slug:slug>/laatste/<path:name>", views.newest, name="newest_file"),
    path("<slug:slug>/<path:name>", views.file, name="file"),
]
