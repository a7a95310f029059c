"""The concepts of Dutch education that our packs touch, as harvesters know them.

From the Onderwijsbegrippenkader (OBK) of Kennisnet and SLO: kennisnet/edurep-files, mapping/*.csv, as it was in 2023.
Only what we use is here. The kerndoelen are those of 2006 for the first years of secondary education.
"""

from dataclasses import dataclass

BEGRIPPENKADER = "http://purl.edustandaard.nl/begrippenkader"


@dataclass(frozen=True, slots=True)
class Term:
    """One concept: its UUID, and what it is called."""

    uuid: str
    label: str

    @property
    def uri(self) -> str:
        """Its lasting address."""
        return f"{BEGRIPPENKADER}/{self.uuid}"


#: Level (a code of ours) -> the concept when no year is given.
LEVEL_TERMS: dict[str, Term] = {
    "pro": Term("d6f1bbf7-c1a6-4431-bcbd-f33126d851ef", "Praktijkonderwijs"),
    "vmbo_bb": Term("c7942bb1-bf4f-409f-bc98-9a0b02f175dc", "VMBO"),
    "vmbo_kb": Term("c7942bb1-bf4f-409f-bc98-9a0b02f175dc", "VMBO"),
    "vmbo_tl": Term("c7942bb1-bf4f-409f-bc98-9a0b02f175dc", "VMBO"),
    "havo": Term("a3ddbe60-8478-4204-b769-6f5e9f4cbca2", "HAVO"),
    "vwo": Term("ad9872e5-edc4-4a62-9ee7-ba7daceba2e0", "VWO"),
    "mbo_1": Term("a598e56e-d1a6-4907-9e2c-3da64e59f9ae", "MBO, Niveau 1: Assistentenopleiding"),
    "mbo_2": Term("00ace3c7-d7a8-41e6-83b1-7f13a9af7668", "MBO, Niveau 2: Basisberoepsopleiding"),
    "mbo_3": Term("654931e1-6f8b-4f72-aa4b-92c99c72c347", "MBO, Niveau 3: Vakopleiding"),
    "mbo_4": Term("8beca7eb-95a5-4c7d-9704-2d2a2fc4bc65", "MBO, Niveau 4: Middenkaderopleiding"),
}
#: Level and year -> the concepts. Years of the mbo and the praktijkonderwijs have none of their own.
YEAR_TERMS: dict[tuple[str, int], tuple[Term, ...]] = {
    ("vmbo_bb", 1): (Term("50746437-08f3-4559-8af3-3fa6e05d1a44", "VMBO basisberoepsgerichte leerweg, 1"),),
    ("vmbo_bb", 2): (Term("9716fc83-479c-48da-be13-2fdd74e3b692", "VMBO basisberoepsgerichte leerweg, 2"),),
    ("vmbo_bb", 3): (Term("e56a05b1-a9af-432f-a7ac-b7401d8e95fb", "VMBO basisberoepsgerichte leerweg, 3"),),
    ("vmbo_bb", 4): (Term("45403807-f052-4e09-a95c-b2e1c10c6c89", "VMBO basisberoepsgerichte leerweg, 4"),),
    ("vmbo_kb", 1): (Term("12e85a55-b3ae-4e7f-a2a0-d645f4c573bf", "VMBO kaderberoepsgerichte leerweg, 1"),),
    ("vmbo_kb", 2): (Term("30ce6ff5-d654-4a97-a6d4-9c8936f87ca6", "VMBO kaderberoepsgerichte leerweg, 2"),),
    ("vmbo_kb", 3): (Term("f61c889e-4731-4321-802d-c7e86081499c", "VMBO kaderberoepsgerichte leerweg, 3"),),
    ("vmbo_kb", 4): (Term("e72dacdd-968b-40ac-ad2c-8bd14c24e89f", "VMBO kaderberoepsgerichte leerweg, 4"),),
    ("vmbo_tl", 1): (
        Term("8ae2af2d-890e-49d6-95cb-3619acb5c2cf", "VMBO gemengde leerweg, 1"),
        Term("54edd410-2315-4eb3-a573-0e1cd59184fd", "VMBO theoretische leerweg, 1"),
    ),
    ("vmbo_tl", 2): (
        Term("05d90293-e675-44f4-bcd7-1f67161f6734", "VMBO gemengde leerweg, 2"),
        Term("90a5a228-e8de-473d-84cc-a915bf6107dd", "VMBO theoretische leerweg, 2"),
    ),
    ("vmbo_tl", 3): (
        Term("49af771b-6d9e-4d8f-bcaf-ac9cc9ee753e", "VMBO gemengde leerweg, 3"),
        Term("e51e6137-05d4-45ca-aed0-6e91551257d4", "VMBO theoretische leerweg, 3"),
    ),
    ("vmbo_tl", 4): (
        Term("ee1eada7-7866-45e6-b1d8-b7062a8fe08a", "VMBO gemengde leerweg, 4"),
        Term("84f30df0-f194-435e-98c8-c4559756ec24", "VMBO theoretische leerweg, 4"),
    ),
    ("havo", 1): (Term("78f5cabe-6649-4dc3-84bf-36d82c6c2d31", "HAVO, 1"),),
    ("havo", 2): (Term("eaa0c07f-193e-4be5-8dc6-a00bbfc7a446", "HAVO, 2"),),
    ("havo", 3): (Term("af3ecd88-a654-4458-9c5b-1e1f7d09f463", "HAVO, 3"),),
    ("havo", 4): (Term("70af3752-c6ad-43d9-aa0c-9ff099931f8a", "HAVO, 4"),),
    ("havo", 5): (Term("cb61531d-61eb-4412-a52f-ca065ca37e39", "HAVO, 5"),),
    ("vwo", 1): (Term("ac188375-0a1a-4984-ac80-14d04a086a19", "VWO, 1"),),
    ("vwo", 2): (Term("17da6976-2f1b-4214-a471-168f469d7e04", "VWO, 2"),),
    ("vwo", 3): (Term("b924d4ad-65a1-41dc-b704-c7786eb4aec0", "VWO, 3"),),
    ("vwo", 4): (Term("e2026706-0829-4a4c-b726-9409b6f407e1", "VWO, 4"),),
    ("vwo", 5): (Term("f2513775-3d54-423b-803b-15e06a8c89a8", "VWO, 5"),),
    ("vwo", 6): (Term("85d15c83-e2b4-4359-8475-a355591aaa1a", "VWO, 6"),),
}
#: Subject -> the concept. A mentor lesson is no subject in the OBK: it goes along as a keyword.
SUBJECT_TERMS: dict[str, Term] = {
    "citizenship": Term("aa2f68ba-69e5-415d-8d9b-8d6ab98942b1", "Burgerschap"),
    "social_studies": Term("7596e435-d417-4de8-a32e-8e61f11ee1d2", "Maatschappijleer"),
    "economics": Term("4ba5583f-b147-42cc-a083-ce5ebfd53746", "Economie"),
    "dutch": Term("3401cf6e-82e4-404c-b216-b980ff407159", "Nederlands"),
    "career": Term("157a7262-bdfc-4714-9f9a-b75fef94c8a2", "Loopbaan"),
}
#: What a pack works on -> the concept: kerndoelen of the VO, and parts of citizenship of the mbo.
GOAL_TERMS: dict[str, Term] = {
    "vo_5": Term("460f9814-41e2-4b45-8c8d-32b71590ace8", "VO Kerndoel 5: Omgaan met informatiebronnen"),
    "vo_6": Term("ca8436e3-c9d2-4650-abe1-4a4e410f17ce", "VO Kerndoel 6: Overleg, planning, discussie"),
    "vo_35": Term("3755689a-68eb-4ebc-8de8-e8f2c714300e", "VO Kerndoel 35: Zorg en veiligheid"),
    "vo_36": Term("d1442e43-ed68-4bfb-9987-343aab2cff4d", "VO Kerndoel 36: Meningvorming"),
    "vo_42": Term("4e29b8e5-0186-4cad-8750-d91e3d45808a", "VO Kerndoel 42: Inzicht in de eigen omgeving"),
    "vo_43": Term("cbc82fec-0045-4096-99e8-ae4b7fddf9b9", "VO Kerndoel 43: Cultuurverschillen in Nederland"),
    "vo_44": Term("f63a2618-8cc9-4b37-88da-6446204ce67a", "VO Kerndoel 44: De politiek"),
    "vo_46": Term("935d1aa8-d00a-4495-bea2-c39f6212bf75", "VO Kerndoel 46: Arm en rijk"),
    "vo_47": Term("b8552f53-4a3e-414a-ae6a-3b891c972a97", "VO Kerndoel 47: Oorlog, vrede en mensenrechten"),
    "mbo_political": Term("dc503302-39cc-42e7-9639-4d2268c90ddb", "Politiek-juridisch burgerschap"),
    "mbo_economic": Term("30d045c8-e34d-4da3-a412-2fb7f391b409", "Economisch burgerschap"),
    "mbo_social": Term("7fdc100e-6f72-47f4-88f4-c470f8c83858", "Sociaal-maatschappelijk burgerschap"),
}
