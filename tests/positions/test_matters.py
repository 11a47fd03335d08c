"""The concrete matters of two texts: what is named, where it stands, and when a silence may be told."""

import pandas as pd
import pytest

from parallax.corpus.parse import parse
from parallax.positions import matters, nouns, variants
from parallax.positions.mentions import Mention
from parallax.positions.nouns import stem

NO_CODES = pd.DataFrame(columns=["sentence", "family", "code", "matched"])

FISHERIES = (
    "The Minister of Fisheries announced new rules on Tuesday. Cod quotas in coastal waters will be cut by a third. "
    "Trawlers must carry cameras. The ministry said that such quotas protect the coastal fisheries.",
    "The cod quotas were set without a survey. Trawlers from abroad empty the nets. These fisheries fed the north.",
)
CANAL = (
    "The two governments agreed to widen the canal. Tolls on the canal will rise. The locks are to be rebuilt.",
    "The agreement on the canal says little about water. Each ship takes fresh water from the lake. "
    "Higher tolls will not bring fresh water back.",
)
VACCINES = (
    "The health ministry began to vaccinate children against measles. Doses of the measles vaccine are in the clinics.",
    "Few families trust the vaccines. Clinics turned them away. Measles has returned.",
)


def parses(statement: str, commentary: str) -> dict:
    """The parsed sentences of two texts, each sentence ending with a full stop and a space."""
    texts = {}
    for letter, text in (("S", statement), ("C", commentary)):
        sentences = text.removesuffix(".").split(". ")
        texts |= {f"{letter}{number}": f"{sentence}." for number, sentence in enumerate(sentences, 1)}
    return dict(zip(texts, parse(texts.values()), strict=True))


def found(statement: str, commentary: str, codings=NO_CODES) -> pd.DataFrame:
    """The matters of two texts, by name."""
    return matters.find(parses(statement, commentary), codings).set_index("matter")


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (FISHERIES, {"quota": ("S2;S4", "C1"), "trawler": ("S3", "C2"), "fisheries": ("S1;S4", "C3")}),
        (CANAL, {"canal": ("S1;S2", "C1"), "toll": ("S2", "C3"), "lock": ("S3", ""), "fresh water": ("", "C2;C3")}),
        (VACCINES, {"vaccine": ("S1;S2", "C1"), "measles": ("S1;S2", "C3"), "clinic": ("S2", "C2")}),
    ],
)
def test_matters_that_no_codebook_knows_are_named_with_all_their_sentences(texts, words):
    table = found(*texts)
    places = {
        word: {(row.statement, row.commentary) for row in table.itertuples() if word in row.words.lower()}
        for word in words
    }
    assert {word: words[word] in places[word] for word in words} == dict.fromkeys(words, True), places


@pytest.mark.parametrize(
    "text",
    [
        "The two sides held talks on Tuesday.",
        "President Ana Ruiz met the delegation in France.",
        "This is an important step in their relationship.",
        "The officials noted the progress of recent years.",
        "They met Chilean troops. The Chilean troops left.",
    ],
)
def test_actors_times_and_generalities_are_no_matters(text):
    assert found(text, "It rained.").empty


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They buy Russian oil. The Russian oil is cheap. Oil flows.", "Russian oil"),
        ("They signed the Inflation Reduction Act. The Inflation Reduction Act was new.", "Inflation Reduction Act"),
        ("The Digital Markets Act was passed. Under the DMA firms pay.", "Digital Markets Act"),
        ("They seek an off-ramp. The off-ramp is near.", "off-ramp"),
        ("They like Russian technology. The Russian technology is old.", "Russian technology"),
        ("In recognition, they paid.", "recognition"),
        ("The US grew. Then IT grew. The IT sector grew.", "IT sector"),
        ("The iPhone sells. The iPhone grew. The iPhone left. The iPhone rose. The iPhone won.", "iPhone"),
        ("Much forced labor is used. They ban forced labor.", "forced labor"),
    ],
)
def test_a_matter_is_named_as_its_text_says_it_most(text, name):
    table = found(text, "It rained.")
    assert name in table.index or name in table.iloc[0]["words"], table


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He teaches at the London School of Hygiene. She left the London School of Hygiene.", "Hygiene"),
        ("We act to Combat Illegal, Unreported, and Unregulated Fishing. It is illegal and unregulated.", "Illegal"),
        ("The NPC asked for a trial. The NPC said so. The NPC fought on. The NPC left. The NPC won.", "NPC"),
        ("The Royal Revenue Department (RRD) collects taxes. They wrote to the RRD.", "RRD"),
        ("They have a policy. The policy is new.", "policy"),
        ("They seek co-ordination. The co-ordination is good.", "co-ordination"),
        ("The ports stay open, Lind said. It is settled, Lind added. They met Lind.", "Lind"),
        ("TANAKA SANAE was bound to act. TANAKA SANAE asked for ports.", "SANAE"),
        ("The hon. Lady asked about it. I thank the hon. Lady.", "hon"),
        ("They asked Harbour University and the Pakistanis. They paid Harbour University.", "Harbour University"),
        ("They asked the Pakistanis. Then they paid the Pakistanis.", "Pakistanis"),
        ("The hon. Lady asked about it. I thank the hon. Lady.", "Lady"),
        ("The law brooks no delay. Our rules brook no delay.", "brooks"),
        ("In a bad scenario it rains. The scenario is near.", "scenario"),
        ("The talks are on the agenda. The agenda is long.", "agenda"),
        ("They met at Harbour Festival Peru. It rained at Harbour Festival Peru.", "Harbour Festival Peru"),
        ("The ban - fish nets are old - is new.", "ban - fish nets"),
        ("The usual exercises went on. The usual exercises ended.", "usual exercises"),
        ("It paid in US dollars. The US dollars were lent.", "US dollars"),
        ("Ana Ruiz, whose daughter, Liv, was lost at sea, spoke. Liv was young.", "Liv"),
    ],
)
def test_parts_of_names_those_who_act_and_vague_words_are_no_matters(text, word):
    assert word not in found(text, "It rained.").index


def test_initials_of_a_name_that_holds_initials_stand_for_it():
    assert nouns.stands_otherwise("USMCA", "The US Mexico Canada Agreement was passed.")


def test_a_compound_of_both_texts_is_named_by_what_both_say():
    table = found("They cut net greenhouse gas. It rained.", "The greenhouse gas emissions rose.")
    assert "greenhouse gas" in table.index and "net greenhouse gas" not in table.index


def test_a_verb_speaks_of_no_thing_that_is_named_in_two_words():
    table = found("I recognise three parents.", "They use facial recognition.")
    assert table.loc["facial recognition", "statement"] == ""


def test_different_things_under_one_broad_word_stay_apart():
    table = found("They want a population policy. They want a trade policy.", "A trade policy is planned.")
    assert table.loc["trade policy", ["statement", "commentary"]].tolist() == ["S2", "C1"]


def test_a_broad_word_stands_for_what_was_named_only_where_it_is_said_which():
    table = found("International trade grew. Trade fell. The trade is free.", "It rained.")
    assert table.loc["international trade", "statement"] == "S1;S3"


def test_variants_of_a_word_are_one_matter():
    table = found("Sanctions were widened. A sanction list was extended.", "The sanction lists grow. He sanctioned it.")
    assert list(table["statement"]) == ["S1;S2"] and list(table["commentary"]) == ["C1;C2"]


def test_the_names_of_parts_of_countries_and_the_initials_of_bodies_are_no_matters():
    told = "Grain grows in Orell province. Teams reached Orell. The Open Ports Committee met. The Paint Ban is new. "
    told += "They left Bomo County. Bomo is old. Bomo is new."
    names = nouns.no_matters(parses(told, "The OPC met in the canton of Maniema.").values())
    assert {"Orell", "Maniema", "Bomo", "OPC", "WHO"} <= names
    assert names.isdisjoint({"Paint", "Ban", "Ports", "Grain", "Committee"})


def test_initials_that_stand_beside_a_person_once_are_no_part_of_the_name():
    told = "The LNG pause hurts. Exports of LNG fell. Ships carry LNG. President Ana Ruiz LNG plans failed."
    assert "LNG" not in nouns.no_matters(parses(told, "It rained.").values())


def test_initials_are_the_matter_that_a_text_spells_them_out_with():
    statement = "The crews fear chronic paint poisoning (CPP). Poisoning is rare. The ports look into it."
    commentary = "CPP is common in the north. Doctors know CPP well. Nobody pays for lead dust (CPX)."
    table = found(statement, commentary)
    here = [set(row.words.split(";")) for row in table.itertuples() if "CPP" in row.words]
    assert len(here) == 1
    assert any("poisoning" in words for words in here[0])
    assert all(row.only == "" for row in table.itertuples() if "CPP" in row.words)


def test_initials_and_the_name_they_stand_for_are_one_matter():
    statement = "In the spring they left the Joint Comprehensive Plan of Action without notice to anybody. It rained."
    table = found(statement, "The JCPOA is dead. The JCPOA was signed.")
    assert table.loc["JCPOA", ["words", "statement", "commentary"]].tolist() == [
        "JCPOA;Joint Comprehensive Plan of Action",
        "S1",
        "C1;C2",
    ]


def test_a_verb_of_another_meaning_or_of_thinking_speaks_of_no_matter():
    statement = "Naval exercises were held. The exercises ended. A think-tank counted them. The think-tank is new."
    table = found(statement, "They exercise their rights. I thought so.")
    assert table.loc["naval exercises", ["statement", "commentary"]].tolist() == ["S1;S2", ""]
    assert table.loc["think-tank", ["statement", "commentary"]].tolist() == ["S3;S4", ""]


def test_a_bare_head_stands_for_the_matter_that_was_named_in_full():
    table = found("It used the consultation mechanism. The mechanism is new.", "An enforcement mechanism is needed.")
    assert table.loc["consultation mechanism", "statement"] == "S1;S2"
    assert table.loc["enforcement mechanism", "commentary"] == "C1"


def test_such_resources_take_up_the_matter_before_them():
    table = found("Lithium is scarce. Such resources are dear.", "It rained.")
    assert table.loc["lithium", "statement"] == "S1;S2"
    assert found("Lithium is scarce. Such marine resources are dear.", "It rained.").loc["lithium", "statement"] == "S1"
    assert found("Lithium is scarce.", "Such resources are dear.").loc["lithium", "commentary"] == ""


def test_a_sentence_gives_few_matters_of_its_own_and_the_list_is_not_long():
    table = found("They sell lamps because kettles break when pianos fall on violins. They mend clocks.", "It rained.")
    assert sum(row == "S1" for row in table["statement"]) == matters.OWN
    assert "clocks" in table.index


def test_what_both_texts_raise_more_often_weighs_more():
    table = found("Lithium is scarce. Lithium is dear. Cobalt is not.", "They buy lithium.")
    assert table["weight"].is_monotonic_decreasing and table.index[0].lower() == "lithium"
    # A specific noun tells 1.7; three sentences give 1 + log2(3), and both texts 1.3 of it.
    assert table.loc["cobalt" if "cobalt" in table.index else "Cobalt", "weight"] > 0


@pytest.mark.parametrize(
    ("statement", "commentary", "only"),
    [
        ("Lithium is scarce. They buy lithium.", "It rained.", "statement"),
        ("Lithium is scarce.", "It rained.", ""),  # one sentence is too few
        ("Lithium is scarce. They buy lithium.", "The lithium came.", ""),  # the word stands there
        ("They mend boats. New boats sail.", "A boat sank.", ""),  # a form of it stands there
        ("Lithium mines are old. They own lithium mines.", "They mine coal.", ""),  # a word of it stands there
        ("Boat tariffs rose. Boat tariffs fell.", "They want an export control.", ""),  # another word for it does
        ("Boat export controls rose. They like boat export controls.", "The embargo is new.", ""),  # and here
    ],
)
def test_that_only_one_text_raises_a_matter_is_said_where_none_of_its_words_stands_in_the_other(
    statement, commentary, only
):
    table = found(statement, commentary)
    row = table[table["words"].str.lower().str.contains("lithium|boat")].iloc[0]
    assert row["only"] == only


def test_the_code_that_holds_a_matter_must_not_stand_in_the_other_text():
    rows = [("S1", "issues", "metals", "Lithium"), ("S2", "issues", "metals", "lithium")]
    here = pd.DataFrame(rows, columns=NO_CODES.columns)
    there = pd.DataFrame([*rows, ("C1", "issues", "metals", "cobalt")], columns=NO_CODES.columns)
    texts = "Lithium is scarce. They buy lithium.", "Cobalt is dear."
    assert found(*texts, here).iloc[0][["issue", "only"]].tolist() == ["issues.metals", "statement"]
    assert found(*texts, there).iloc[0][["issue", "only"]].tolist() == ["issues.metals", ""]


def test_exchanging_the_texts_turns_the_matters_round(seeds, swapped):
    one, other = ({row.matter: row for row in each.matters.itertuples()} for each in (seeds, swapped))
    assert one.keys() == other.keys()
    for name, row in one.items():
        assert [row.statement.replace("S", "C"), row.commentary.replace("C", "S")] == [
            other[name].commentary,
            other[name].statement,
        ]


def test_matters_of_the_seeds_are_as_many_as_a_reader_can_read(seeds):
    table = seeds.matters
    assert 20 <= len(table) <= matters.MOST and table["matter"].str.len().gt(0).all()
    held = set(seeds.sentences["sentence"])
    assert all(set(f"{row.statement};{row.commentary}".strip(";").split(";")) <= held for row in table.itertuples())
    assert "rare earth" in "".join(table["words"]) and "deadline" in "".join(table["words"])


@pytest.mark.parametrize(
    ("name", "text", "stands"),
    [
        ("USTR", "It asked the U.S. Trade Representative to act.", True),
        ("USTR", "It asked the Office of the United States Trade Representative.", True),
        ("NOAA", "The National Oceanic and Atmospheric Administration (agency) will act.", True),
        ("World Trade Organization", "The WTO will act.", True),
        ("BTA", "They will sign a bilateral trade agreement.", True),
        ("USTR", "The United States and its Trade Department.", False),
        ("clean energy", "CE is all.", False),
        ("svb", "Silicon Valley Bank failed.", True),
        ("far", "The Federal Aviation Register grew.", False),
        ("noncompetes", "The rule bans non-compete clauses.", True),
        ("cease-fire", "A ceasefire holds.", True),
        ("port-fees", "The port is old.", False),
    ],
)
def test_a_name_stands_in_a_text_in_full_or_by_its_initials(name, text, stands):
    assert nouns.stands_otherwise(name, text) is stands


def test_initials_are_no_silence_where_the_other_text_has_the_noun_they_stand_for():
    statement = "They set a new joint harvest goal for cod, commonly called NJHG. The NJHG is low. Crews like the NJHG."
    assert found(statement, "It rained.").loc["NJHG", "only"] == "statement"
    assert found(statement, "The goal is too low.").loc["NJHG", "only"] == ""


def sentences_of(table: pd.DataFrame, word: str) -> list[tuple[str, str]]:
    """The sentences of the matters in whose phrases a word stands."""
    return [(row.statement, row.commentary) for row in table.itertuples() if word in row.words.lower()]


def test_a_word_that_always_stands_with_another_is_of_both_texts_only_with_the_same():
    statement = "Coastal erosion goes on. The salmon farms grew. They closed salmon farms."
    table = found(statement, "The hillside erosion is worse. Salmon farms are banned. The salmon trade fell.")
    assert sentences_of(table, "coastal erosion") == [("S1", "")]
    assert sentences_of(table, "hillside erosion") == [("", "C1")]
    assert sentences_of(table, "salmon farm") == [("S2;S3", "C2")]


def test_a_matter_of_both_texts_bears_a_name_of_both():
    table = found("They fear coastal erosion. Coastal erosion goes on.", "The erosion is worse.")
    assert "erosion" in table.index and table.loc["erosion", ["statement", "commentary"]].tolist() == ["S1;S2", "C1"]


@pytest.mark.parametrize(
    ("statement", "commentary", "name", "places"),
    [
        # The other text names no licensing scheme.
        ("A licensing scheme begins. The scheme is new.", "The scheme failed.", "licensing scheme", ["S1;S2", ""]),
        # A bare head before any full name is of something else.
        (
            "A treaty was near. They cite the Ruhen Treaty. This treaty is new.",
            "It rained.",
            "Ruhen Treaty",
            ["S2", ""],
        ),
        ("They cite the Ruhen Treaty. This treaty is old.", "It rained.", "Ruhen Treaty", ["S1;S2", ""]),
        # Each head goes to the name before it.
        (
            "A fishing treaty was made. The treaty is long. A border treaty came. The treaty is short.",
            "It rained.",
            "border treaty",
            ["S3;S4", ""],
        ),
    ],
)
def test_a_bare_head_carries_on_what_its_own_text_has_named(statement, commentary, name, places):
    table = found(statement, commentary)
    assert table.loc[name, ["statement", "commentary"]].tolist() == places


def test_a_matter_that_each_text_says_with_another_word_is_named_by_the_word_of_both():
    table = found("They want offshore processing. It rained.", "It is extraterritorial processing. It snowed.")
    assert table.index.tolist() == ["processing"]


def test_a_matter_of_two_words_that_is_only_a_small_part_of_one_of_them_stands_for_itself():
    statement = "Sanctions rose. Sanctions fell. The sanction list grew. A sanction list came."
    table = found(f"{statement} Sanctions work. Sanctions fail.", "Sanctions came.")
    assert table.loc["sanction list", "statement"] == "S3;S4"


def test_a_title_does_not_give_a_matter_its_name():
    said = {"S0": "Ministers reform global trade rulebook.", "S1": "This will help an already booming global trade."}
    table = matters.find(dict(zip(said, parse(said.values()), strict=True)), NO_CODES)
    assert table["words"].tolist() == ["booming global trade"]


def test_these_issues_take_up_a_matter_only_where_it_stands_alone():
    assert found("Lithium is scarce. These issues remain.", "It rained.").loc["lithium", "statement"] == "S1;S2"
    table = found("Lithium is dear where the harbour is small. These issues remain.", "It rained.")
    assert set(table["statement"]) == {"S1"}


def test_a_compound_stands_wherever_its_words_stand_side_by_side():
    table = found("They guard water rights. Water rights violations go on.", "No water rights issues were raised.")
    assert table.loc["water rights", ["statement", "commentary"]].tolist() == ["S1;S2", "C1"]


def test_two_letters_are_no_initials_of_words_that_happen_to_begin_so():
    commentary = "Photo: AO. It was taken by AO. They use the AO format."
    table = found("Alpine orchards are old. Alpine orchards bear fruit.", commentary)
    assert not any(row.statement and row.commentary for row in table.itertuples()), table


@pytest.mark.parametrize(
    "text",
    [
        "They met Commander Orsolya Varnagy Belarius in June. Commander Orsolya Varnagy Belarius spoke.",
        "H.E. Ambassador Lindqvist Torvaldsen wrote. They thank H.E. Ambassador Lindqvist Torvaldsen.",
        "At the close of the year it rained. The letter came late.",
    ],
)
def test_titles_with_persons_and_words_of_no_matter_are_none(text):
    assert found(text, "It rained.").empty


@pytest.mark.parametrize(
    ("statement", "commentary", "word"),
    [
        ("The tariffs on steel rose. Tariffs hurt.", "They put duties on steel.", "tariff"),
        ("The truce holds. They want a truce.", "Both must cease all hostilities now.", "truce"),
    ],
)
def test_what_a_thing_is_called_otherwise_is_found_in_the_other_text(statement, commentary, word):
    assert ("S1;S2", "C1") in sentences_of(found(statement, commentary), word)


def test_a_silence_rests_on_the_words_that_name_a_matter_and_not_on_those_beside_it():
    statement = (
        "Irrigation needs money. They list irrigation plans. Irrigation is slow. Irrigation ends. Irrigation pays."
    )
    assert found(statement, "The plans need a budget.").loc["irrigation", "only"] == "statement"
    assert found(statement, "They irrigate fields.").loc["irrigation", "only"] == ""
    statement = "They grow sorghum in the valley. The sorghum failed in May."
    assert found(statement, "The wheat is dear.").loc["sorghum", "only"] == "statement"
    assert found(statement, "The sorghom is dear.").loc["sorghum", "only"] == ""
    statement = "They guard the prison in the valley. The prison failed in May."
    assert found(statement, "The person is old.").loc["prison", "only"] == "statement"


@pytest.mark.parametrize("phrase", ["violence-", "-violence", "violence", "- violence", " "])
def test_a_word_beside_nothing_but_signs_is_no_compound(phrase):
    mention = Mention("violenc", "", phrase, 1, next(iter(parse(["Violence."])))[0])
    assert variants.in_pair(mention) == mention


def test_a_longer_name_is_not_what_its_describing_word_stands_for_elsewhere():
    table = found(
        "The plan helps the development of the quota.",
        "There is nothing for Net Food Importing Developing Countries and islands either.",
    )
    assert "Net Food Importing Developing Countries" not in table.index


def test_words_of_grammar_in_capitals_and_a_word_alone_are_no_matters():
    table = found("The port needs a dredger.", "AT A PRESS conference the dredger was shown. Unwise.")
    assert {"AT A PRESS", "AT", "Unwise"}.isdisjoint(table.index)
    assert "dredger" in set(table.index)


def test_bodies_of_many_countries_are_no_matters_and_their_names_are_not_torn():
    table = found(
        "The quota breaks the United Nations Charter. The United States and the International Monetary Fund know it.",
        "The International Monetary Fund (IMF) pays for the quota.",
    )
    assert {"Monetary Fund", "International Monetary Fund", "Nations Charter"}.isdisjoint(table.index)
    assert "quota" in set(table.index)


def test_figures_of_speech_are_no_matters():
    table = found("A dredger is a constant reminder of the quota.", "By all means of force the quota stays a reminder.")
    assert [matter for matter in table.index if "reminder" in matter or "means" in matter] == []


def test_initials_with_a_small_letter_are_the_name_in_full():
    table = found(
        "The port signed a Memorandum of Understanding (MoU) on dredgers. The MoU helps the port.",
        "The MoU is a mistake. The MoU harms the quota.",
    )
    assert any(row.statement == "S1;S2" and row.commentary == "C1;C2" for row in table.itertuples())


def test_names_that_share_a_word_are_not_one_matter():
    table = found(
        "Port IE paid for the dredger. The IE Board fined it. Port IE is angry. The IE Board is calm.",
        "Harbour Analytics sells dredgers. With Simple Analytics the quota is met. Harbour Analytics is new.",
    )
    words = [set(row.words.split(";")) for row in table.itertuples()]
    assert not any({"Harbour Analytics", "Simple Analytics"} <= each for each in words)
    assert not any({"Port IE", "IE Board"} <= each for each in words)


@pytest.mark.parametrize(("word", "other"), [("treaties", "treatment"), ("policy", "police"), ("pressure", "press")])
def test_words_that_only_look_alike_are_of_two_families(word, other):
    assert stem(word) != stem(other)
    assert stem(word) == stem(word.removesuffix("ies") + "y" if word.endswith("ies") else word)


def test_a_word_within_a_name_speaks_of_no_matter_of_its_own():
    table = found(
        "The chief of the Defence Forces spoke on the dredger. The dredger is lost.",
        "A frivolous defence did not help. The defence of the dredger failed.",
    )
    shared = [row.words for row in table.itertuples() if row.statement and row.commentary]
    assert not any("defence" in words for words in shared)


def test_a_name_within_another_is_no_silence():
    assert matters.stands_in("Quito", "the Callao-Quito road") and matters.stands_in("fish", "Fish sank.")
    assert not matters.stands_in("Lima", "the port of Limassol")


def test_a_type_of_letters_and_figures_names_a_matter_one_or_many():
    table = found("Peru wants the K-16 planes. It rained.", "The K-16 sale is off. K-16s are old.")
    assert ("S1", "C1;C2") in [(row.statement, row.commentary) for row in table.itertuples()]


def test_what_is_written_in_two_ways_is_one():
    assert stem("defense") == stem("defence") and stem("offenses") == stem("offences") != stem("fence")


def test_a_deed_is_of_the_family_of_its_verb():
    assert stem("filling") == stem("fill") and stem("spring") == "spring"


def test_a_noun_that_only_makes_a_preposition_is_no_matter():
    table = found("They met in recognition of the harvest. It rained.", "Recognition of the border is far. It snowed.")
    assert not [row for row in table.itertuples() if row.statement and row.commentary and "ecognition" in row.words]


def test_a_matter_that_each_text_calls_otherwise_has_both_names():
    table = found("They oppose the weaponization of trade. It rained.", "It is a bargaining chip. It snowed.")
    assert "bargaining chip or weaponization" in table.index


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (
            ("The two-state plan is dead. They back it.", "A two-state plan is what they want. It is late."),
            "two-state plan",
        ),
        (
            ("The Northern Lakes protocol undid the balance. They signed the Northern Lakes protocol.", "It is late."),
            "Northern Lakes protocol",
        ),
        (("The plan for trawlers is dead. Old trawlers are slow.", "Trawlers are many. It is late."), "trawlers"),
    ],
)
def test_a_matter_bears_the_words_that_are_part_of_its_name_wherever_it_stands(texts, name):
    assert name in found(*texts).index


def test_a_month_and_a_joining_word_name_no_matter():
    names = found(
        "The January Outlook Report is late. Prices rose in January.", "Activity and prices fell. It is late."
    )
    assert not {"January", "and prices"} & set(names.index)


def test_a_matter_of_which_most_is_told_in_other_words_bears_the_name_of_the_thing():
    told = "Migrants came by sea. Immigration was debated. Migration rose. Asylum was sought. Genuine refugees are few."
    assert "genuine refugees" not in found(told, "The migrants were turned back. Immigration is a matter of law.").index


def test_a_word_of_the_same_root_in_the_other_text_breaks_a_silence():
    told = "The hackers broke in. The hackers left by night. The valuer looked at the house."
    assert found(told, "Ships wait at sea. The port is narrow.").loc["hackers", "only"] == "statement"
    assert found(told, "The mail was hacked. The port is narrow.").loc["hackers", "only"] == ""


def test_neither_an_adjective_nor_half_of_a_word_is_a_matter():
    swift = "The response was swift. A swift reply came. It was swift and just. The minister supports the swift."
    assert "swift" not in found(swift, "Ships wait at sea. They call for de-escalation. De-escalation is near.").index
    assert "de" not in found(swift, "Ships wait at sea. They work on how to de-escalate. They de-escalate.").index
