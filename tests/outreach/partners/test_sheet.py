"""The list as a workbook: nothing is lost there and back, and a wrong row is named by its number."""

from datetime import date
from io import BytesIO
from time import perf_counter
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from audit.models import AuditEvent
from outreach.languages import LANGUAGES
from outreach.models import Partner
from outreach.partners.rules import FIELDS
from outreach.partners.sheet.cells import tidy
from outreach.partners.sheet.columns import columns
from outreach.partners.sheet.planning import Outcome, plan_of
from outreach.partners.sheet.reading import read_list
from outreach.partners.sheet.taking_in import put_aside, take_in
from outreach.partners.sheet.writing import write_list
from outreach.service import PartnerKind, PartnerOffer, YesNoUnknown
from people.models import Perspective
from people.service import Province, Role
from tests.factories import outreach
from tests.factories.people import staff
from tests.outreach.partners.desk import client_of, sheet_of, text, upload

pytestmark = pytest.mark.django_db
IMPORT = "/beheer/partners/lijst/inlezen/"


def book(*rows: dict[str, Any], titles: tuple[str, ...] = ()) -> bytes:
    """A workbook with these rows under their titles."""
    heads = titles or tuple(dict.fromkeys(title for row in rows for title in row))
    made = Workbook()
    made.active.append(heads)
    for row in rows:
        made.active.append([row.get(head) for head in heads])
    output = BytesIO()
    made.save(output)
    return output.getvalue()


def kept() -> list[dict[str, Any]]:
    """Every partner, field by field, in the order of their names."""
    rows = []
    for partner in Partner.objects.prefetch_related("helps").order_by("name", "town"):
        row = {name: getattr(partner, name) for name in FIELDS}
        rows.append({**row, "helps": sorted(each.code for each in partner.helps.all())})
    return rows


def look(client: Client, content: bytes) -> Any:
    """What the screen says the file would do."""
    return client.post(IMPORT, upload(content))


def agree(client: Client, shown: Any) -> Any:
    """Yes to what was shown."""
    return client.post(IMPORT, {"sleutel": shown.context["token"]}, follow=True)


signs = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp"))
words = st.text(signs | st.sampled_from("=+@;,-\n_x0041"), max_size=30).map(tidy)
names = words.filter(lambda it: it not in ("", "-"))
rest = words.filter(lambda it: it != "-")
days = st.none() | st.dates(min_value=date(1990, 1, 1), max_value=timezone.localdate())
partners = st.fixed_dictionaries(
    {
        "name": names,
        "kind": st.sampled_from(PartnerKind.values),
        "town": rest,
        "provinces": st.lists(st.sampled_from(Province.values), unique=True),
        "nationwide": st.booleans(),
        "offers": st.lists(st.sampled_from(PartnerOffer.values), unique=True),
        "languages": st.lists(st.sampled_from(list(LANGUAGES)), unique=True),
        "helps_entrepreneurs": st.sampled_from(YesNoUnknown.values),
        "income_limit": st.sampled_from(YesNoUnknown.values),
        "limits": rest,
        "costs": rest,
        "waiting_weeks": st.none() | st.integers(0, 104),
        "checked_on": days,
        "ended_on": days,
        "phone": st.sampled_from(["", "038 123 45 67", "+31 6 12345678"]),
        "website": st.sampled_from(["", "https://www.voorbeeld.nl/hulp?a=1"]),
    }
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(partners, min_size=1, max_size=4), st.integers(0, 2))
def test_the_file_equals_the_database_row_for_row(rows: list[dict[str, Any]], helped: int) -> None:
    Partner.objects.all().delete()
    codes = list(Perspective.objects.order_by("pk")[:helped])
    for number, row in enumerate(rows):
        Partner.objects.create(number=f"N{number}", **row).helps.set(codes)
    output = BytesIO()
    assert write_list(output, Partner.objects.prefetch_related("helps")) == len(rows)
    cells = [cell for line in sheet_of(output.getvalue()) for cell in line if cell is not None]
    assert all(isinstance(cell, str) for cell in cells)
    before = kept()

    known = columns()
    found = read_list(output, known)
    plan = plan_of(found.rows, known, today=timezone.localdate())
    assert [row.problems for row in plan.rows if row.problems] == []
    assert {row.outcome for row in plan.rows} == {Outcome.SAME}

    Partner.objects.all().delete()
    plan = plan_of(found.rows, known, today=timezone.localdate())
    take_in(plan, seen=plan.fingerprint, by=staff(Role.ORGANISER))
    assert [_as_sets(row) for row in kept()] == [_as_sets(row) for row in before]


def _as_sets(row: dict[str, Any]) -> dict[str, Any]:
    return {name: sorted(value) if isinstance(value, list) else value for name, value in row.items()}


def test_one_looks_first_and_then_agrees(organiser: Client) -> None:
    outreach.partner(name="Raadslieden", town="Zwolle", limits="Alleen Zwolle.", number="1")
    shown = look(
        organiser,
        book(
            {"Nummer": "1", "Naam": "Raadslieden", "Voor wie niet": "Ook Kampen."},
            {"Naam": "Belastingwinkel", "Plaats": "Goes", "Soort": "rechtshulp", "Werkt in": "zeeland, Limburg"},
            {"Naam": "Fout", "Soort": "Iets", "Wachttijd in weken": "drie", "Werkt in": "Belgie"},
        ),
    )
    page = text(shown)
    assert "1 partner is nieuw" in page
    assert "Alleen Zwolle. → Ook Kampen." in page
    assert "<td>4</td><td>Fout</td>" in page
    assert "Dit kennen wij niet. Kies uit: Sociaal werk of wijkteam;" in page
    assert "Vul een heel getal in" in page
    assert Partner.objects.count() == 1

    page = text(agree(organiser, shown))
    assert "1 partner is nieuw. 1 partner is veranderd. 1 rij is overgeslagen." in page
    assert Partner.objects.get(number="1").limits == "Ook Kampen."
    assert Partner.objects.get(number="1").version == 2
    new = Partner.objects.get(name="Belastingwinkel")
    assert (new.kind, new.provinces, new.town) == ("legal_help", ["LI", "ZE"], "Goes")
    assert AuditEvent.objects.get(action="outreach.import_partners").details == {"new": 1, "changed": 1}


def test_the_same_list_again_changes_nothing(organiser: Client) -> None:
    content = book({"Naam": "Belastingwinkel", "Plaats": "Goes"}, {"Nummer": "2", "Naam": "Raadslieden"})
    agree(organiser, look(organiser, content))
    again = look(organiser, content)
    assert "Er is niets om over te nemen" in text(again)
    assert Partner.objects.count() == 2


def test_an_empty_cell_loses_nothing_and_a_dash_empties(organiser: Client) -> None:
    outreach.partner(number="1", name="Raadslieden", limits="Alleen Zwolle.", costs="5 euro", offers=["debts"])
    agree(
        organiser, look(organiser, book({"Nummer": 1, "Naam": "Raadslieden", "Wat het kost": "-", "Talen": "Turks"}))
    )
    partner = Partner.objects.get()
    assert (partner.costs, partner.limits, partner.offers, partner.languages) == (
        "",
        "Alleen Zwolle.",
        ["debts"],
        ["tr"],
    )


def test_a_partner_is_found_by_number_or_else_by_name_and_town(organiser: Client) -> None:
    plain = outreach.partner(name="De Winkel", town="Goes")
    outreach.partner(name="Twee", town="Ede")
    outreach.partner(name="Twee", town="Ede")
    shown = look(
        organiser,
        book(
            {"Nummer": "9", "Naam": "de  WINKEL", "Plaats": "goes"},
            {"Nummer": None, "Naam": "Twee", "Plaats": "Ede"},
            {"Nummer": "9", "Naam": "Nog een", "Plaats": "Ede"},
        ),
    )
    page = text(shown)
    assert "Er zijn meer partners met deze naam en plaats" in page
    assert "Deze partner staat ook in rij 2" in page
    agree(organiser, shown)
    plain.refresh_from_db()
    assert (plain.number, plain.name) == ("9", "de  WINKEL")
    assert Partner.objects.count() == 3


def test_numbers_may_change_places_of_names(organiser: Client) -> None:
    outreach.partner(name="Een", number="1")
    outreach.partner(name="Twee", number="2")
    agree(organiser, look(organiser, book({"Nummer": "1", "Naam": "Twee"}, {"Nummer": "2", "Naam": "Een"})))
    assert list(Partner.objects.order_by("number").values_list("name", flat=True)) == ["Twee", "Een"]


def test_when_a_colleague_was_first_one_looks_again(organiser: Client) -> None:
    partner = outreach.partner(number="1", name="Raadslieden")
    shown = look(organiser, book({"Nummer": "1", "Naam": "Raadslieden", "Plaats": "Ede"}, {"Naam": "Nieuw"}))
    organiser.post(f"/beheer/partners/{partner.pk}/stopt/")
    answer = agree(organiser, shown)
    assert "Intussen is de lijst met partners veranderd" in text(answer, 409)
    assert Partner.objects.count() == 1
    agree(organiser, answer)
    partner.refresh_from_db()
    assert (partner.town, partner.ended_on) == ("Ede", timezone.localdate())


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"geen werkmap", "Dit is geen Excel-werkmap"),
        (b"", "Kies het bestand dat u hebt ingevuld."),
        (book({"Iets": "anders"}), "In dit bestand staat geen kolom ‘Naam’"),
        (book(titles=("Naam", "Plaats")), "De lijst is leeg"),
        (book({"Naam": "=1+1"}), "Hier staat een formule"),
        (book({"Naam": "Winkel", "Op de website": "ja"}), "Vul in wanneer u dit nakeek"),
        (book({"Naam": "Winkel", "Nagekeken op": "1-1-2999"}), "Deze dag komt nog"),
        (book({"Naam": "Winkel", "E-mailadres van de organisatie": "niks"}), "Dit e-mailadres klopt niet"),
        (book({"Naam": "Winkel", "Geheim": "x"}), "Geheim"),
    ],
)
def test_what_is_not_right_is_said(organiser: Client, content: bytes, sentence: str) -> None:
    page = look(organiser, content).content.decode()
    assert sentence in page
    assert not Partner.objects.exists()


def test_a_key_of_somebody_else_or_forged_opens_nothing(organiser: Client) -> None:
    shown = look(organiser, book({"Naam": "Winkel"}))
    other = client_of(Role.ORGANISER)
    for client, key in ((other, shown.context["token"]), (organiser, "verzonnen")):
        assert "Kies het bestand opnieuw" in text(client.post(IMPORT, {"sleutel": key}, follow=True))
    assert not Partner.objects.exists()


def test_taking_along_is_written_down_and_the_empty_list_explains(organiser: Client) -> None:
    outreach.helping(name="=HYPERLINK(1)")
    rows = sheet_of(organiser.get("/beheer/partners/lijst/partners.xlsx").content)
    assert rows[1][1] == "=HYPERLINK(1)"
    assert AuditEvent.objects.get(action="outreach.export_partners").details == {"partners": 1}
    empty = organiser.get("/beheer/partners/lijst/leeg.xlsx").content
    assert len(sheet_of(empty)) == 1
    assert "Een lege cel verandert niets" in str(sheet_of(empty, "Uitleg"))
    assert "Helpen met schulden" in str(sheet_of(empty, "Keuzes"))
    analyst = client_of(Role.ANALYST)
    assert analyst.get("/beheer/partners/lijst/partners.xlsx").status_code == 302
    assert analyst.get(IMPORT).status_code == 302


@pytest.mark.deep
def test_a_long_list_is_taken_in_at_once() -> None:
    colleague = staff(Role.ORGANISER)
    Partner.objects.bulk_create(Partner(name=f"Hulp {number}", number=str(number)) for number in range(5_000))
    output = BytesIO()
    write_list(output, Partner.objects.prefetch_related("helps"))
    known = columns()
    found = read_list(output, known)
    for row in found.rows[::2]:
        row.cells["town"] = row.cells["name"]  # type: ignore[index]
    put_aside(found, by=colleague)
    plan = plan_of(found.rows, known, today=timezone.localdate())
    began = perf_counter()
    assert take_in(plan, seen=plan.fingerprint, by=colleague).changed == 2_500
    print(f"\n2 500 partners changed in {perf_counter() - began:.2f} s")
    assert Partner.objects.filter(version=2).count() == 2_500
