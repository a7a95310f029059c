"""Designs in the states a test needs, made as an organiser makes them: by the deeds."""

from collections.abc import Iterable
from typing import Any

from consultation.designing.elements import add_element
from consultation.designing.products import start_product
from consultation.designing.versions import publish, start_version
from consultation.editing import Wording, add_item
from consultation.enums import ItemKind, ProductKind
from consultation.models import DesignProduct, ElementVersion, ProductVersion, Round, Step
from consultation.service import Given, take_in
from contributions.models import AgendaItem
from people.models import Perspective
from tests.factories.rounds import open_round

#: Details that are good enough, per kind.
DETAILS: dict[str, dict[str, Any]] = {
    ProductKind.CRITERIA: {"takes_up": "Wie langer dan een jaar wacht.", "refers_to": "Het Juridisch Loket."},
    ProductKind.PERSON: {"trait": "connector", "in_practice": "Belt eerst, schrijft daarna."},
    ProductKind.TEAM: {"seat": "skill", "how_many": 2, "side": "outside"},
    ProductKind.PRINCIPLES: {"in_practice": "U krijgt één vast aanspreekpunt."},
    ProductKind.LADDER: {"term_days": 14, "who": "De behandelaar"},
    ProductKind.POWERS: {"wanted": "yes", "who_does_it_already": "Niemand."},
    ProductKind.LIMITS: {"wanted": "no", "who_does_it_already": "De Nationale ombudsman."},
    ProductKind.THEORY: {"node": "change", "indicator": "Mensen bellen eerder."},
}


def words(kind: str, title: str = "Wie lang wacht, gaat voor", **details: Any) -> dict[str, Any]:
    """What somebody fills in at an element."""
    return {
        "title": title,
        "explanation": f"Uitleg bij: {title}.",
        "weight": 3 if kind == ProductKind.CRITERIA else None,
        "details": {**DETAILS[kind], **details},
    }


def product_in_the_making(kind: str = ProductKind.CRITERIA, slug: str = "", **values: Any) -> DesignProduct:
    """Started, with an empty first version."""
    return start_product(
        **{
            "slug": slug or kind,
            "kind": kind,
            "title": f"Ontwerp {kind}",
            "introduction": "Dit maken wij samen.",
            "agenda_items": AgendaItem.objects.filter(code="triage"),
            "is_public": True,
            "by": None,
            **values,
        }
    )


def making(product: DesignProduct) -> ProductVersion:
    """Its version in the making; a new one when there is none."""
    return product.versions.filter(state="draft").first() or start_version(product, by=None)


def add(product: DesignProduct, title: str, code: str = "", **details: Any) -> ElementVersion:
    """An element in the version in the making."""
    version = making(product)
    return add_element(version, words(product.kind, title, **details), seen=version.edition, by=None, code=code)


def publish_now(product: DesignProduct, what_changed: str = "Dit is wat wij hoorden.") -> ProductVersion:
    """Publish what is in the making."""
    version = making(product)
    return publish(version, what_changed, seen=version.edition, by=None)


def published_product(
    kind: str = ProductKind.CRITERIA,
    slug: str = "",
    titles: tuple[str, ...] = ("Wie lang wacht, gaat voor",),
    **values: Any,
) -> DesignProduct:
    """With a published first version that holds these elements."""
    product = product_in_the_making(kind, slug, **values)
    for title in titles:
        add(product, title)
    publish_now(product)
    return product


def step_about(product: DesignProduct, codes: Iterable[str], results_shown: str = "live") -> Step:
    """A step of an open round in which one chooses among elements of the newest published version."""
    round_ = open_round(f"over-{product.slug}-{Round.objects.count()}")
    step = round_.steps.get()
    step.product_version = product.versions.published().first()
    step.results_shown = results_shown
    step.save()
    options = [
        ("option", {"code": code, "label": code, "meaning": "", "reason_prompt": ""})
        for code in [*codes, "iets_anders"]
    ]
    add_item(step, ItemKind.MULTIPLE, Wording("Wat is voor u belangrijk?", options=options))
    return step


def answer(step: Step, choices: list[str], perspective: str = "", speaks_for: str = "self") -> None:
    """Somebody with this perspective hands in: these choices at the last question of the step."""
    item = step.items.order_by("order").last()
    participation = take_in(step.round, {item: Given({"choices": choices}, {})})
    participant = participation.participant
    participant.perspective = Perspective.objects.filter(code=perspective).first()
    participant.speaks_for = speaks_for
    participant.save()
