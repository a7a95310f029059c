"""What a line of the trail says, in words: from its code, by its verb. On what stands beside it."""

from django.apps import apps
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

#: Whole codes that say it better than their verb.
CODES = {
    "account.address_changed": gettext_lazy("gaf een account een ander adres"),
    "account.deleted": gettext_lazy("verwijderde een account"),
    "account.login": gettext_lazy("logde in"),
    "account.login_failed": gettext_lazy("kon niet inloggen"),
    "account.logout": gettext_lazy("logde uit"),
    "account.new_device": gettext_lazy("logde in op een nieuw apparaat"),
    "account.refused_address": gettext_lazy("wilde een scherm openen en mocht dat niet"),
    "account.roles_given": gettext_lazy("gaf een rol"),
    "account.roles_taken": gettext_lazy("nam een rol af"),
    "account.second_factor_added": gettext_lazy("zette een tweede slot"),
    "account.second_factor_removed": gettext_lazy("haalde een tweede slot weg"),
    "account.second_factor_reset": gettext_lazy("haalde het tweede slot van een collega weg"),
    "account.sessions_ended": gettext_lazy("logde iemand overal uit"),
    "account.switched_off": gettext_lazy("zette een account uit"),
    "account.switched_on": gettext_lazy("zette een account aan"),
    "account.session_ended": gettext_lazy("logde een apparaat uit"),
    "audit.export": gettext_lazy("nam het logboek mee als bestand"),
    "audit.read": gettext_lazy("las het logboek"),
    "audit.read_about": gettext_lazy("las wie hiernaar keek"),
    "audit.verify": gettext_lazy("controleerde het logboek"),
    "consultation.hear_recording": gettext_lazy("luisterde naar een opname"),
    "contributions.read_original": gettext_lazy("las de woorden zonder afdekking"),
    "focusgroups.look_at_choice": gettext_lazy("las namen bij het kiezen"),
    "handover.command": gettext_lazy("maakte een dossier vanaf de server"),
    "handover.download": gettext_lazy("nam een dossier mee"),
    "handover.open_restricted": gettext_lazy("opende een afgesloten dossier"),
    "handover.woo_download": gettext_lazy("nam een Woo-bestand mee"),
    "handover.woo_search": gettext_lazy("zocht voor een Woo-verzoek"),
    "handover.woo_read": gettext_lazy("las een stuk voor een Woo-verzoek"),
    "privacy.many_guesses": gettext_lazy("remde op raden naar codes"),
    "privacy.corrected": gettext_lazy("verbeterde de gegevens van iemand"),
    "privacy.purge": gettext_lazy("wiste de gegevens van iemand"),
    "privacy.purge_address": gettext_lazy("wiste een adres"),
    "privacy.purge_parts": gettext_lazy("wiste een deel van de gegevens van iemand"),
    "privacy.request_about": gettext_lazy("koos over wie een verzoek gaat"),
    "privacy.request_file": gettext_lazy("nam de gegevens van iemand mee"),
    "privacy.request_put_in": gettext_lazy("nam een verzoek op"),
    "privacy.request_search": gettext_lazy("zocht iemand bij een verzoek"),
    "privacy.retention": gettext_lazy("ruimde op wat over de termijn was"),
    "synthesis.read": gettext_lazy("zette op gelezen"),
    "synthesis.read_again": gettext_lazy("zette terug op ongelezen"),
}
_LOOKED = gettext_lazy("las")
_LISTED = gettext_lazy("las een lijst")
_CHANGED = gettext_lazy("veranderde")
_MOVED = gettext_lazy("zette een stap verder")
_MADE = gettext_lazy("maakte")
_ADDED = gettext_lazy("voegde toe")
_REMOVED = gettext_lazy("haalde weg")
_TOOK = gettext_lazy("nam mee als bestand")
_PRINTED = gettext_lazy("drukte af")
_PUBLISHED = gettext_lazy("zette op de website")
_HID = gettext_lazy("haalde van de website")
_SENT = gettext_lazy("verstuurde")
_DECIDED = gettext_lazy("besloot")
_COUNTED = gettext_lazy("telde")
_ASKED = gettext_lazy("vroeg aan")
_TYPED = gettext_lazy("voerde in")
_TOLD = gettext_lazy("vertelde")
_LINKED = gettext_lazy("koppelde")
_UNLINKED = gettext_lazy("koppelde los")
_CLOSED = gettext_lazy("sloot")
_OPENED = gettext_lazy("begon")
_TOOK_UP = gettext_lazy("nam in behandeling")


def _verbs(meaning: Promise, words: str) -> dict[str, Promise]:
    return dict.fromkeys(words.split(), meaning)


#: The words of a code, the first that is here: "outreach.read_sign_ups" is "read".
VERBS = {
    **_verbs(_LOOKED, "read view preview"),
    **_verbs(_LISTED, "listed"),
    **_verbs(_CHANGED, "change changed correct revise turn switch set fix shift extend renew restore agree roles"),
    **_verbs(_CHANGED, "offer redacted uncovered reseat fresh new put keep kept told lock renamed review judge"),
    **_verbs(_MOVED, "move moved stop wait adopt approve retire use sections section come settle unsettle settled"),
    **_verbs(_MOVED, "go take published withheld held pending withdrawn final open shelved allow reopened"),
    **_verbs(_MADE, "make made create start draft draw fill copy write learn compare guide give"),
    **_verbs(_ADDED, "add added note raised join code invite sign walk let save mark bring import"),
    **_verbs(_REMOVED, "drop delete remove removed discard undo uncode leave cancel revoke end retired merged split"),
    **_verbs(_TOOK, "download export fetch"),
    **_verbs(_PRINTED, "print"),
    **_verbs(_PUBLISHED, "publish release roll"),
    **_verbs(_HID, "unpublish hide"),
    **_verbs(_SENT, "send answered answer written retry hand"),
    **_verbs(_DECIDED, "decide choose handle select"),
    **_verbs(_COUNTED, "count"),
    **_verbs(_ASKED, "ask begin"),
    **_verbs(_TYPED, "type enter consent entry"),
    **_verbs(_TOLD, "tell promise"),
    **_verbs(_LINKED, "link"),
    **_verbs(_UNLINKED, "unlink"),
    **_verbs(_CLOSED, "close closed"),
    **_verbs(_OPENED, "opened"),
    **_verbs(_TOOK_UP, "claim claimed"),
}
#: Words of a code that say on what, before the verb: "woo_move", "care_closed", "second_reading_upheld".
_BEFORE = (
    "woo",
    "care",
    "messages",
    "message",
    "reactions",
    "reaction",
    "second",
    "readings",
    "reading",
    "rules",
    "own",
    "request",
)
_LOOKS = ("read", "listed", "view", "hear", "look", "preview")
_NOT_LOOKS = ("synthesis.read", "synthesis.read_again")


def said(action: str) -> str:
    """What somebody did, in words; a code that nobody knows any more is said as it is."""
    if action in CODES:
        return str(CODES[action])
    verb = verb_of(action)
    return str(VERBS[verb]) if verb else _("deed: %(code)s") % {"code": action}


def verb_of(action: str) -> str:
    """The word of the code that says what was done; "" when none does."""
    words = action.partition(".")[2].split("_")
    if words[0] in _BEFORE:
        words = [*words[1:], words[0]]
    return next((word for word in words if word in VERBS), "")


def is_look(action: str) -> bool:
    """Whether the code is about looking, and not about changing."""
    words = action.partition(".")[2].split("_")
    return action not in _NOT_LOOKS and any(word in _LOOKS for word in words)


def kind_said(kind: str) -> str:
    """On what, in words: the name of the model."""
    try:
        return capfirst(str(apps.get_model(kind)._meta.verbose_name)) if kind else ""
    except (LookupError, ValueError):
        return kind
