"""The pages that tell what is designed."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField

from pages.models import BasePage
from pages.service import BODY_BLOCKS


class DesignIndexPage(RoutablePageMixin, BasePage):
    """/ontwerp/: everything that is designed together; below it a page per product, per version, per element."""

    body = StreamField(BODY_BLOCKS, verbose_name=_("inhoud"), blank=True)

    fixed_slug = "ontwerp"
    template = "consultation/design/index.html"
    max_count = 1
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = []

    content_panels: ClassVar = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("wat wij ontwerpen")

    @path("")
    def all_products(self, request: HttpRequest) -> TemplateResponse:
        """Every product with the version in force."""
        from ..designing.reading import public_products  # noqa: PLC0415 -- it asks the models

        return self.render(request, context_overrides={"products": list(public_products())})

    @path("<slug:slug>/", name="product")
    def product(self, request: HttpRequest, slug: str) -> TemplateResponse:
        """One product as it stands now."""
        from ..designing.product_page import product_context  # noqa: PLC0415 -- it asks the models

        return self.render(
            request, context_overrides=product_context(slug), template="consultation/design/product.html"
        )

    @path("<slug:slug>/versie/<int:number>/", name="version")
    def version(self, request: HttpRequest, slug: str, number: int) -> TemplateResponse:
        """One version, and what changed."""
        from ..designing.product_page import version_context  # noqa: PLC0415 -- it asks the models

        return self.render(
            request, context_overrides=version_context(slug, number), template="consultation/design/version.html"
        )

    @path("<slug:slug>/<slug:code>/", name="element")
    def element(self, request: HttpRequest, slug: str, code: str) -> TemplateResponse:
        """Why one element is there."""
        from ..designing.element_page import element_context  # noqa: PLC0415 -- it asks the models

        return self.render(
            request, context_overrides=element_context(slug, code), template="consultation/design/element.html"
        )

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """This page, and every product that is on the website."""
        from ..designing.reading import public_products  # noqa: PLC0415 -- it asks the models

        urls: list[dict[str, Any]] = super().get_sitemap_urls(request)
        here = self.get_full_url(request)
        return [
            *urls,
            *({"location": f"{here}{product.slug}/"} for product in public_products()),
        ]
