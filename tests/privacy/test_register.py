"""Every table is in the register, and no field asks what we never ask."""

import re

import pytest
from django.apps import apps
from django.db import models

from privacy import register
from privacy.register import PersonalData

#: Wagtail's own example apps never run here; everything that does must be declared.
ALL_MODELS = apps.get_models(include_auto_created=True)
OURS = [
    model
    for model in ALL_MODELS
    if not model.__module__.startswith(("wagtail", "django", "allauth", "taggit", "modelcluster"))
]
FORBIDDEN = re.compile(
    r"(^|_)(bsn|nationalit\w*|religion|ethnicity|ethnic|origin_country|health|race|geloof|nationaliteit|afkomst"
    r"|gezondheid|burgerservicenummer|ip|ip_address|user_agent)(_|$)"
)


def undeclared() -> list[str]:
    known = {entry.model for entry in register.declared()} | set(register.without())
    return sorted(model._meta.label for model in ALL_MODELS if model not in known)


def test_every_model_is_in_the_register() -> None:
    assert undeclared() == [], "declare these in the privacy.py of their app"


def test_a_model_that_nobody_declared_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = register.declared()[0]
    monkeypatch.delitem(register._declared, entry.model)
    assert undeclared() == [entry.model._meta.label]


@pytest.mark.parametrize("entry", register.declared(), ids=lambda entry: entry.model._meta.label)
def test_a_declaration_says_what_for_how_long_and_names_real_fields(entry: PersonalData) -> None:
    assert str(entry.purpose).strip()
    assert str(entry.term).strip()
    names = {field.name for field in entry.model._meta.get_fields()}
    assert set(entry.fields) <= names
    if entry.export is not None:
        assert list(entry.fields), "which fields hold what is shown to the person?"
    if entry.purge is not None:
        assert entry.of_participant is not None, "what is purged must be findable"
    if entry.expire is not None:
        assert entry.expired is not None, "what is wiped by term must be found by term"


def test_declaring_twice_is_an_error() -> None:
    entry = register.declared()[0]
    with pytest.raises(ValueError, match="already"):
        register.declare(entry)
    with pytest.raises(ValueError, match="already"):
        register.declare_without("nothing", entry.model)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_no_field_asks_what_we_never_ask(model: type[models.Model]) -> None:
    """No BSN, nationality, religion, origin or health; no address or browser of who visits."""
    found = [
        field.name
        for field in model._meta.get_fields()
        if FORBIDDEN.search(field.name) or FORBIDDEN.search(str(getattr(field, "verbose_name", "")).lower())
    ]
    assert found == []


@pytest.mark.parametrize("entry", register.declared(), ids=lambda entry: entry.model._meta.label)
def test_personal_data_is_not_searchable_and_has_no_revisions(entry: PersonalData) -> None:
    bases = {base.__name__ for base in entry.model.__mro__}
    assert not bases & {"Indexed", "RevisionMixin", "DraftStateMixin"}
