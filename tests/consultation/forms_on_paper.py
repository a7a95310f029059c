"""Forms as people fill them in on paper, and the same as rows of the sheet."""

from typing import Any

from consultation.enums import ItemKind
from consultation.methods import Given
from consultation.models import Round
from tests.consultation.filling import key_of
from tests.factories.rounds import item_of


def example_forms(round_: Round, number: int) -> list[dict[str, Any]]:
    """Forms with six or seven answers, no two alike."""
    multiple, single, scale = (item_of(round_, kind) for kind in (ItemKind.MULTIPLE, ItemKind.SINGLE, ItemKind.SCALE))
    follow_up, limits = item_of(round_, ItemKind.OPEN), item_of(round_, ItemKind.OPEN, 1)
    ranking, story = item_of(round_, ItemKind.RANKING), item_of(round_, ItemKind.STORY)
    forms = []
    for each in range(number):
        answers = {
            multiple: Given({"choices": ["person", "helper"]}, {"person": f"Bellen, zegt {each}."}),
            single: Given({"choices": ["at_the_end" if each % 2 else "at_once"]}),
            scale: Given({"choices": ["disagree"]}, {"disagree": f"Omdat {each}; mijn mail is a{each}@b.nl."}),
            ranking: Given({"order": ["many", "harm", "alone"]}),
            limits: Given({}, {"": f"=Geen {each}\n\nmet een tweede regel, en 123456782."}),
            story: Given({}, {"happened": f"Verhaal {each}.", "helped": "Niemand."}),
        }
        if each % 2:
            answers[follow_up] = Given({}, {"": "Sneller bellen."})
        forms.append(
            {
                "assisted": each % 3 == 0,
                "before": ("", "yes", "no", "unsure")[each % 4],
                "perspective": ("entrepreneur", "", "youth")[each % 3],
                "consents": {"publish", "contact"} if each % 4 == 0 else set(),
                "answers": answers,
            }
        )
    return forms


def as_row(form: dict[str, Any]) -> dict[str, Any]:
    """A form as a row of the sheet."""
    row: dict[str, Any] = {
        "assisted": "ja" if form["assisted"] else None,
        "perspective": form["perspective"] or None,
        "before": form["before"] or None,
        **{f"consent:{purpose}:1": "ja" for purpose in form["consents"]},
    }
    for item, what in form["answers"].items():
        for place, code in enumerate(what.value.get("order", []), start=1):
            row[key_of(item, f"plek_{code}")] = place
        for code in what.value.get("choices", []):
            if item.kind == ItemKind.MULTIPLE:
                row[key_of(item, f"keuze={code}")] = "ja"
            else:
                row[key_of(item, "keuze")] = code
        for prompt, text in what.words.items():
            field = {ItemKind.OPEN: "tekst", ItemKind.STORY: f"tekst_{prompt}"}.get(item.kind, f"reden_{prompt}")
            row[key_of(item, field)] = text
    return row
