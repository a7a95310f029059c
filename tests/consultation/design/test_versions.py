"""Versions of a design: one is in the making at most, what is published stands for ever, and history is whole."""

from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisCase
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from audit.models import AuditEvent
from consultation.designing.elements import add_element, change_element, drop_element, move_element
from consultation.designing.products import change_product, start_product
from consultation.designing.versions import discard, publish, start_version
from consultation.enums import ProductKind, ProductState
from consultation.models import DesignProduct, Element, ElementVersion, ProductVersion
from contributions.service import ChangedMeanwhile, Refused
from tests.factories.design import (
    add,
    making,
    product_in_the_making,
    publish_now,
    published_product,
    step_about,
    words,
)

pytestmark = pytest.mark.django_db


def snapshot(version: ProductVersion) -> list[Any]:
    """Everything somebody reads in a version."""
    rows = ElementVersion.objects.filter(version=version.pk).order_by("order", "pk")
    kept = ProductVersion.objects.get(pk=version.pk)
    return [
        (kept.number, kept.what_changed, kept.published_on),
        *rows.values_list("pk", "element__code", "order", "title", "explanation", "weight", "details"),
    ]


class VersionMachine(RuleBasedStateMachine):
    """An organiser and a colleague press everything, in any order, also on screens that are behind."""

    def __init__(self) -> None:
        super().__init__()
        self.product = start_product(slug=f"d{DesignProduct.objects.count()}", kind="ladder", title="Ladder", by=None)
        self.published: dict[int, list[Any]] = {}
        self.behind: list[tuple[ProductVersion, int]] = []

    def draft(self) -> ProductVersion | None:
        return self.product.versions.filter(state=ProductState.DRAFT).first()

    @rule()
    def start(self) -> None:
        newest = self.product.versions.order_by("-number").first()
        was = snapshot(newest)[1:] if newest else []
        if self.draft():
            with pytest.raises(Refused):
                start_version(self.product, by=None)
            return
        made = start_version(self.product, by=None)
        assert [row[1:] for row in snapshot(made)[1:]] == [row[1:] for row in was]

    @precondition(lambda self: self.draft() is not None)
    @rule(title=st.sampled_from(["Bellen", "Schrijven", "Langsgaan"]))
    def add(self, title: str) -> None:
        version = self.draft()
        self.behind.append((version, version.edition))
        add_element(version, words("ladder", title), seen=version.edition, by=None)

    @precondition(lambda self: self.draft() is not None)
    @rule(place=st.integers(0, 5), what=st.sampled_from(["change", "up", "down", "drop"]))
    def touch(self, place: int, what: str) -> None:
        version = self.draft()
        rows = list(version.elements.order_by("order", "pk"))
        if not rows:
            return
        row = rows[place % len(rows)]
        self.behind.append((version, version.edition))
        if what == "change":
            change_element(row, words("ladder", f"{row.title[:50]} anders"), seen=version.edition, by=None)
        elif what == "drop":
            drop_element(row, seen=version.edition, by=None)
        else:
            move_element(row, what == "down", seen=version.edition, by=None)

    @precondition(lambda self: self.behind)
    @rule()
    def work_on_a_screen_that_is_behind(self) -> None:
        version, seen = self.behind.pop()
        kept = ProductVersion.objects.filter(pk=version.pk).first()
        if kept and kept.edition == seen:
            return  # a move at the end changed nothing
        before = ElementVersion.objects.count()
        with pytest.raises(Refused):
            add_element(version, words("ladder", "Te laat"), seen=seen, by=None)
        assert ElementVersion.objects.count() == before

    @precondition(lambda self: self.draft() is not None)
    @rule(why=st.sampled_from(["", "  ", "Omdat mensen dat vroegen."]))
    def publish(self, why: str) -> None:
        version = self.draft()
        if not why.strip() or not version.elements.exists():
            with pytest.raises(Refused):
                publish(version, why, seen=version.edition, by=None)
            return
        publish(version, why, seen=version.edition, by=None)
        self.published[version.pk] = snapshot(version)

    @precondition(lambda self: self.draft() is not None)
    @rule()
    def throw_away(self) -> None:
        version = self.draft()
        discard(version, seen=version.edition, by=None)

    @precondition(lambda self: self.published)
    @rule(what=st.sampled_from(["add", "change", "move", "drop", "publish", "discard"]))
    def try_to_change_what_is_published(self, what: str) -> None:
        version = ProductVersion.objects.filter(pk__in=self.published).order_by("?").first()
        row, seen = version.elements.first(), version.edition
        with pytest.raises(Refused):
            if what == "add":
                add_element(version, words("ladder"), seen=seen, by=None)
            elif what == "change":
                change_element(row, words("ladder"), seen=seen, by=None)
            elif what == "move":
                move_element(row, True, seen=seen, by=None)
            elif what == "drop":
                drop_element(row, seen=seen, by=None)
            elif what == "publish":
                publish(version, "Nog eens.", seen=seen, by=None)
            else:
                discard(version, seen=seen, by=None)

    @invariant()
    def what_is_published_is_as_it_was(self) -> None:
        for key, was in self.published.items():
            assert snapshot(ProductVersion.objects.get(pk=key)) == was

    @invariant()
    def at_most_one_is_in_the_making_and_numbers_have_no_holes(self) -> None:
        numbers = list(self.product.versions.order_by("number").values_list("number", flat=True))
        assert numbers == list(range(1, len(numbers) + 1))
        assert self.product.versions.filter(state=ProductState.DRAFT).count() <= 1

    @invariant()
    def no_element_hangs_in_the_air(self) -> None:
        assert not Element.objects.filter(product=self.product, versions=None).exists()


class TestVersions(HypothesisCase):
    """The machine, each run in a transaction of its own."""

    def test_whatever_is_pressed(self) -> None:
        from django.db import transaction
        from hypothesis.stateful import run_state_machine_as_test

        class InTransaction(VersionMachine):
            def __init__(self) -> None:
                self.block = transaction.atomic()
                self.block.__enter__()
                super().__init__()

            def teardown(self) -> None:
                transaction.set_rollback(True)
                self.block.__exit__(None, None, None)

        run_state_machine_as_test(
            InTransaction,
            settings=settings(
                max_examples=30, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
            ),
        )


def test_a_step_keeps_the_version_it_asked_about() -> None:
    product = published_product()
    step = step_about(product, ["wie_lang_wacht_gaat_voor"])
    add(product, "Wie jong is")
    publish_now(product)
    step.refresh_from_db()
    assert step.product_version.number == 1
    draft = start_version(product, by=None)
    step.product_version = draft
    step.save()
    with pytest.raises(Refused, match="Er loopt een stap"):
        discard(draft, seen=draft.edition, by=None)


def test_an_element_that_comes_back_goes_on_with_its_history() -> None:
    product = published_product(titles=("Bellen", "Schrijven"))
    version = making(product)
    drop_element(version.elements.get(element__code="bellen"), seen=version.edition, by=None)
    publish_now(product)
    row = add(product, "Weer bellen", "bellen")
    assert row.element.code == "bellen"
    assert list(row.element.versions.order_by("version__number").values_list("version__number", flat=True)) == [1, 3]
    with pytest.raises(Refused, match="Deze code staat al"):
        add(product, "Nog eens", "bellen")


def test_publishing_is_written_down_and_says_what_must_be_done_first() -> None:
    product = product_in_the_making(ProductKind.THEORY)
    version = making(product)
    with pytest.raises(Refused, match="Er staan nog geen onderdelen in"):
        publish(version, "Omdat.", seen=version.edition, by=None)
    add(product, "Brieven zijn moeilijk", node="problem", leads_to=["bestaat_niet"])
    version.refresh_from_db()
    with pytest.raises(Refused, match=r"bestaat_niet.*Schrijf ook op wat er verandert"):
        publish(version, "Omdat.", seen=version.edition, by=None)
    with pytest.raises(ChangedMeanwhile):
        publish(version, "Omdat.", seen=version.edition - 1, by=None)
    version.elements.update(details={"node": "change"})
    publish(version, "Omdat.", seen=version.edition, by=None)
    assert AuditEvent.objects.filter(action="consultation.publish_product_version").count() == 1


def test_the_address_and_the_kind_stay_once_people_can_have_kept_them() -> None:
    product = published_product()
    values = {
        "title": "Nieuw", "slug": product.slug, "kind": product.kind, "introduction": "", "order": 0,
        "is_public": True, "agenda_items": [],
    }  # fmt: skip
    assert change_product(product, values, by=None).title == "Nieuw"
    with pytest.raises(Refused, match="Het adres staat al op de website"):
        change_product(product, {**values, "slug": "anders"}, by=None)
    with pytest.raises(Refused, match="De soort verandert niet meer"):
        change_product(product, {**values, "kind": ProductKind.LADDER}, by=None)


def test_a_bsn_is_masked_in_words_that_everybody_reads() -> None:
    row = add(product_in_the_making(), "Nummer 123456782", takes_up="Bel 123456782.")
    assert "123456782" not in f"{row.title} {row.explanation} {row.details}"
