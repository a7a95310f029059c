"""How forms are drawn: our own templates, with Django's as fallback."""

from django.forms.renderers import TemplatesSetting


class ReisgenootRenderer(TemplatesSetting):
    """Replaced by the theme's version, which names our field template."""
