"""The pages of the site that belong to no app in particular."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.search import index

from pages.models import BasePage

from .blocks import HOME_BLOCKS
from .front_door import front_door
from .house_rules import SLUG as HOUSE_RULES_SLUG
from .house_rules import house_rules_context


class HomePage(BasePage):
    """The front door: what is this, what can I do today, what came of it."""

    body = StreamField(HOME_BLOCKS, verbose_name=_("inhoud"), blank=True)

    template = "home/home_page.html"
    max_count = 1
    parent_page_types: ClassVar = ["wagtailcore.Page"]

    content_panels: ClassVar = [*BasePage.content_panels, FieldPanel("body")]
    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("voorpagina")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what runs now and what came of it."""
        return {**super().get_context(request, *args, **kwargs), **front_door()}


#: Right under the front door.
FIXED_DEPTH = 3
PRIVACY_SLUG = "privacy"
#: Standard pages that the footer, the forms and the law point to.
FIXED_ADDRESSES = (PRIVACY_SLUG, "toegankelijkheid", "spelregels", "over-ons", "hulp")


class StandardPage(BasePage):
    """A page of text: about us, privacy, accessibility, house rules."""

    body = StreamField(HOME_BLOCKS, verbose_name=_("inhoud"), blank=True)

    template = "home/standard_page.html"
    parent_page_types: ClassVar = ["home.HomePage", "home.StandardPage"]
    subpage_types: ClassVar = ["home.StandardPage"]

    content_panels: ClassVar = [*BasePage.content_panels, FieldPanel("body")]
    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("gewone pagina")
        verbose_name_plural = _("gewone pagina's")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Rules and figures of moderation stand on the page of the house rules, rights on that of privacy.

        Whatever an editor does.
        """
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        if self.slug == HOUSE_RULES_SLUG and self.depth == FIXED_DEPTH:
            context |= house_rules_context()
        context["is_privacy"] = self.slug == PRIVACY_SLUG and self.depth == FIXED_DEPTH
        return context

    def clean(self) -> None:
        """Keep a fixed address, whatever was typed."""
        before = StandardPage.objects.filter(pk=self.pk).values_list("slug", flat=True).first()
        if before in FIXED_ADDRESSES:
            self.slug = before
        super().clean()


class NewsPage(BasePage):
    """News: a date and a story."""

    date = models.DateField(_("datum"))
    body = StreamField(HOME_BLOCKS, verbose_name=_("inhoud"), blank=True)

    template = "home/news_page.html"
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = []

    content_panels: ClassVar = [*BasePage.content_panels, FieldPanel("date"), FieldPanel("body")]
    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("nieuwsbericht")
        verbose_name_plural = _("nieuwsberichten")


@register_setting(icon="help")
class HelpSettings(BaseSiteSetting):
    """Whom a visitor can call, on every page."""

    contact_name = models.CharField(_("naam"), max_length=100, default="het team van de kwartiermaker")
    contact_phone = models.CharField(_("telefoonnummer"), max_length=30, blank=True)
    contact_email = models.EmailField(_("e-mailadres"), blank=True)
    opening_hours = models.CharField(_("wanneer bereikbaar"), max_length=100, blank=True)
    behind_this_site = models.TextField(_("wie zit er achter deze site"), blank=True)

    class Meta:
        verbose_name = _("hulp en contact")
