"""What people say in the example round on the way in. Nobody real said this."""

#: voices -> what makes somebody dare to knock.
DARE = {
    "citizens": (
        "Dat er iemand opneemt die niet meteen naar mijn nummer vraagt.",
        "Als mijn buurvrouw er ook geholpen is. Dan geloof ik het.",
        "Een plek waar ik toch al kom. Bij ons is dat de bibliotheek.",
        "Dat ze niet boos worden als ik papieren kwijt ben.",
        "Zeggen wat het kost. Als het niets kost, schrijf dat dan groot op.",
        "Iemand die zelf ook heeft vastgezeten. Die hoef je niets uit te leggen.",
        "Dat ik kan appen. Bellen onder werktijd gaat niet.",
        "Een avond in de week open. Overdag sta ik op de steiger.",
        "Dat het niet in hetzelfde gebouw is als de belasting.",
        "Een duidelijk verhaal: dit doen wij wel, en dit niet.",
        "Als mijn dochter mee mag. Zij leest beter dan ik.",
    ),
    "helpers": (
        "Cliënten komen als wij meegaan. De drempel is de eerste stap, niet het loket.",
        "Een vast nummer voor helpers, en dat er dan iemand met gezag opneemt.",
        "Vertrouwen dat er iets gebeurt. Wij sturen niemand door naar een wachtrij.",
        "Een korte lijst: wat moet een zaak hebben voordat wij haar brengen?",
        "Terug horen wat ermee gebeurde. Dat is de beste reclame.",
    ),
    "government": (
        "Dat ik er niet op word aangekeken. Nu voelt het als klikken.",
        "Een vast aanspreekpunt dat onze systemen kent.",
        "Als het in werktijd mag, en mijn leidinggevende er iets over zegt.",
        "Duidelijke regels over welke gegevens ik mag delen.",
        "Dat een zaak bij ons terugkomt met een antwoord, en niet als verwijt.",
    ),
}

#: voices -> what holds people back, and when a helper first.
HOLDS_BACK = {
    "citizens": (
        "Ik heb al drie keer mijn verhaal gedaan. Een vierde keer kan ik niet opbrengen.",
        "Ik ben bang dat ze dan in mijn andere toeslagen gaan kijken.",
    ),
    "helpers": (),
    "government": ("Ik zou het in mijn eigen team oplossen.",),
}
DEPENDS = {
    "citizens": (
        "Als er beslag ligt meteen. Anders mag er best eerst iemand meekijken.",
        "Wie al een helper heeft, hoeft niet nog een keer.",
        "Bij een brief die je niet snapt: helper. Bij een brief die niet klopt: meteen.",
    ),
    "helpers": (
        "Meteen als er een termijn afloopt. Anders liever via ons, dan is het dossier op orde.",
        "Voor ondernemers is er geen helper. Die moeten dus meteen terechtkunnen.",
    ),
    "government": (
        "Eerst een helper, tenzij er nu iets onherstelbaars gebeurt.",
        "Als wij zelf al weten dat het misging: meteen.",
    ),
}
DISAGREE = {
    "citizens": ("Dan weet de dienst dus wat ik tegen u heb gezegd.",),
    "helpers": ("Goed idee, maar regel dan eerst dat zij veilig zijn.",),
    "government": ("Daar hebben wij onze eigen maatwerktafel voor.", "Liever samen met de klachtbehandelaar."),
}
STORIES = {
    "citizens": (
        ("In de bibliotheek, bij het spreekuur.", "Zij pakte de telefoon en belde zelf. Ik hoefde alleen te knikken."),
        ("Bij het wijkteam.", "Er was koffie, en niemand keek op de klok."),
        ("Bij de ouderenbond.", "Een vrijwilliger kwam bij mij thuis en legde alles op stapels."),
    ),
    "helpers": (
        (
            "Aan de balie van ons eigen spreekuur.",
            "Wij hadden het nummer van een medewerker die terugbelde. Dat was alles.",
        ),
    ),
    "government": (
        ("Bij een collega van een andere afdeling.", "Hij zei niet ‘daar ga ik niet over’, maar: ik zoek het uit."),
    ),
}
