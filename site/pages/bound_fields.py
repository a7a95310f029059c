"""A form field on its way to a public page: its ids, its attributes, its class names."""

from dataclasses import dataclass
from typing import Any

from django.forms import CheckboxInput, Field, Select, Textarea
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import Input
from django.template.loader import select_template
from django.utils.functional import Promise
from django.utils.safestring import SafeString

DJANGO_WIDGETS = "django/forms/widgets/"
OUR_WIDGETS = "components/forms/widgets/"

# The first that fits gives the class names: {owner}-{component}, then --{modifier}.
STYLES: tuple[tuple[type, str, str], ...] = (
    (Textarea, "utrecht-textarea", "html-textarea"),
    (Select, "utrecht-select", "html-select"),
    (CheckboxInput, "utrecht-checkbox", "html-input"),
    (Input, "utrecht-textbox", "html-input"),
)


@dataclass(frozen=True)
class ChoiceLabel:
    """The label of a choice and its meaning, shown below it: ``("urgent", ChoiceLabel(_("Spoed"), _("Nu.")))``."""

    label: str | Promise
    meaning: str | Promise = ""

    def __str__(self) -> str:
        return str(self.label)


class PublicWidgetRenderer(TemplatesSetting):
    """Takes a widget's template from components/forms/widgets/ if we have one, else Django's own."""

    def get_template(self, template_name: str) -> Any:
        """The template of that name, ours first."""
        if not template_name.startswith(DJANGO_WIDGETS):
            return super().get_template(template_name)
        return select_template([template_name.replace(DJANGO_WIDGETS, OUR_WIDGETS, 1), template_name])


class ReisgenootBoundField(BoundField):
    """Adds the public way of drawing a field.

    ``{{ field }}`` stays Django's, because Wagtail's admin draws with it.
    """

    field: Field
    public_renderer = PublicWidgetRenderer()

    @property
    def is_single_choice(self) -> bool:
        """One box to tick: its label stands beside it instead of above."""
        return isinstance(self.field.widget, CheckboxInput)

    @property
    def first_id(self) -> str:
        """The id of the first thing one can fill in: where a link in the error summary leads."""
        if self.use_fieldset and hasattr(self.field.widget, "choices"):
            # Choices in groups have longer ids than choices in a row: ask the choice itself.
            first = next(iter(self.subwidgets), None)
            return str(first.id_for_label) if first else f"{self.auto_id}_0"
        return self.id_for_label or self.auto_id

    @property
    def described_by(self) -> str:
        """The ids of the explanation and the message, in reading order; empty if there is neither."""
        ids = []
        if self.help_text:
            ids.append(f"{self.auto_id}_hulp")
        if self.errors:
            ids.append(f"{self.auto_id}_fout")
        return " ".join(ids)

    @property
    def public_widget(self) -> SafeString:
        """The control with our class names, without the browser's own checks: those judge before one is done."""
        widget = self.field.widget
        if self.field.localize:
            widget.is_localized = True
        return widget.render(
            name=self.html_name, value=self.value(), attrs=self._public_attrs(), renderer=self.public_renderer
        )

    def _public_attrs(self) -> dict[str, Any]:
        widget = self.field.widget
        attrs = self.build_widget_attrs({"aria-describedby": False})
        if self.auto_id and "id" not in widget.attrs:
            attrs["id"] = self.auto_id
        attrs["required"] = False
        # A browser silently cuts what is pasted beyond maxlength. The counter warns and the form refuses instead.
        attrs["maxlength"] = False
        if self.use_fieldset:
            return attrs
        if self.described_by:
            attrs["aria-describedby"] = self.described_by
        if self.field.required and not self.is_single_choice:
            attrs["aria-required"] = "true"
        if isinstance(widget, Textarea) and widget.attrs.get("maxlength"):
            attrs["data-telt-tot"] = widget.attrs["maxlength"]
        attrs["class"] = self._class_names()
        return attrs

    def _class_names(self) -> str:
        own = self.field.widget.attrs.get("class", "")
        for widget_class, name, modifier in STYLES:
            if isinstance(self.field.widget, widget_class):
                invalid = f"{name}--invalid" if self.errors else ""
                return " ".join(filter(None, (name, f"{name}--{modifier}", invalid, own)))
        return own
