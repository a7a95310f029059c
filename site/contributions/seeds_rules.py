"""The first version of the rules of moderation, as every installation begins. From then on they are the team's."""

from django.utils import timezone

from .models import ModerationRules

FIRST_RULES = (
    "<h3>Een mens leest alles</h3>"
    "<p>Een moderator van ons team leest wat u schrijft. Dat doen wij binnen twee werkdagen. "
    "Een computer wijst alleen aan waar wij op moeten letten. Een computer beslist niets.</p>"
    "<h3>Wij kiezen alleen wat op de website komt</h3>"
    "<p>Wat niet op de website komt, telt wel mee. Het team leest het en gebruikt het. "
    "Alleen reclame, onzin en wat niet mag van de wet tellen niet mee.</p>"
    "<p>Zonder uw toestemming komt niets op de website.</p>"
    "<h3>Wat dekken wij af?</h3>"
    "<p>Namen, adressen, nummers en andere gegevens waaraan iemand te herkennen is. Van uzelf en van anderen. "
    "De rest van uw tekst blijft staan.</p>"
    "<h3>Wat komt niet op de website?</h3>"
    "<ul>"
    "<li><b>Een beschuldiging van een persoon.</b> Schrijf over wat er gebeurde, niet over wie het deed.</li>"
    "<li><b>Schelden of dreigen.</b> Boos zijn mag. Iemand uitschelden of bedreigen mag niet.</li>"
    "<li><b>Alleen een eigen zaak.</b> Wij behandelen geen zaken. Wat u meemaakte en wat er beter moet, mag wel.</li>"
    "<li><b>Iets dat niet over de vraag gaat.</b> Wij bewaren het wel.</li>"
    "<li><b>Reclame of onzin.</b></li>"
    "<li><b>Wat niet mag van de wet.</b> Bijvoorbeeld haat tegen een groep mensen.</li>"
    "</ul>"
    "<p>Kritiek op ons, op de Belastingdienst of op de politiek is nooit een reden om iets weg te laten.</p>"
    "<h3>U leest altijd waarom</h3>"
    "<p>Bij elke beslissing hoort een reden. U leest die met uw bewijscode op de pagina Mijn inbreng. "
    "Daar staat ook volgens welke versie van deze regels wij besloten.</p>"
    "<h3>Bent u het er niet mee eens?</h3>"
    "<p>Vraag op die pagina een tweede lezer. Dat is iemand anders dan wie eerst besliste. "
    "U hoort binnen twee werkdagen wat die ervan vindt. U kunt ook een vraag stellen of bezwaar maken.</p>"
    "<h3>Maken wij ons zorgen om u?</h3>"
    "<p>Lezen wij dat iemand in gevaar is? Dan overleggen wij met een collega en zeggen wij waar hulp is. "
    "Is er nu gevaar? Bel 112.</p>"
)


def rules() -> bool:
    """Make version 1 where there is none; says whether it did. Never touches what the team wrote."""
    if ModerationRules.objects.exists():
        return False
    _rules, is_new = ModerationRules.objects.get_or_create(
        number=1, defaults={"text": FIRST_RULES, "valid_from": timezone.localdate()}
    )
    return is_new
