"""The algorithms of this app, as the Algoritmeregister asks for them."""

from privacy.service import Algorithm, declare_algorithm

declare_algorithm(
    Algorithm(
        key="draw",
        page="focusgroups:explained_draw",
        code=("focusgroups/drawing",),
        name="Loten voor een gespreksgroep",
        short_description="Loot wie mag meepraten als meer mensen zich aanmelden dan er stoelen zijn.",
        goal="Eerlijk kiezen, met van elke groep genoeg mensen aan tafel, zo dat iedereen het kan nagaan.",
        impact=(
            "Wie niet wordt geloot, praat deze keer niet mee in een groep. Online en op papier meedoen kan "
            "altijd. Het heeft geen gevolg voor een zaak, een recht of een toeslag."
        ),
        proportionality=(
            "Een loting zonder aantallen laat groepen weg; kiezen met de hand wordt niet vertrouwd. Daarom "
            "loten binnen aantallen die vooraf vaststaan. Wie dezelfde antwoorden gaf, heeft precies dezelfde "
            "kans."
        ),
        human_intervention=(
            "De computer stelt loten voor. Een medewerker zegt of de loting geldt, met een reden, en kan ook "
            "zelf kiezen zonder loten. Loten, startwoord en het aantal keren dat geloot is, zijn openbaar."
        ),
        risk_management=(
            "De kleinste kans wordt zo groot als kan, en dat wordt bewezen. Toetsen in "
            "tests/focusgroups/drawing. Kansen van groepjes onder vijf mensen worden niet apart getoond. Alle "
            "lotingen blijven bewaard."
        ),
        source_data=(
            "Nummers van aanmeldingen met perspectief, provincie en wat de groep verder afspreekt; welke mensen "
            "in één huis wonen, als kenmerk zonder adres. Geen namen, adressen, afkomst of nationaliteit."
        ),
        methods_and_models=(
            "Leximin over mogelijke groepen (Flanigan e.a., Nature 2021), met gehele programmering en "
            "kolomgeneratie (HiGHS, via scipy). 4096 loten met dezelfde kans; de laatste drie tekens van de "
            "SHA-256 van een openbaar woord wijzen het lot aan. Het leert niet en bewaart geen profiel."
        ),
    ),
    Algorithm(
        key="planner",
        page="focusgroups:explained_plans",
        code=("focusgroups/planning",),
        name="Plannen wie wanneer aan welke tafel zit",
        short_description=(
            "Puzzelt tafels en momenten, zo dat zo veel mogelijk mensen kunnen komen en niemand onveilig zit."
        ),
        goal=(
            "Zo veel mogelijk mensen een plek geven, met wat zij nodig hebben, en nooit een burger alleen "
            "tussen de overheid."
        ),
        impact=(
            "Wie geen plek krijgt, hoort waarom, en komt op de wachtlijst. Het heeft geen gevolg voor een zaak "
            "of een recht."
        ),
        proportionality=(
            "Met de hand vindt niemand een plan dat alle regels houdt bij dertig mensen of meer. Regels over "
            "veiligheid en wat iemand nodig heeft, gaan altijd vóór het aantal."
        ),
        human_intervention=(
            "Een organisator leest het plan, zet mensen waar die wil, en verstuurt het zelf. De regels worden "
            "dan opnieuw nagekeken. Alles kan zonder de computer."
        ),
        risk_management=(
            "Een tweede, apart geschreven controle kijkt elk plan na, ook na een wijziging met de hand. Bij "
            "ieder zonder plek staat waarom. Toetsen in tests/focusgroups/planning."
        ),
        source_data=(
            "Nummers met wanneer iemand kan, wat iemand nodig heeft, wie meekomt, met wie iemand niet zit, en "
            "de groep. Geen namen. Na het laatste gesprek gewist."
        ),
        methods_and_models=(
            "Gehele programmering (HiGHS, via scipy), met een vaste volgorde van doelen en een startgetal: "
            "hetzelfde startgetal geeft hetzelfde plan. Het leert niet."
        ),
    ),
)
