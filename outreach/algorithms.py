"""The algorithms of this app, as the Algoritmeregister asks for them."""

from privacy.service import Algorithm, declare_algorithm

declare_algorithm(
    Algorithm(
        key="where_next",
        page="outreach:explained_next",
        code=("outreach/coverage",),
        name="Voorstellen waar wij heen gaan",
        short_description=(
            "Rekent uit in welke provincie en groep nog mensen ontbreken, en stelt een volgende plek voor."
        ),
        goal="Mensen horen uit het hele land, ook waar tot nu toe weinig mensen meededen.",
        impact=(
            "Het beïnvloedt waar een bijeenkomst komt. Wie ver woont, kan altijd online, op papier of aan de telefoon."
        ),
        proportionality=(
            "Zonder telling gaat men waar men al kent. Alleen aantallen per provincie en groep zijn nodig."
        ),
        human_intervention="Een organisator leest het voorstel met de redenen, en kiest zelf.",
        risk_management=(
            "De volgorde is een vaste rekenregel die op de publiekspagina staat: dezelfde cijfers geven "
            "hetzelfde voorstel. Aantallen onder vijf worden nergens getoond."
        ),
        source_data=(
            "Aantallen mensen per provincie en groep, geplande bijeenkomsten, aantallen partners. Geen personen."
        ),
        methods_and_models="Sorteren op wat nog ontbreekt, met de helft van wat al gepland is eraf. Het leert niet.",
    ),
)
