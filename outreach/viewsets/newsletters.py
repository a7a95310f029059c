"""The newsletter in the admin: the list, writing a letter, and the page of one letter from which it is sent."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from contributions.service import ChangedMeanwhile, Refused

from ..enums import IssueState
from ..letters.issue_forms import IssueForm
from ..letters.issues import change_issue, write_issue
from ..letters.sending import progress_of
from ..letters.writing import mail_of, subject_of
from ..models import NewsletterIssue, Subscriber
from ..permissions import may_change_newsletters, may_send_newsletters
from .newsletter_deeds import SendTestView, SendView


class IssueIndexView(generic.IndexView):
    """All letters, and how many people get the next one."""

    page_title = gettext_lazy("Nieuwsbrief")
    add_item_label = gettext_lazy("Schrijf een nieuwsbrief")
    template_name = "outreach/admin/newsletters.html"

    def get_edit_url(self, instance: NewsletterIssue) -> str | None:
        """The title leads to the page of the letter; editing is done from there."""
        return None

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With the length of the list. Never who is on it."""
        return super().get_context_data(*args, subscribers=Subscriber.objects.confirmed().count(), **kwargs)


class _Saves:
    """What writing and changing share: a refusal is a sentence, and what was typed stays."""

    request: HttpRequest
    object: Any
    form: IssueForm

    def form_valid(self, form: IssueForm) -> HttpResponse:
        """Keep it, or say why not."""
        self.form = form
        try:
            response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        except (Refused, ChangedMeanwhile) as refusal:
            form.add_error(None, refusal.sentence)
            self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined]
            return self.form_invalid(form)
        return response

    def form_invalid(self, form: IssueForm) -> HttpResponse:
        """Again, with what was typed."""
        response: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response

    def get_success_url(self) -> str:
        """On to the page of the letter."""
        return reverse("newsletters:inspect", args=[self.object.pk])

    def get_success_buttons(self) -> list[Any]:
        """None: the page one lands on has them all."""
        return []


class IssueCreateView(_Saves, generic.CreateView):
    """A new letter, in draft."""

    template_name = "pages/admin/form_with_advice.html"
    page_title = gettext_lazy("Schrijf een nieuwsbrief")
    submit_button_label = gettext_lazy("Bewaar de nieuwsbrief")
    success_message = gettext_lazy("De nieuwsbrief is bewaard. Stuur hem eerst als proef naar uzelf.")
    error_message = gettext_lazy("De nieuwsbrief is nog niet bewaard. Kijk bij de rode meldingen.")

    def save_instance(self) -> NewsletterIssue:
        """The deed masks what the guard knows."""
        data = self.form.cleaned_data
        return write_issue(data["subject"], data["text"], by=self.request.user)  # type: ignore[arg-type]


class IssueEditView(_Saves, generic.EditView):
    """Other words, as long as it was not sent."""

    template_name = "pages/admin/form_with_advice.html"
    page_title = gettext_lazy("Bewerk de nieuwsbrief")
    submit_button_label = gettext_lazy("Bewaar de nieuwsbrief")
    success_message = gettext_lazy("De nieuwsbrief is bewaard.")
    error_message = gettext_lazy("De nieuwsbrief is nog niet bewaard. Kijk bij de rode meldingen.")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """What was sent cannot be taken back: show it."""
        issue = self.get_object()
        if issue.state != IssueState.DRAFT:
            messages.warning(request, _("Deze nieuwsbrief is al verstuurd. U kunt hem niet meer veranderen."))
            return redirect("newsletters:inspect", issue.pk)
        response: HttpResponseBase = super().get(request, *args, **kwargs)
        return response

    def save_instance(self) -> NewsletterIssue:
        """The deed asks whether a colleague was first."""
        data = self.form.cleaned_data
        seen = data["seen"] or 0
        return change_issue(self.object, data["subject"], data["text"], seen=seen, by=self.request.user)  # type: ignore[arg-type]


class IssuePageView(generic.InspectView):
    """One letter as it is read, how far it is, and what one can do with it."""

    page_title = gettext_lazy("Nieuwsbrief")
    template_name = "outreach/admin/newsletter.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Nieuwsbrief > this letter."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Nieuwsbrief")},
            {"url": "", "label": self.object.subject},
        ]

    def get_fields(self) -> list[str]:
        """The template shows what matters."""
        return []

    @property
    def header_buttons(self) -> list[Any]:
        """None: the ways from here stand in the page, where their words fit on a phone."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The mail as it will be, and the numbers."""
        issue, user = self.object, self.request.user
        is_draft = issue.state == IssueState.DRAFT
        return super().get_context_data(
            issue=issue,
            subject=subject_of(issue),
            mail=mail_of(issue, _("(hier staat straks de link om te stoppen)")),
            is_draft=is_draft,
            progress=None if is_draft else progress_of(issue),
            subscribers=Subscriber.objects.confirmed().count(),
            may_change=is_draft and may_change_newsletters(user),
            may_send=is_draft and may_send_newsletters(user),
            **kwargs,
        )


class NewsletterViewSet(ModelViewSet):
    """Under /beheer/nieuwsbrieven/. A letter that was sent stays."""

    model = NewsletterIssue
    name = "newsletters"
    url_prefix = "nieuwsbrieven"
    url_namespace = "newsletters"
    menu_label = gettext_lazy("Nieuwsbrief")
    menu_name = "newsletters"
    icon = "mail"
    menu_order = 138
    add_to_admin_menu = True
    add_to_reference_index = False
    inspect_view_enabled = True
    copy_view_enabled = False
    index_view_class = IssueIndexView
    add_view_class = IssueCreateView
    edit_view_class = IssueEditView
    inspect_view_class = IssuePageView
    form_fields = IssueForm.Meta.fields
    search_fields = ("subject", "text")
    list_filter = ("state",)
    ordering = ("-pk",)
    list_display = (
        TitleColumn(
            "subject",
            label=gettext_lazy("Onderwerp"),
            get_url=lambda issue: reverse("newsletters:inspect", args=[issue.pk]),
        ),
        StatusTagColumn(
            "get_state_display",
            label=gettext_lazy("Stand"),
            primary=lambda issue: issue.state == IssueState.SENT,
        ),
        DateColumn("sent_on", label=gettext_lazy("Verstuurd op")),
        NumberColumn("recipients", label=gettext_lazy("Ontvangers")),
        Column("is_example", label="", accessor=lambda issue: _("VOORBEELD") if issue.is_example else ""),
    )

    def get_form_class(self, for_update: bool = False) -> type[IssueForm]:
        """Our own, which knows which version was on the screen."""
        return IssueForm

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """No deleting, no usage, no history: the audit trail has it."""
        names = ("delete", "usage", "history")
        return super().get_common_view_kwargs(**{f"{name}_url_name": None for name in names}, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, the page of one letter, the forms, and the deeds."""
        names = ("index", "index_results", "add", "edit", "inspect")
        return [
            *(pattern for pattern in super().get_urlpatterns() if pattern.name in names),
            path("<int:pk>/proef/", SendTestView.as_view(), name="test"),
            path("<int:pk>/verstuur/", SendView.as_view(), name="send"),
        ]
