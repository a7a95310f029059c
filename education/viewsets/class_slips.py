"""Typing over what pupils wrote on paper, for one class."""

from http import HTTPStatus
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from contributions.service import Refused
from people.models import User
from privacy.service import clean, explain, inspect

from ..classroom.answering import LONGEST
from ..classroom.slips import type_slip
from ..enums import ClassItemKind
from ..models import ClassItem, ClassSession
from ..permissions import may_type_slips


class SlipForm(forms.Form):
    """One slip. `nonce` makes a double press one."""

    use_required_attribute = False
    item = forms.ModelChoiceField(
        label=gettext_lazy("Bij welke vraag hoort het blaadje?"),
        queryset=ClassItem.objects.none(),
        empty_label=None,
        error_messages=dict.fromkeys(("required", "invalid_choice"), gettext_lazy("Kies een vraag.")),
    )
    text = forms.CharField(
        label=gettext_lazy("Wat staat er?"),
        strip=False,
        max_length=LONGEST,
        help_text=gettext_lazy("Typ het over zoals het er staat. Namen en adressen laat u weg: typ ‘(naam)’."),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": gettext_lazy("Typ over wat er op het blaadje staat."),
            "max_length": gettext_lazy("Dit is te lang. Typ hoogstens 1000 tekens."),
        },
    )
    nonce = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, session: ClassSession, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = ClassItem.objects.filter(pack=session.pack_id, kind=ClassItemKind.OWN_WORDS)
        self.fields["item"].queryset = asked  # type: ignore[attr-defined]

    def clean_text(self) -> str:
        """Blanks alone are no words."""
        text: str = self.cleaned_data["text"]
        if not text.strip():
            raise forms.ValidationError(self.fields["text"].error_messages["required"], code="required")
        return text


class SlipView(WagtailAdminTemplateMixin, View):
    """One slip after the other."""

    page_title = gettext_lazy("Typ blaadjes over")
    template_name = "education/admin/class_slip.html"
    header_icon = "edit"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For who may, about a class that is there."""
        if not may_type_slips(request.user):
            raise PermissionDenied
        self.session = get_object_or_404(ClassSession.objects.select_related("pack", "occasion"), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """An empty form."""
        first = ClassItem.objects.filter(pack=self.session.pack_id, kind=ClassItemKind.OWN_WORDS).first()
        return self._show(SlipForm(session=self.session, initial={"nonce": uuid4(), "item": first}))

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Keep it and go on with the next; or say why not, with what was typed."""
        assert isinstance(request.user, User)
        data = request.POST.copy()
        guarded = inspect(clean(data.get("text", "")))
        data["text"] = guarded.text
        form = SlipForm(data, session=self.session)
        if not form.is_valid():
            return self._show(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        given = form.cleaned_data
        try:
            type_slip(self.session, given["item"], given["text"], nonce=given["nonce"], by=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self._show(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        for sentence in explain(guarded):
            messages.warning(request, sentence)
        messages.success(request, _("Bewaard. Een moderator leest het. Typ nu het volgende blaadje."))
        return redirect("classes:slip", self.session.pk)

    def _show(self, form: SlipForm, status: int = HTTPStatus.OK) -> HttpResponse:
        context = self.get_context_data(klas=self.session, form=form)
        return self.render_to_response(context, status=status)  # type: ignore[no-any-return]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Klassen > this class > slips."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("classes:index"), "label": _("Klassen")},
            {"url": reverse("classes:inspect", args=[self.session.pk]), "label": str(self.session)},
            {"url": "", "label": _("Typ blaadjes over")},
        ]
