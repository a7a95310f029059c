"""Forms in which a colleague writes down who somebody else is."""

from django import forms


def about_somebody_else(form: forms.BaseForm) -> None:
    """The browser offers nothing of the colleague's own, and keeps nothing of this person for the next time."""
    for field in form.fields.values():
        if getattr(field.widget, "input_type", "text") in {"text", "email", "tel"}:
            field.widget.attrs["autocomplete"] = "off"
