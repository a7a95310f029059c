"""What all public screens of a group share: which group, no cache, and what to say when that is not so simple."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.views import View

from contributions.service import Refused

from ..enums import GroupState
from ..models import FocusGroup, SignUpDraft
from ..recruiting import cookies, drafts


class UncachedView(View):
    """A screen that no cache keeps: the computer may be shared."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer, and keep the answer out of every cache."""
        response = self.answer(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Hand over to get() or post()."""
        return super().dispatch(request, *args, **kwargs)


class SignUpView(UncachedView):
    """A screen of signing up for a public group."""

    group: FocusGroup

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the group; where nobody can sign up, say so."""
        self.group = self.find_group(kwargs.pop("slug"))
        if self.group.state != GroupState.RECRUITING:
            return self.closed()
        return super().answer(request, *args, **kwargs)

    def find_group(self, slug: str) -> FocusGroup:
        """The public group at this address, or a 404."""
        found = FocusGroup.objects.public().filter(slug=slug).first()
        if found is None:
            raise Http404("no public group at this address")
        return found

    @cached_property
    def key(self) -> UUID | None:
        """The number of the draft in this browser; None when there is none."""
        return cookies.key_in(self.request, self.group)

    @cached_property
    def draft(self) -> SignUpDraft | None:
        """What was kept under that number, for this group; None when nothing was."""
        found = drafts.find(self.key)
        return found if found and found.group_id == self.group.pk else None

    def show(self, template: str, status: int = 200, **context: Any) -> HttpResponse:
        """Render a screen of this group."""
        return render(
            self.request, f"focusgroups/sign_up/{template}.html", {"group": self.group, **context}, status=status
        )

    def go(self, name: str, *args: Any, query: str = "") -> HttpResponseRedirect:
        """To another screen of this group."""
        address = reverse(f"focusgroups:{name}", args=[self.group.slug, *args])
        return HttpResponseRedirect(address + (f"?{query}" if query else ""))

    def closed(self) -> HttpResponse:
        """Nobody can sign up now."""
        return self.show("closed", status=409 if self.request.method == "POST" else 200)

    def unknown(self) -> HttpResponse:
        """No sign-up in this browser that is on its way: start anew."""
        return self.show("unknown", status=409 if self.request.method == "POST" else 200)

    def refused(self, refusal: Refused) -> HttpResponse:
        """A deed that cannot be done: the sentence says what to do."""
        return self.show("refused", status=409, sentence=refusal.sentence)
