"""How forms are drawn: our field and form templates; Django's widgets stay as they are for Wagtail's admin."""

from django.forms.renderers import TemplatesSetting

from pages.bound_fields import ReisgenootBoundField


class ReisgenootRenderer(TemplatesSetting):
    """``{{ form }}`` and ``{{ form.name.as_field_group }}`` come out in our components, accessible by default."""

    form_template_name = "components/forms/form.html"
    field_template_name = "components/forms/field.html"
    bound_field_class = ReisgenootBoundField
