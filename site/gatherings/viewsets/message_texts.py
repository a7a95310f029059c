"""The words of messages in the admin: one row per kind, to change only, with how it reads."""

from http import HTTPStatus
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from audit.service import record
from contributions.service import Refused

from ..models import MessageText
from ..text_forms import MessageTextForm, first_words, placeholders, preview


class MessageTextEditView(generic.EditView):
    """Change the words. The button "Bekijk het voorbeeld" shows how they read, and keeps nothing."""

    template_name = "gatherings/admin/message_text.html"
    page_title = gettext_lazy("Bewerk de tekst")
    submit_button_label = gettext_lazy("Bewaar de tekst")
    success_message = gettext_lazy("De tekst is bewaard. Nieuwe berichten gebruiken hem meteen.")
    error_message = gettext_lazy("De tekst is nog niet bewaard. Kijk bij de rode meldingen.")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show how it reads, or keep it."""
        if "bekijk" in request.POST:
            self.object = self.get_object()
            form = self.get_form()
            form.is_valid()
            return self.render_to_response(self.get_context_data(form=form))
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: MessageTextForm) -> HttpResponse:
        """Keep it, or say why not."""
        try:
            response: HttpResponse = super().form_valid(form)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)
        record("gatherings.change_text", by=self.request.user, on=form.instance)
        return response

    def form_invalid(self, form: MessageTextForm) -> HttpResponse:
        """Again, with what was typed."""
        response: HttpResponse = super().form_invalid(form)
        response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With how it reads, what one may fill in, and what we started with."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        form, kind = context["form"], self.object.kind
        subject, text = str(form["subject"].value() or ""), str(form["text"].value() or "")
        return {
            **context,
            "preview": preview(kind, subject, text),
            "placeholders": placeholders(),
            "first": first_words(kind),
        }


class MessageTextViewSet(ModelViewSet):
    """Under /beheer/teksten-van-berichten/, in the menu of settings."""

    model = MessageText
    name = "message_texts"
    url_prefix = "teksten-van-berichten"
    url_namespace = "message_texts"
    menu_label = gettext_lazy("Teksten van berichten")
    menu_name = "message-texts"
    icon = "mail"
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = False
    edit_view_class = MessageTextEditView
    list_display: ClassVar = [
        TitleColumn(
            "kind",
            label=gettext_lazy("Bericht"),
            accessor="get_kind_display",
            url_name="message_texts:edit",
        ),
        Column("subject", label=gettext_lazy("Onderwerp")),
    ]

    def get_form_class(self, for_update: bool = False) -> type[MessageTextForm]:
        """Ours."""
        return MessageTextForm

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Every kind has one text: none is added or deleted."""
        closed = dict.fromkeys(
            ["add_url_name", "delete_url_name", "history_url_name", "usage_url_name", "inspect_url_name"]
        )
        return super().get_common_view_kwargs(**{**closed, **kwargs})

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list and changing."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in ("index", "index_results", "edit")]
