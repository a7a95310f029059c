"""Public addresses that belong to no page."""

from django.urls import path

from . import algorithm_views, house_rules, views

urlpatterns = [
    path("zoeken/", views.search, name="search"),
    path("privacy/algoritmes/", algorithm_views.algorithm_page, name="algorithms"),
    path("spelregels/versie/<int:number>/", house_rules.version, name="rules_version"),
    path("spelregels/cijfers/", house_rules.figures, name="rules_figures"),
]
