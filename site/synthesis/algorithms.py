"""The algorithms of this app, as the Algoritmeregister asks for them."""

from privacy.service import Algorithm, declare_algorithm

declare_algorithm(
    Algorithm(
        key="suggestions",
        page="synthesis:explained_suggestions",
        code=("site/synthesis/suggestions",),
        is_off_by_default=True,
        status="Uit. Een analist kan het aanzetten; dat staat in het logboek en op de publiekspagina",
        name="Codes voorstellen bij wat mensen schreven",
        short_description="Stelt bij ongelezen woorden hoogstens drie onderwerpen voor. Een mens zegt of dat klopt.",
        goal="Analisten laten beginnen waar een onderwerp waarschijnlijk is, zonder dat ongelezen woorden meetellen.",
        impact="Het kan bepalen wat een analist eerst leest. Wat niemand las, telt nergens mee.",
        proportionality=(
            "Met duizenden antwoorden blijft anders veel liggen. Een taalmodel is niet nodig en zou woorden "
            "naar buiten brengen; dit rekent op de eigen server en alleen met woorden."
        ),
        human_intervention=(
            "Elk voorstel wordt door een mens aangenomen of geweigerd. Er is geen knop om alles aan te nemen. "
            "Wat geweigerd is, komt niet terug. Alles kan met de hand."
        ),
        risk_management=(
            "Elke code doet een proef op woorden die niet geleerd zijn; onder zeven van de tien goed stelt de "
            "computer die code niet voor. Wat mensen ervan zeiden, staat naast de proef. Het leert niet van "
            "zichzelf."
        ),
        source_data=(
            "Woorden die mensen instuurden en codes die analisten gaven. Niet wie het schreef, en geen perspectief."
        ),
        methods_and_models=(
            "Logistische regressie per code op TF-IDF van stukken van vier letters (numpy en scipy). Leert "
            "alleen van wat mensen in dit project codeerden."
        ),
    ),
    Algorithm(
        key="likeness",
        page="synthesis:explained_suggestions",
        code=("site/synthesis/likeness",),
        name="Woorden bij elkaar leggen die bijna hetzelfde zijn",
        short_description="Legt teksten die bijna letterlijk gelijk zijn bij elkaar, zodat een mens ze samen leest.",
        goal="Gelijke teksten in één keer lezen en ordenen, en uitbarstingen van gelijke teksten zien.",
        impact="Geen op zichzelf: het verandert niets en laat niets weg. Elke tekst telt als één mens.",
        proportionality="Alles naast elkaar lezen kost bij duizenden teksten dagen, en fouten. Alleen letters worden "
        "vergeleken; teksten waarin een woord als ‘niet’ verschilt, komen nooit bij elkaar.",
        human_intervention=(
            "Een analist vraagt erom, leest de groep, en kiest zelf welke teksten dezelfde code krijgen."
        ),
        risk_management=(
            "Korte teksten doen niet mee. Alle paren die gevonden zijn, worden letter voor letter nagekeken. "
            "Toetsen in tests/synthesis."
        ),
        source_data="Woorden die mensen instuurden. Verdwijnen de woorden, dan verdwijnt de vergelijking meteen.",
        methods_and_models=(
            "MinHash van stukken van vijf letters vindt paren; daarna vergelijken per letter. Het leert niet."
        ),
    ),
)
