"""The fixed words of a poster, per language. What an organiser wrote stays as it is.

A poster in English hangs where people do not read Dutch. It must not wait for the translation of the whole interface,
and a sentence on paper is shorter than on a screen: so both stand here, side by side.
"""

from dataclasses import dataclass

from ..enums import EventKind, SignUpMode


@dataclass(frozen=True, slots=True)
class PosterWords:
    """Everything on a poster that we wrote ourselves, in one language."""

    language: str
    example: str
    free: str
    welcome: str
    more_dates: str
    online: str
    phone: str
    place_later: str
    there_is: str
    not_sure: str
    ask: str
    scan: str
    or_type: str
    call: str
    call_hint: str
    no_cases: str
    qr_says: str
    poster: str
    kinds: dict[str, str]
    sign_up: dict[str, str]
    needs: dict[str, str]
    arranged: dict[str, str]


DUTCH = PosterWords(
    language="nl",
    example="VOORBEELD",
    free="Gratis",
    welcome="U bent welkom. U hebt geen account nodig. U hoeft uw naam niet te noemen.",
    more_dates="Kijk voor meer datums op de website.",
    online="Online, via het scherm",
    phone="Met de telefoon",
    place_later="De plek staat binnenkort op de website.",
    there_is="Goed om te weten",
    not_sure="Wilt u weten of u er goed in kunt? Bel ons.",
    ask="Hebt u iets anders nodig? Zeg het ons. Wij denken mee.",
    scan="Richt de camera van uw telefoon op het vierkant.",
    or_type="Of ga naar",
    call="Bel",
    call_hint="Wij vertellen u graag meer.",
    no_cases="Wij luisteren. Wij behandelen geen zaken.",
    qr_says="QR-code die de pagina van deze bijeenkomst opent",
    poster="Affiche",
    kinds={
        EventKind.EVENING: "Inspraakavond",
        EventKind.DESK: "Spreekuur",
        EventKind.WORKING_VISIT: "Werkbezoek",
        EventKind.INSPIRATION: "Inspiratiesessie",
        EventKind.HELPERS: "Bijeenkomst voor hulpverleners",
        EventKind.ONLINE: "Online bijeenkomst",
    },
    sign_up={
        SignUpMode.NONE: "U hoeft zich niet aan te melden. Loop binnen.",
        SignUpMode.OPEN: "Meld u aan als u kunt. Binnenlopen mag ook.",
        SignUpMode.NEEDED: "Meld u aan. Dat kan op de website, of bel ons.",
        SignUpMode.INVITED: "Alleen voor wie een uitnodiging kreeg.",
    },
    needs={
        "step_free": "Zonder trap of drempel",
        "accessible_toilet": "Toilet voor rolstoelen",
        "hearing_loop": "Ringleiding",
        "quiet_space": "Rustige ruimte",
        "near_transit": "Dicht bij een halte",
    },
    arranged={
        "interpreter": "Een tolk kan: zeg het ons",
        "sign_language": "Een tolk gebarentaal kan: zeg het ons",
        "childcare": "Opvang voor uw kind",
        "food": "Er is iets te eten",
        "travel_paid": "Wij betalen uw reis",
    },
)

ENGLISH = PosterWords(
    language="en",
    example="EXAMPLE",
    free="Free",
    welcome="You are welcome. You do not need an account. You do not have to give your name.",
    more_dates="You can find more dates on the website.",
    online="Online, on your screen",
    phone="By phone",
    place_later="The place will be on the website soon.",
    there_is="Good to know",
    not_sure="Do you want to know if you can get in easily? Call us.",
    ask="Do you need something else? Tell us. We will help.",
    scan="Point the camera of your phone at the square.",
    or_type="Or go to",
    call="Call",
    call_hint="We will be happy to tell you more.",
    no_cases="We listen. We do not handle personal cases.",
    qr_says="QR code that opens the page of this meeting",
    poster="Poster",
    kinds={
        EventKind.EVENING: "Evening to have your say",
        EventKind.DESK: "Walk-in desk",
        EventKind.WORKING_VISIT: "Working visit",
        EventKind.INSPIRATION: "Inspiration session",
        EventKind.HELPERS: "Meeting for people who help others",
        EventKind.ONLINE: "Online meeting",
    },
    sign_up={
        SignUpMode.NONE: "You do not need to sign up. Just walk in.",
        SignUpMode.OPEN: "Sign up if you can. You may also just walk in.",
        SignUpMode.NEEDED: "Please sign up. Use the website, or call us.",
        SignUpMode.INVITED: "Only for people who got an invitation.",
    },
    needs={
        "step_free": "No stairs or steps",
        "accessible_toilet": "Wheelchair toilet",
        "hearing_loop": "Hearing loop",
        "quiet_space": "Quiet room",
        "near_transit": "Close to a bus stop or station",
    },
    arranged={
        "interpreter": "An interpreter is possible: tell us",
        "sign_language": "A sign language interpreter is possible: tell us",
        "childcare": "Childcare",
        "food": "There is something to eat",
        "travel_paid": "We pay for your journey",
    },
)

WORDS = {words.language: words for words in (DUTCH, ENGLISH)}
