"""Our addresses, with the bare insert beside them."""

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path

from config.urls import urlpatterns as ours

from .models import FloorRow


class FloorForm(forms.Form):
    text = forms.CharField(max_length=5000)


def insert(request: HttpRequest) -> HttpResponse:
    """Validate one field, insert one row, redirect."""
    form = FloorForm(request.POST)
    if form.is_valid():
        FloorRow.objects.create(text=form.cleaned_data["text"])
        return HttpResponseRedirect("/")
    return HttpResponse(status=422)


urlpatterns = [path("floor/insert/", insert), *ours]
