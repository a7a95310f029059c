"""What other apps may use from handover: the dossier from asking to publishing, its texts, and a Woo request.

Everything else is private.
"""

from .dossier import Order
from .models import Audience, Publication, ReportText, Run, WooRequest
from .published.publishing import publish as publish_dossier
from .report.deeds import write_text
from .report.models import Place
from .runs import adopt as adopt_dossier
from .runs import ask as ask_dossier
from .runs import make as make_dossier
from .woo.deeds import add_documents as add_woo_documents
from .woo.deeds import judge as judge_woo
from .woo.deeds import start as start_woo
from .woo.enums import Verdict, WooState
from .woo.moving import move as move_woo
from .woo.texts import mark_of, texts_of
from .woo.texts import search as search_woo

__all__ = [
    "Audience",
    "Order",
    "Place",
    "Publication",
    "ReportText",
    "Run",
    "Verdict",
    "WooRequest",
    "WooState",
    "add_woo_documents",
    "adopt_dossier",
    "ask_dossier",
    "judge_woo",
    "make_dossier",
    "mark_of",
    "move_woo",
    "publish_dossier",
    "search_woo",
    "start_woo",
    "texts_of",
    "write_text",
]
