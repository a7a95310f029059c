"""First texts of the fixed pages. Editors take over from here; these are never written twice."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class PageText:
    """A page to be made once: where, called what, saying what."""

    slug: str
    title: str
    introduction: str
    body: list[tuple[str, Any]] = field(default_factory=list)
    in_menu: bool = False


def _text(html: str) -> tuple[str, Any]:
    return ("text", html)


FRONT_DOOR = PageText(
    "home",
    "Denk mee over wie straks naast u staat",
    "Er komt misschien een Belangenbehartiger voor mensen die vastlopen met belasting of toeslagen. "
    "Hoe moet die werken? Dat bepalen we niet alleen. Dat doen we met u.",
)
ROUNDS = PageText(
    "meedoen",
    "Meedoen",
    "Hier vindt u de vragen waar u over mee kunt denken. U hebt geen account nodig. U kunt altijd stoppen en later verder gaan.",
    in_menu=True,
)
GROUPS = PageText(
    "gespreksgroepen",
    "Gespreksgroepen",
    "Wilt u liever praten dan typen? In een gespreksgroep zit u met een paar mensen aan tafel. U kunt zich hier aanmelden.",
    in_menu=True,
)
AGENDA = PageText(
    "agenda",
    "Agenda",
    "Wij komen naar u toe. Hier vindt u avonden en spreekuren in het land, en online. Meedoen kost niets.",
    in_menu=True,
)
PACKS = PageText(
    "lespakketten",
    "Lespakketten",
    "Lessen over belasting, toeslagen en wat er verandert als je 18 wordt. Gratis, zonder account, en klaar voor morgen.",
    in_menu=True,
)
PRACTICES = PageText(
    "goede-praktijken",
    "Goede praktijken",
    "Soms lukt het wel. Hier vertellen hulpverleners en diensten wat werkte, en hoe het zover kwam.",
)
DESIGN = PageText(
    "ontwerp",
    "Wat wij samen ontwerpen",
    "Hier staat hoe de Belangenbehartiger eruit gaat zien. Het is nog niet af. U leest wat er nu staat, wat er veranderde en waarom.",
)
OUTCOMES = PageText(
    "wat-deden-we-ermee",
    "Wat deden we ermee?",
    "Per onderwerp leest u wat wij hoorden, wat wij besloten en waarom. Ook als het antwoord nee is.",
    in_menu=True,
)
WHO_WE_ARE = PageText(
    "over-ons",
    "Wie wij zijn",
    "Reisgenoot hoort bij het team dat de Belangenbehartiger voorbereidt. Wij luisteren, besluiten en leggen uit waarom.",
    [
        _text(
            "<h2>Wat is de Belangenbehartiger?</h2>"
            "<p>Dat wordt een plek voor mensen en kleine bedrijven die vastlopen met de Belastingdienst of met Dienst "
            "Toeslagen. Er is sinds 2023 een kwartiermaker. Dat is iemand die de nieuwe organisatie voorbereidt.</p>"
            "<p>In 2024 vroeg een onafhankelijk bureau 50 mensen wat zij ervan vonden. Zij zeiden: werk dit samen uit, met "
            "mensen binnen en buiten de overheid. Dat doen wij hier.</p>"
        ),
        (
            "note",
            {
                "title": "Wij behandelen geen zaken",
                "text": "<p>Hebt u nu een probleem met belasting of toeslagen? Dan kunnen wij dat hier niet oplossen. "
                "Bel het Juridisch Loket: <a href='tel:08008020'>0800&nbsp;-&nbsp;8020</a>. Dat is gratis. Of ga naar de sociaal raadslieden in uw gemeente.</p>",
            },
        ),
        _text(
            "<h2>Wie beslist?</h2><p>De kwartiermaker beslist over het ontwerp, en schrijft bij elk besluit waarom. "
            "U leest het terug op deze site. Hebt u een bewijscode? Dan ziet u ook wat er met uw eigen woorden gebeurde.</p>"
        ),
    ],
)
HOUSE_RULES = PageText(
    "spelregels",
    "Spelregels",
    "Zo lezen wij wat u schrijft, en dit zetten wij wel of niet op de website.",
    [
        _text(
            "<p>Hieronder staan onze regels. U leest ook hoe lang u op ons wacht, en hoe vaak wij iets niet lieten zien. "
            "Bent u het niet eens met een beslissing? Ga dan met uw bewijscode naar "
            '<a href="/mijn-inbreng/">Mijn inbreng</a>. Daar kunt u een tweede lezer vragen.</p>'
        )
    ],
)
PRIVACY = PageText(
    "privacy",
    "Uw privacy",
    "Wij vragen zo weinig mogelijk. U kunt meedoen zonder naam. Hier leest u wat wij bewaren, en hoe lang.",
    [
        _text(
            "<h2>Meedoen zonder naam</h2><p>Doet u mee zonder naam? Dan bewaren wij geen naam, geen e-mailadres, geen "
            "IP-adres en geen tijdstip. Wij bewaren uw antwoorden en de dag waarop ze binnenkwamen.</p>"
            "<p>Let op: een verhaal kan u herkenbaar maken. Schrijf daarom geen namen, adressen of nummers op.</p>"
            "<h2>Uw BSN hebben wij niet nodig</h2><p>Zien wij een nummer dat op een burgerservicenummer lijkt? Dan halen wij "
            "het weg voordat wij uw antwoord bewaren.</p>"
            "<h2>Wie leest uw antwoorden?</h2><p>Het team van de kwartiermaker leest ze. De Belastingdienst en Dienst "
            "Toeslagen krijgen uw woorden niet.</p>"
            "<h2>Hoe lang bewaren wij iets?</h2><ul><li>Een formulier dat u niet instuurt: 30 dagen.</li>"
            "<li>Uw adres, als u dat achterliet: hoogstens een jaar, of korter als u dat vraagt.</li>"
            "<li>Reageert u op wat een ander schreef? Uw browser krijgt dan een willekeurig nummer. Wij bewaren daar een "
            "kenmerk van: 90 dagen.</li>"
            "<li>Uw antwoorden: zo lang als de archiefwet vraagt.</li></ul>"
            "<h2>Bent u uw code kwijt?</h2><p>Met uw bewijscode opent u "
            '<a href="/mijn-inbreng/">Mijn inbreng</a>. Bent u de code kwijt? Dan kunnen wij niet weten welke antwoorden van '
            "u zijn. Zo goed is het afgeschermd.</p>"
        )
    ],
)
ACCESSIBILITY = PageText(
    "toegankelijkheid",
    "Toegankelijkheid",
    "Iedereen moet deze site kunnen gebruiken. Hier leest u hoe ver wij zijn, en waar u een probleem kunt melden.",
    [
        _text(
            "<h2>Hoe toegankelijk is deze site?</h2><p>Dit is een concept van onze verklaring. Wij bouwen en testen de site "
            "volgens WCAG 2.2, niveau A en AA. Een onafhankelijk onderzoek is er nog niet geweest. De status is daarom: "
            "C, eerste maatregelen genomen.</p>"
            "<h2>Wat testen wij zelf?</h2><ul><li>Elke pagina met een automatische test, op een telefoon en op een groot "
            "scherm.</li><li>Het hele formulier met alleen het toetsenbord.</li><li>Het hele formulier zonder JavaScript.</li></ul>"
            "<h2>Wat weten wij dat nog niet goed is?</h2><ul><li>Wij hebben nog niet getest met mensen die een schermlezer "
            "gebruiken.</li><li>De inhoud van rondes is er alleen in het Nederlands.</li></ul>"
            "<h2>Lukt iets niet?</h2><p>Bel of mail ons. Onderaan elke pagina staat hoe. U krijgt binnen vijf werkdagen "
            "antwoord. Deze tekst is van 22 november 2026.</p>"
        )
    ],
)
HELP = PageText(
    "hulp",
    "Hebt u nu hulp nodig?",
    "Wij maken hier een ontwerp. Wij kunnen uw eigen zaak niet oplossen. Deze mensen kunnen u wel helpen.",
    [
        (
            "note",
            {
                "title": "Bent u in gevaar, of denkt u aan zelfmoord?",
                "text": "<p>Bel <a href='tel:112'>112</a> als er direct gevaar is. Bel <a href='tel:113'>113</a> of gratis <a href='tel:08000113'>0800&nbsp;-&nbsp;0113</a> als u niet meer "
                "wilt leven. Dat kan dag en nacht.</p>",
            },
        ),
        _text(
            "<h2>Hulp bij belasting en toeslagen</h2><ul>"
            "<li><b>Juridisch Loket</b>, <a href='tel:08008020'>0800&nbsp;-&nbsp;8020</a> (gratis). Zij leggen uit wat uw rechten zijn. Zij voeren geen proces voor u.</li>"
            "<li><b>Sociaal raadslieden</b> in uw gemeente. Zij helpen met brieven, bezwaar en toeslagen. Bel uw gemeente en vraag "
            "ernaar.</li>"
            "<li><b>De bibliotheek</b>. Bij het Informatiepunt Digitale Overheid helpen zij u met websites en formulieren.</li>"
            "<li><b>Nationale Ombudsman</b>, <a href='tel:08003355555'>0800&nbsp;-&nbsp;33&nbsp;55&nbsp;555</a> (gratis). Voor een klacht over de overheid.</li></ul>"
            "<p><a href='/agenda/hulp/'>Zoek hulp bij u in de buurt</a>.</p>"
            "<h2>Hulp bij geldzorgen</h2><ul><li><b>Geldfit</b>, <a href='tel:08008115'>0800&nbsp;-&nbsp;8115</a> (gratis). Zij zoeken hulp bij u in de buurt.</li>"
            "<li><b>155 - Help een bedrijf</b>, <a href='tel:0880999155'>088&nbsp;-&nbsp;0999&nbsp;155</a>. Voor ondernemers met schulden.</li></ul>"
            "<h2>Vragen over meedoen?</h2><p>Bel ons. Onderaan elke pagina staan een naam en een nummer.</p>"
        ),
    ],
)
