"""Addresses for machines: no language, no cookies, no pages around them."""

from django.contrib.sitemaps import views as sitemap_views
from django.urls import include, path
from wagtail.contrib.sitemaps import Sitemap

from handover.published.sitemap import DossierSitemap
from home.operations.metrics import metrics
from pages import health
from pages import views as page_views

SITEMAPS = {"pages": Sitemap, "dossiers": DossierSitemap}

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", metrics, name="metrics"),
    path("robots.txt", page_views.robots, name="robots"),
    path(".well-known/security.txt", page_views.security_txt, name="security_txt"),
    path("sitemap.xml", sitemap_views.sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("oai/", include("education.catalogue.oai_urls")),
]
