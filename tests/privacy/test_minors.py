"""Who is not sixteen yet reads at every question for an address or a consent that a parent must agree.

Found in the source: forms that ask for one, and templates that do, on a screen, on paper and on the phone. Each shows
the line, or has a reason here. What a visitor really gets, is looked at in tests/security/test_pages.py.
"""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.files import ROOT, files, shown

OURS = ("site", "consultation", "focusgroups", "outreach", "education")
LINE = '{% include "components/young.html"'
#: What in a form asks for an address (mail, telephone, post) or for a consent.
ASKS = re.compile(
    r"\b(?:EmailField|email_field|PhoneField|PostcodeField)\(|[\"'](?:tel|street-address|postal-code)[\"']"
    r"|label=text\.question|self\.fields\[[\"'](?:email|phone|address)[\"']\]"
    r"|^    (?:email|phone|address|postcode) = ",
    re.M,
)
#: The same in a template that writes its fields out one by one, or that is printed or read aloud.
WRITTEN_OUT = re.compile(
    r"for text in (?:consents|questions)|form\.(?:email|phone|address)\.|translate \"(?:E-mailadres|Telefoonnummer)\""
)

#: Each form of a visitor that asks, and where it is shown.
SHOWN_IN = {
    "consultation/forms.py::ConsentsForm": "consultation/consents.html",
    "consultation/forms.py::ReachForm": "consultation/reach.html",
    "consultation/forms.py::SendForm": "consultation/thanks.html",
    "consultation/forms.py::CallMeForm": "consultation/call_me.html",
    "consultation/news_forms.py::NewsForm": "consultation/news.html",
    "focusgroups/recruiting/reach_forms.py::AddressForm": "focusgroups/sign_up/address.html",
    "focusgroups/running/consent_form.py::ConsentForm": "focusgroups/consent.html",
    "outreach/cards/forms.py::LeaveForm": "outreach/table/leave.html",
    "outreach/coming/reach_forms.py::AddressForm": "outreach/sign_up/address.html",
    "outreach/letters/forms.py::NewsletterForm": "outreach/newsletter/subscribe.html",
    "site/home/receipt_forms.py::AddressForm": "home/receipt/page.html",
    "site/home/receipt_forms.py::ConsentsForm": "home/receipt/page.html",
    "site/people/forms.py::SignupForm": "account/signup.html",
}
STAFF = "a colleague fills it in; what the other hears first is in the script or on the paper"
KNOWN = "who has an account read it on making one"
NOT_SAID = {
    "consultation/entry_forms.py::EntryReachForm": STAFF,
    "education/teachers/forms.py::FollowForm": "for teachers; a pupil never leaves an address",
    "focusgroups/recruiting/forms.py::WhereForm": "kept is a number made of it, no address; two steps on it is said",
    "focusgroups/recruiting/pool_forms.py::CandidateForm": STAFF,
    "outreach/cards/staff_forms.py::StaffCardForm": STAFF,
    "outreach/coming/forms.py::WhoForm": "the postcode becomes a province at once and is not kept",
    "outreach/coming/staff_forms.py::SignUpForm": STAFF,
    "outreach/partners/contact_forms.py::ContactForm": "people who work at a partner",
    "site/pages/pattern_samples.py::SampleForm": "an example for editors; nothing is kept",
    "site/people/forms.py::AddEmailForm": KNOWN,
    "site/people/forms.py::RequestLoginCodeForm": KNOWN,
    "site/people/staff_forms.py::StaffFormMixin": "accounts of colleagues",
    "site/privacy/requests/forms.py::PutInForm": "the privacy officer, for who asks for their rights",
}
TEMPLATES_NOT_SAID = {"education/teachers/follow.html": NOT_SAID["education/teachers/forms.py::FollowForm"]}


def classes() -> list[tuple[str, ast.ClassDef, str]]:
    """`path::name`, the class and its source, of every class of ours outside the tests."""
    found = []
    for path in (each for root in OURS for each in files(".py", under=root) if "migrations" not in each.parts):
        name, text = shown(path), path.read_text()
        if not ASKS.search(text):
            continue
        found += [
            (f"{name}::{each.name}", each, ast.get_source_segment(text, each) or "")
            for each in ast.walk(ast.parse(text))
            if isinstance(each, ast.ClassDef)
        ]
    return found


@cache
def asking() -> frozenset[str]:
    """The forms that ask for an address or a consent, by themselves."""
    return frozenset(
        name
        for name, each, source in classes()
        if any(re.search(r"Form\b|FormMixin$", ast.unparse(base)) for base in each.bases) and ASKS.search(source)
    )


def public_templates() -> list[Path]:
    """Everything that is drawn for people who do not work here."""
    every = files(".html", under="templates")
    return [path for path in every if not {"admin", "wagtailadmin", "components"} & set(path.parts)]


def test_every_form_that_asks_is_known() -> None:
    assert asking() == set(SHOWN_IN) | set(NOT_SAID)
    assert set(SHOWN_IN) & set(NOT_SAID) == set()


@pytest.mark.parametrize("template", sorted(set(SHOWN_IN.values())))
def test_a_form_that_asks_says_what_who_is_young_does(template: str) -> None:
    assert LINE in (ROOT / "templates" / template).read_text()


def test_so_does_every_template_that_asks_on_a_screen_on_paper_and_on_the_phone() -> None:
    written = {str(path.relative_to(ROOT / "templates")): path.read_text() for path in public_templates()}
    asks = {name for name, text in written.items() if WRITTEN_OUT.search(text)}
    assert len(asks) > 9
    assert {name for name in asks if LINE not in written[name]} == set(TEMPLATES_NOT_SAID)


def test_a_pupil_is_never_asked_for_an_address_or_a_consent() -> None:
    assert {name for name in asking() if name.startswith("education/")} == {"education/teachers/forms.py::FollowForm"}
