"""Whose a position is: the speaker's, the author's, or of whom a pronoun stands for. The sentences are made up."""

import pytest
from samples import acts_of, claims_of, claims_of_paragraph

import parallax
from parallax.positions import credits


@pytest.mark.parametrize(
    "sentence, act",
    [("Oslo has called the plan unfair.", "opposes"), ("Oslo views the plan as a great success.", "supports")],
)
def test_a_view_is_that_of_who_holds_it(sentence, act):
    assert claims_of(sentence)[["act", "claimant_side"]].values.tolist() == [[act, "Norway"]]


def test_what_a_text_says_for_itself_is_its_author_s():
    assert claims_of("The plan is a grave mistake.")["claimant"][0] == "author"


def test_an_official_statement_speaks_for_its_publisher():
    found = claims_of(
        "The plan is a grave mistake.", document="statement", publisher="Ministry of Foreign Affairs, Chile"
    )
    assert found["claimant_side"][0] == "Chile"


OWN = [
    ("The harbour was hit first.", {}, "author"),
    ("Our view has not changed.", {}, "author"),
    ("“Our country was hit first,” said the owner of a shop.", {}, "author"),
    ("Our country was hit first, and Kenya must end the war.", {}, "author"),
    ("The harbour was hit first.", {"publisher": "Kenya Institute of Fishery"}, "author"),
    ("Remarks by the Norwegian prime minister on Kenya.", {}, "Norway"),
    ("Statement by CARICOM on the war of Kenya.", {}, "CARICOM"),
    ("UNESCO statement on the old harbour", {}, "UNESCO"),
    ("The harbour was hit first.", {"publisher": "Embassy of Norway to UNESCO"}, "Norway"),
    ("The harbour was hit first.", {"title": "Joint Statement By The Contact Group On The Lakes"}, "author"),
]


@pytest.mark.parametrize("document", ["statement", "commentary"])
@pytest.mark.parametrize(("opening", "about", "side"), OWN)
def test_a_text_says_itself_for_whom_it_speaks(opening, about, side, document):
    rest = ("Kenya sent boats.", "Kenya sent nets.", "The war is a disaster.")
    found = claims_of(opening, *rest, document=document, **about)
    assert found["claimant_side"].tolist()[-1] == side


@pytest.mark.parametrize(("document", "side"), [("statement", "Kenya"), ("commentary", "author")])
def test_a_statement_that_says_our_country_speaks_for_it_and_a_commentator_for_himself(document, side):
    opening = ("Our country was hit first.", "Kenya sent boats.", "Kenya sent nets.")
    found = claims_of(*opening, "The war is a disaster.", document=document)
    assert found["claimant_side"].tolist()[-1] == side


def test_parties_that_commit_themselves_sign_together():
    found = claims_of("The parties commit to share the river.", "Norway will open its locks.")
    assert found[["act", "claimant"]].values.tolist()[1] == ["promises", "Norway"]


def test_the_government_is_nobody_s_where_both_countries_have_one():
    found = claims_of(
        "The Kenyan Government and the Norwegian Government met.", "The union urges the Government to act."
    )
    assert found[["target", "target_side"]].values.tolist() == [["the Government", ""]]


def test_a_joint_statement_speaks_for_both():
    found = claims_of("The pact is a great success.", document="statement", title="Joint Statement on Water")
    assert found["claimant_side"][0] == "both"


def test_a_pronoun_stands_for_whom_the_text_named():
    found = claims_of("Ana Ruiz, Spain's trade minister, spoke first.", "She urged Peru to lift the ban.")
    assert found[["claimant", "claimant_side", "target_side"]].values.tolist() == [["Ana Ruiz", "Spain", "Peru"]]


def test_some_say_what_others_than_the_text_hold():
    found = claims_of("Some suggest that the council could close the port.")
    assert list(found["claimant"].str.lower()) == ["some"]


def test_they_are_who_was_named_last_though_no_subject_names_them():
    found = claims_of_paragraph(
        "The people of Peru have suffered.",
        "Our message to the fighters of Hezbollah is plain.",
        "They must release all crews.",
    )
    assert list(found[found["act"] == "asks"]["target"]) == ["Hezbollah"]


def test_initials_name_somebody_who_insists():
    told = (
        "The CBF insisted on a single quota in May.",
        "The CBF’s view is that the ports will earn more.",
        "The CBF position remains that the ports will earn more.",
    )
    found = claims_of(*told)
    assert list(found[found["act"] == "expects"]["claimant"]) == ["the CBF", "the CBF"]


def test_we_is_the_speaker_of_a_signed_quotation():
    signed = claims_of_paragraph(
        "“We need this port,” said Ana Ruiz.",
        "“We need leadership.",
        "The sea is all connected so we absolutely need to strengthen the law,” Ana Ruiz continued.",
    )
    assert list(signed.loc[signed["act"] == "asks", "claimant"]) == ["Ana Ruiz"] * 3


def test_a_judgement_can_be_somebody_s():
    assert claims_of("For Beijing, the canal is an important asset.")["claimant_side"][0] == "China"


def test_they_are_several_and_it_is_one():
    found = claims_of(
        "The two leaders met in Lima.", "The host said that Peru will never sign.", "They welcomed the truce."
    )
    assert found[["claimant", "claimant_side"]].values.tolist()[-1] == ["The two leaders", "both"]


def test_a_pronoun_is_first_the_subject_of_its_own_sentence():
    found = claims_of("Vladimir Putin spoke first.", "President Ana Ruiz has signaled that she will sign the pact.")
    assert found["claimant"].tolist() == ["Ana Ruiz"]


def test_this_points_to_nobody():
    found = claims_of_paragraph(
        "The power also gives Norway a voice.", "This could divide the north.", "This is a disaster."
    )
    assert found["target_side"].tolist() == ["", "unnamed"]


def test_it_before_a_clause_points_to_nobody():
    found = claims_of_paragraph("Norway waited.", "It remains unclear whether the court will act.")
    assert found["target"].tolist() == [""]


def test_who_is_called_to_witness_holds_it():
    assert claims_of("As Angela Merkel noted, Peru must lead by example.")["claimant"].tolist() == ["Angela Merkel"]


def test_he_is_who_was_named_last_though_never_in_full():
    found = claims_of("Manuel Noriega left it.", "Trump spoke in Phoenix.", "He demanded that Peru pay.")
    assert found["claimant"].tolist() == ["Trump"]


def test_a_name_that_the_parser_takes_for_an_adverb_is_a_subject():
    text = "While Giorgia Meloni praised the pact, Annalena Baerbock criticized the talks."
    assert claims_of("Annalena Baerbock is Germany's minister.", text)["claimant"].tolist()[-1] == "Annalena Baerbock"


def test_what_somebody_else_says_of_a_country_is_the_country_s():
    found = claims_of("India will not sign the pact, said the minister of India.")
    assert found[["act", "claimant_side"]].values.tolist() == [["refuses", "India"]]
    found = claims_of("India will not sign the pact, said the expert.")
    assert found[["act", "claimant", "target"]].values.tolist() == [["expects", "the expert", "India"]]


def test_two_sides_are_named_only_where_a_text_has_two():
    ours = claims_of("Peru and Chile met.", "The talks are a great success.")
    theirs = claims_of("Peru, Chile, Brazil and Kenya met.", "The talks are a great success.")
    assert (ours["target_side"].tolist(), theirs["target_side"].tolist()) == (["both"], ["unnamed"])


def test_a_source_holds_what_its_sentence_says():
    assert claims_of("According to Ana Ruiz, the plan is a grave mistake.")["claimant"][0] == "Ana Ruiz"


def test_a_label_and_its_quotation_mark_are_no_part_of_what_is_said():
    found = claims_of("On the harvest: “It was always excellent. We had rain.”")
    assert found["content"].tolist() == ["It was always excellent"]


@pytest.mark.parametrize(
    "sentence",
    [
        "They struggle with various requests and demands from Peru.",
        "Here are the most common problems that we saw with the rules of the port, in the order of their weight:",
    ],
)
def test_what_only_describes_or_presents_is_no_position(sentence):
    assert set(claims_of(sentence).query("rule != 'by its words'")["act"]) <= {"settles"}


def test_what_somebody_needs_to_know_he_has_to_do_is_no_demand():
    assert "asks" not in set(claims_of("The rules are expected to clarify what big ports need to do.")["act"])


@pytest.mark.parametrize(
    ("sentence", "claimant", "content"),
    [
        ("The judges raised concerns about the fee.", "The judges", "the fee"),
        ("Ana Ruiz has raised objections to the port.", "Ana Ruiz", "the port"),
        ("The plan raised concerns about safety.", "author", "The plan raised concerns about safety"),
        ("The move drew criticism from the union.", "the union", "The move drew criticism from the union"),
        ("The plan has met with resistance from farmers.", "farmers", "The plan has met with resistance from farmers"),
        ("The inquiry found that officials had ignored warnings.", "The inquiry", "officials had ignored warnings"),
        ("Ana Ruiz denounced the speech as hateful.", "Ana Ruiz", "the speech as hateful"),
        ("Moscow regards the step as hostile.", "Moscow", "Moscow regards the step as hostile"),
        ("The leaders condemned in the strongest terms the attack.", "The leaders", "the attack"),
        (
            "The ministers condemned in the strongest terms the launch of missiles.",
            "The ministers",
            "the launch of missiles",
        ),
    ],
)
def test_who_finds_fault_is_who_holds_it(sentence, claimant, content):
    found = claims_of(sentence)
    assert found.loc[found["act"] == "opposes", ["claimant", "content"]].values.tolist() == [[claimant, content]]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ruiz condemned what she called a cruel war.", [["Ruiz", "opposes", ""]]),
        ("It was Peru that asked the council to act.", [["Peru", "asks", "the council"]]),
        ("Chile asked Peru for help.", [["Chile", "asks", "Peru"]]),
        ("Chile asked for help from Peru.", [["Chile", "asks", "Peru"]]),
        ("Peru would support the treaty if the fee were cut.", [["author", "expects", "Peru"]]),
    ],
)
def test_who_asks_or_blames_whom(sentence, expected):
    assert claims_of(sentence)[["claimant", "act", "target"]].values.tolist() == expected


def test_what_is_said_to_be_untrue_is_nobody_s_position():
    assert "Peru" not in set(claims_of("It is not true that Peru opposes the treaty.")["claimant"])
    assert "Peru" in set(claims_of("It is true that Peru opposes the treaty.")["claimant"])


def test_what_somebody_is_promised_is_told_without_him():
    found = claims_of("The minister promised victims that help would come.")
    assert found[["act", "content"]].values.tolist() == [["promises", "help would come"]]


def test_who_doubts_that_something_comes_holds_it_for_unlikely():
    found = claims_of("Ana Ruiz doubts that the truce will last.")
    assert found[["claimant", "act", "certainty"]].values.tolist() == [["Ana Ruiz", "expects", "unlikely"]]


def test_what_raises_alarm_is_not_blamed_by_who_does_it():
    assert "opposes" not in set(claims_of("In his speech he praised Ana Ruiz, raising alarm.")["act"])


def test_who_is_called_by_his_office_bears_his_name():
    sentences = ("Ports Commissioner Dr Ana Ruiz came.", "The Commissioner called on Peru to wait.")
    assert claims_of(*sentences)["claimant"].tolist() == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("sentence", "claimant", "target"),
    [
        ("The Peruvian delegation told us that they had violated the treaty.", "author", "The Peruvian delegation"),
        ("Norway admitted that it had violated the treaty.", "author", "Norway"),
        ("Chile said that Peru had violated the treaty.", "Chile", "Peru"),
    ],
)
def test_nobody_is_credited_with_blaming_himself(sentence, claimant, target):
    (claim,) = claims_of(sentence).itertuples()
    assert (claim.act, claim.claimant, claim.target) == ("opposes", claimant, target)


def test_we_are_the_speaker_s_side():
    (claim,) = claims_of("Peru’s minister Ana Soto said: “We were fair.”").itertuples()
    assert (claim.claimant, claim.target) == ("Ana Soto", "Peru")


def test_people_at_large_are_no_business():
    found = claims_of("The ministry asked Norwegian parents to sign.", "Norway is backing families and children.")
    assert list(zip(found["act"], found["target"], found["target_side"], strict=True)) == [
        ("asks", "Norwegian parents", ""),
        ("supports", "families and children", ""),
    ]


def test_who_is_told_something_does_not_hold_it():
    (claim,) = claims_of("Norway wants voters to understand that prices will fall.").itertuples()
    assert (claim.claimant, claim.act) == ("Norway", "expects")


def test_it_makes_the_commitment_that_is_called_its_own():
    found = claims_of("Peru has spoken.", "It has affirmed its commitment to lower the fees.")
    assert list(found["claimant"]) == ["Peru"] and list(found["act"]) == ["promises"]


def test_initials_are_called_by_the_name_that_a_text_spells_out():
    found = claims_of("The Crew Protection Committee (CPC) met.", "The CPC urged Peru to pay the crews.")
    assert list(found["claimant"])[-1] == "the Crew Protection Committee"


def test_a_pronoun_is_never_taken_for_the_text_or_for_who_was_named_long_before():
    far = ("Maria Lopez opened the fair.", "We will elect a mayor in May.", "He has vowed to close the port.")
    near = ("Maria Lopez opened the fair.", "She has vowed to close the port.")
    assert list(claims_of(*far)["claimant"])[-1] == "unnamed"
    assert list(claims_of(*near)["claimant"]) == ["Maria Lopez"]


def test_they_are_not_who_was_named_before_the_things_of_the_last_sentence():
    fees = "The fees start in May."
    found = claims_of("Chilean lawmakers met.", fees, "They confirm our view that ports would lose traffic.")
    assert "Chilean lawmakers" not in set(found["claimant"])


SIGNED = "{}, met in Lima to discuss the treaty."


@pytest.mark.parametrize(
    "opening",
    ["We, the leaders of the Group of Seven (G7)", "1. We, the Leaders of the G7", "On its first day, we, the G7"],
)
def test_those_who_sign_a_text_as_members_of_a_body_speak_for_it(opening):
    found = claims_of(SIGNED.format(opening), "We will lift the tariffs.", document="statement")
    assert found["claimant_side"].tolist()[-1:] == ["G7"]


def test_who_speaks_for_a_body_of_many_countries_is_of_its_side():
    found = claims_of("NATO urged Peru to open the port.")
    assert found[["claimant", "claimant_side"]].to_numpy().tolist() == [["NATO", "NATO"]]


def test_who_gives_an_order_holds_it_though_he_be_no_actor():
    found = claims_of("A long inquiry ordered the firm to lower its fees.")
    assert found[["claimant", "act", "target"]].values.tolist() == [["A long inquiry", "asks", "the firm"]]


def test_who_is_confident_of_something_holds_it():
    found = claims_of("Some experts are confident that the harvest will recover.")
    assert found[["claimant", "act"]].values.tolist() == [["Some experts", "expects"]]


def test_a_document_lays_down_what_follows_a_colon():
    found = claims_of("The order sets the terms of the sale: the parent must leave the market.")
    assert ["The order", "asks"] in found[["claimant", "act"]].values.tolist()


def test_who_speaks_beside_the_sentence_holds_it():
    found = claims_of("This, the ministry argues, undermines the treaty.")
    assert found[["claimant", "act"]].values.tolist() == [["the ministry", "opposes"]]


def test_two_ministers_named_together_have_each_a_side():
    found = claims_of(
        "Chile's trade minister, Ana Ruiz, and Norway's minister of trade, Ola Berg, met.",
        "Ana Ruiz criticized Norway's neglect of Chile.",
    )
    assert found[["claimant", "claimant_side", "target_side"]].values.tolist() == [["Ana Ruiz", "Chile", "Norway"]]


def test_two_countries_that_commit_themselves_sign_together():
    found = claims_of("Norway and Chile commit to share the river.", "Chile will open its locks.")
    assert found["act"].tolist() == ["promises", "promises"]


def test_our_own_government_promises():
    assert acts_of("Our government will open the locks.") == {"promises"}


def test_whoever_says_something_holds_it():
    found = claims_of("The company’s founders say that the drug may fail.")
    assert found["claimant"].tolist() == ["The company’s founders"]


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("“The big fishing nations refused to accept cuts,” Ana Ruiz said.", "The big fishing nations"),
        ("“Officials will open the port,” Ana Ruiz said.", "Ana Ruiz"),
        ("“Ministers must open the port,” Ana Ruiz said.", "Ana Ruiz"),
    ],
)
def test_what_several_others_want_is_theirs_in_a_quotation_too(sentence, claimant):
    assert claims_of(sentence)["claimant"].tolist() == [claimant]


def test_a_demand_in_the_passive_is_nobody_s_in_particular():
    assert claims_of("It was proposed to abolish the levy by May.")["claimant"].tolist() == ["unnamed"]


def test_a_deal_that_is_somebody_s_is_his():
    found = claims_of("Norway met Peru.", "The previous council’s deal with Peru failed to open the market.")
    assert found["target_side"].tolist() == ["unnamed"]


def test_an_order_and_a_fact_sheet_speak_for_who_issues_them():
    order = claims_of(
        "By the authority vested in me as President of Kenya, I order the following.", "The plan is a success."
    )
    sheet = claims_of(
        "Fact sheet: Securing the ports.", "Kenya opened a port.", "The ministry of Kenya met.", "The plan is good."
    )
    assert order["claimant_side"].tolist()[-1] == sheet["claimant_side"].tolist()[-1] == "Kenya"


def test_those_who_open_a_text_as_its_signatories_speak_together():
    found = claims_of("We, the ministers of the coast, met in Lima.", "The pact is a great success.")
    assert found["claimant_side"].tolist()[-1] == "both"


def test_a_headline_s_names_are_no_part_of_somebody_s_name():
    found = claims_of("Xi-Trump Truce Shields Ports.", "Trump urged Peru to act.")
    assert found["claimant"].tolist()[-1] == "Trump"


def test_what_an_official_text_praises_is_its_own_sides():
    found = claims_of("Fact sheet: President Biden signs a pact.", "This cap ensures that chips are safe.")
    assert found[["act", "target_side"]].values.tolist()[-1] == ["supports", "United States"]


def test_initials_that_a_text_spells_out_are_no_country_s():
    found = claims_of("The Crew Protection Committee (CPC) met.", "According to the CPC, owners must pay the crews.")
    assert found[["claimant", "claimant_side"]].values.tolist() == [["the Crew Protection Committee", ""]]


def test_three_countries_are_not_both():
    found = claims_of("Norway, Peru, and Kenya pledged to share the fish.")
    assert found["claimant_side"].tolist() == [""]


@pytest.mark.parametrize(
    ("sentence", "claimant", "act", "content"),
    [
        ("Investigators condemned the firm’s methods.", "investigators", "opposes", "the firm’s methods"),
        ("The firm is accused of hiding its losses.", "unnamed", "opposes", "The firm is accused of hiding its losses"),
        ("Veritas calls for an inquiry into the dam.", "Veritas", "asks", "an inquiry into the dam"),
        ("The G7 intends to fund the bridge.", "The G7", "seeks", "fund the bridge"),
        ("A deal was reached to raise the fee.", "author", "settles", "A deal was reached to raise the fee"),
        ("The fee has been cut to five percent.", "author", "settles", "The fee has been cut to five percent"),
        ("We have exempted bread from the tax.", "author", "settles", "We have exempted bread from the tax"),
    ],
)
def test_anybody_can_hold_what_only_a_person_holds(sentence, claimant, act, content):
    assert claims_of(sentence)[["claimant", "act", "content"]].values.tolist() == [[claimant, act, content]]


def test_our_concern_is_ours():
    found = claims_of("We met to ensure that Peru never buys the boats and shared our concern that Peru hid the plans.")
    assert {who for who, act in found[["claimant", "act"]].values.tolist() if act == "opposes"} == {"author"}


def test_who_puts_the_questions_takes_no_position():
    found = claims_of("QUESTION: Will Peru open the port?", "ANA RUIZ: Peru must open the port.", "QUESTION: Must it?")
    assert found[["sentence", "claimant", "act"]].to_numpy().tolist() == [["S2", "Ana Ruiz", "asks"]]


def test_a_noun_that_says_whose_it_is_takes_his_position():
    found = claims_of("The plan passed despite criticism from Chile.", "Peru’s refusal to pay was in every paper.")
    assert found[["claimant", "act"]].values.tolist() == [["Chile", "opposes"], ["Peru", "refuses"]]


def test_remarks_of_somebody_in_office_are_of_his_country():
    opening = "Remarks by Jo Lind, Deputy Adviser to the Prime Minister"
    found = claims_of(opening, "Norway has kept its word.", "Norway closed the port.", "We must act.")
    assert found["claimant_side"].tolist()[-1] == "Norway"


def test_our_own_body_is_the_author():
    found = claims_of("Fact sheet: Peru Opens a Port", "My Administration will not pay the fee.")
    assert found["claimant"].tolist()[-1] == "author"


def test_he_is_who_did_something_before_in_the_sentence():
    told = claims_of_paragraph(
        "Ana Lind runs the port.",
        "The firm is seen as harmful, as underlined by Karl Berg in a speech in which he said that the firms must pay.",
    )
    assert told.loc[told["act"] == "asks", "claimant"].tolist() == ["Karl Berg"]


def test_it_is_the_text_s_own_measure_where_an_official_text_names_nobody_else():
    found = claims_of("It directs the Secretary of Labor to close the port.", publisher="Government of Peru")
    assert found[["claimant_side", "target"]].to_numpy().tolist() == [["Peru", "the Secretary of Labor"]]
    (alone,) = claims_of("It directs the Secretary of Labor to close the port.").itertuples()
    assert alone.claimant_side == "unnamed"


def test_let_me_speaks_for_the_text():
    found = claims_of("Let me begin by thanking the hosts for the summit.")
    assert list(found["claimant"]) == ["author"]


@pytest.mark.parametrize(
    "sentence, claimant, side",
    [
        ("The party's main newspaper, the Daily, said the fee was a disaster.", "The party's main newspaper", ""),
        ("The party's mouthpiece, the Daily, said the fee was a disaster.", "The party's mouthpiece", ""),
        (
            "A paper issued by Peru's embassy said that the fee was a disaster.",
            "A paper issued by Peru's embassy",
            "Peru",
        ),
        ("Peru earnestly urges Chile to withdraw the fee, she said.", "Peru", "Peru"),
        ("Talks ended, with the president insisting that the fee was a disaster.", "the president", ""),
        ("It is said that the fee is a disaster.", "unnamed", "unnamed"),
        ("“The fee is a disaster,” it said.", "unnamed", "unnamed"),
        ("“The fee is a disaster,” gushed the room.", "unnamed", "unnamed"),
        ("This quarrel tells us that the fee is a disaster.", "author", "author"),
        ("It must be said that the fee is a disaster.", "author", "author"),
        ("The report shows that the fee is a disaster.", "author", "author"),
        ("Note that the fee is a disaster.", "author", "author"),
    ],
)
def test_what_is_reported_or_quoted_is_never_the_text_s_own(sentence, claimant, side):
    found = claims_of(sentence).iloc[-1]
    assert (found["claimant"], found["claimant_side"]) == (claimant, side)


def test_a_quotation_that_closes_is_his_who_opened_it_and_blames_others():
    found = claims_of_paragraph(
        "Ana Ruiz, the minister of Peru, spoke in Lima.",
        "“The fees hurt farmers.",
        "They are irresponsible,” she added.",
    )
    assert list(found["claimant"]) == ["Ana Ruiz", "Ana Ruiz"]
    assert found["target"].iloc[-1] == "unnamed"


@pytest.mark.parametrize(
    "sentence, claimant",
    [
        ("This action by the crews refused to spare the port.", "unnamed"),
        ("The stated purpose of placing the ships there was to deter Peru.", "unnamed"),
        ("The scheme aims to help farmers.", "unnamed"),
        ("Drones threaten to erode demand.", "author"),
        ("The treaty aims to help farmers.", "The treaty"),
        ("The Chile story was always a device to soothe Peru’s understandable anxiety about ships.", "Peru"),
    ],
)
def test_deeds_and_things_hold_no_position(sentence, claimant):
    assert claims_of(sentence)["claimant"].iloc[-1] == claimant


@pytest.mark.parametrize(
    "sentence, document, claimant_side, target_side",
    [
        ("Chile has stood by Peru in hard times.", "statement", "Peru", "Chile"),
        ("Chile has stood by us in hard times.", "statement", "Peru", "Chile"),
        ("Chile supports Peru.", "statement", "Chile", "Peru"),
        ("Chile has stood by Peru in hard times.", "commentary", "Chile", "Peru"),
        ("Peru has stood by Chile in hard times.", "statement", "Peru", "Chile"),
    ],
)
def test_a_text_that_tells_who_helped_its_side_praises_him(sentence, document, claimant_side, target_side):
    about = {"publisher": "Ministry of Foreign Affairs of Peru"} if document == "statement" else {}
    found = claims_of(sentence, document=document, **about)
    assert found[["claimant_side", "act", "target_side"]].values.tolist() == [[claimant_side, "supports", target_side]]


def test_who_comes_from_somewhere_is_called_by_it():
    assert claims_of("Negotiators from island states refused to sign.")["claimant"].tolist() == [
        "negotiators from island states"
    ]


def test_it_denies_what_the_body_named_before_denies():
    found = claims_of_paragraph(
        "The council met in Lima.", "The government of Mr. Ruiz had time.", "It denied that the storm would hit Peru."
    )
    assert "Ruiz" in found.set_index("sentence").loc["C3", "claimant"]


def test_the_government_of_somebody_is_not_he_himself():
    texts = ("President Luis Ruiz came.", "The government of Mr. Ruiz rejected the plan.")
    assert claims_of_paragraph(*texts)["claimant"].tolist() == ["The government of Mr. Ruiz"]


def test_the_verb_of_a_deed_in_a_list_is_no_part_of_a_name():
    found = claims_of("Rallied world leaders to raise the quota, end the raids and agree to triple the fleet.")
    assert not found["claimant"].str.contains("Rallied").any()


def test_we_in_a_transcript_are_whose_turn_it_is():
    turns = (
        "PRESIDENT RUIZ: The port is open.\n\nMR. SMITH: And I am grateful to Peru for its unprecedented support.\n\n"
        "PRESIDENT RUIZ: Our allies agreed on the quota, and we will buy two ships."
    )
    found = parallax.compare(turns, "It rained in Oslo. Ships wait.", families=["themes"], resamples=100).claims
    held = found.set_index(["sentence", "act"])["claimant"]
    assert "Smith" in held["S2", "supports"] and "Ruiz" in held["S3", "promises"]


def test_who_is_only_said_to_have_done_something_holds_nothing():
    told = "It seems to have been unsuccessful: though five members were killed, the leaders are said to have survived."
    assert claims_of(told)["claimant"].tolist() == ["unnamed"]


@pytest.mark.parametrize(
    "sentence, claimant",
    [
        ("The order set the terms: he must sell.", "The order"),
        ("The minister set the terms: the firm must sell.", "author"),
        ("As Peru put it, Chile must pay.", "Peru"),
        ("As Peru put the treaty on hold, Chile must pay.", "author"),
        ("Elected leaders oppose the fee.", "Elected leaders"),
        ("Elected leaders will refuse to sign.", "Elected leaders"),
        ("Rallied world leaders to raise the quota, agree on a fee and sign the treaty.", "author"),
        ("A bill states that the firm must sell.", "A bill"),
    ],
)
def test_who_lays_down_puts_it_so_or_opens_the_sentence_holds_it(sentence, claimant):
    assert claims_of(sentence)["claimant"].tolist()[-1] == claimant


@pytest.mark.parametrize("sentence", ["The bill states that the firm must sell.", "The bill aims to help farmers."])
def test_an_official_text_holds_what_its_documents_say(sentence):
    assert claims_of(sentence, document="statement", publisher="Government of Peru")["claimant_side"][0] == "Peru"


def test_a_deed_seeks_nothing_for_an_official_text():
    found = claims_of("Opening the port aims to help farmers.", document="statement", publisher="Government of Peru")
    assert found["claimant"].tolist() == ["unnamed"]


def test_who_is_quoted_finds_fault_with_those_who_admit_it():
    quoted = ("“The fee is high,” said Ana Ruiz.", "“Chile told us that it had broken the treaty.”")
    found = claims_of_paragraph(*quoted)
    assert found[["claimant", "act", "target"]].values.tolist() == [["Ana Ruiz", "opposes", "Chile"]]


@pytest.mark.parametrize("verdict", ["wrong", "a disaster"])
def test_who_says_that_it_is_bad_that_something_is_so_does_not_admit_it(verdict):
    found = claims_of(f"The council said that it is {verdict} that the port is closed.")
    assert found["claimant"].tolist() == ["The council"]


def test_it_denies_for_nobody_where_nobody_was_named():
    assert claims_of("It denied that the storm would hit Peru.")["claimant"].tolist() == ["unnamed"]


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        (
            "The law was used to issue five notes--four of which targeted politicians or political platforms "
            "that opposed the government.",
            "platforms",
        ),
        (
            "The fifth was issued to Facebook after the author of the alleged note refused to comply with the order.",
            "the author of the alleged note",
        ),
    ],
)
def test_whose_deed_a_clause_tells_is_named(sentence, claimant):
    assert claimant in claims_of(sentence)["claimant"].iloc[0]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Fears of a trade war are exaggerated.", set()),
        ("Worries over the port are overblown.", set()),
        ("Worries over the port are growing.", {"opposes"}),
        ("It promises to be a long winter.", set()),
        ("South Korea’s refusal would be hard to maintain in a war.", {"expects"}),
        ("As the sailors came near they would meet a door.", set()),
        ("Without a deal the ferry would meet a storm.", {"expects"}),
    ],
)
def test_what_is_dismissed_habitual_or_hard_to_keep_up_takes_no_such_position(sentence, expected):
    assert acts_of(sentence) == expected


def test_quotations_under_the_name_of_an_official_are_his():
    said = "“We will open the port. It is good for all.”\n\n“Peru must pay the fee.”\n\n"
    text = f"On the port\n\nIt rained.\n\n## Trade Minister Ana Ruiz on the radio\n\n{said}"
    both = parallax.compare(
        f"# {text}## Minister Ruiz on Port News\n\n“Chile must wait.”\n\n## The radio\n\n“Nobody pays.”\n",
        "It rained in Oslo. Ships wait.",
        families=["themes"],
        resamples=100,
    )
    told = both.sentences[both.sentences["document"] == "statement"]
    assert told["speaker"].tolist() == ["", "", *["Ana Ruiz"] * 4, ""]
    assert told["under"].tolist()[1:3] == ["", "Trade Minister Ana Ruiz on the radio"]
    acts = both.claims[both.claims["claimant"] == "Ana Ruiz"]
    assert {"promises", "asks"} <= set(acts["act"])


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Secretary of State Marco Rubio on the Morning Show", "Marco Rubio"),
        ("Marco Rubio on the Morning Show", ""),
        ("Secretary Marco Rubio met Sergei Lavrov", ""),
        ("What Secretary Marco Rubio said", "Marco Rubio"),
        ("The secretary and the port", ""),
    ],
)
def test_a_heading_names_an_official(heading, name):
    assert credits.official_in(heading) == name


def test_who_is_one_of_those_who_do_something_does_it():
    (row,) = claims_of("China is not the only country to have raised such objections.").to_dict("records")
    assert (row["claimant"], row["act"]) == ("China", "opposes")


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("In March Emmanuel Macron warned that Peru may pay too little.", "Emmanuel Macron"),
        ("Last March Ana Ruiz said that the fee is unfair.", "Ana Ruiz"),
        ("April Jones said that the fee is unfair.", "April Jones"),
        ("Peruvians can rest assured that our port is safe.", "author"),
    ],
)
def test_a_month_is_no_name_and_who_is_assured_says_nothing(sentence, claimant):
    assert claims_of(sentence)["claimant"].tolist() == [claimant]


def test_what_is_made_less_likely_is_not_expected():
    assert "expects" not in acts_of("Oslo raised the fee to make it less likely that the port will fail.")
    assert "expects" in acts_of("Oslo raised the fee, and it is likely that the port will fail.")


def test_what_somebody_implies_is_his_own():
    told = claims_of("Ana Ruiz wrote to the crews, implying that the fee was unfair.")
    assert told["claimant"].tolist() == ["Ana Ruiz"]


def test_who_is_called_by_his_office_is_named_where_the_text_says_who_it_is():
    told = claims_of("President Ana Ruiz met Jo Lind.", "The President said that the fee is unfair.")
    assert told["claimant"].tolist() == ["Ana Ruiz"]


def test_a_state_promises_what_its_own_order_says_that_it_shall_do():
    order = "The United States shall take all measures to defend Qatar. The Secretary of State shall tell the allies."
    both = parallax.compare(
        "Executive Order\n\nThe White House\n\n" + order,
        "It rained in Oslo. Ships wait.",
        families=["themes"],
        resamples=100,
    )
    acts = both.claims.groupby("sentence")["act"].agg(set)
    assert "promises" in acts["S1"] and "asks" not in acts["S1"]


@pytest.mark.parametrize(
    "sentences",
    [
        ("Ana Ruiz said that the bank is too large.", "“They want to cut the fee, but it cannot be cut.”"),
        ("“They want to cut the fee,” Ana Ruiz said.",),
    ],
)
def test_whoever_is_quoted_does_not_speak_of_himself_as_they(sentences):
    told = claims_of_paragraph(*sentences)
    assert "Ana Ruiz" not in set(told.loc[told["act"] == "seeks", "claimant"])


def test_what_a_thing_calls_for_the_text_itself_asks():
    assert list(claims_of("These reasons call for a shift in approach.")["claimant"]) == ["author"]


def test_the_prime_minister_of_a_transcript_is_no_minister_of_the_title():
    title = "The Minister of the Defence Force met the press."
    said = "Prime Minister: We have called on Peru to open the port."
    assert "the Minister of the Defence Force" not in set(claims_of(title, said, document="statement")["claimant"])


def test_who_leads_a_party_bears_his_name():
    found = claims_of(
        "Daniel Lind blamed the bank.", 'The leader of the Greens, Adam Berg, called on the bank to "step in".'
    )
    assert found["claimant"].tolist()[-1] == "Adam Berg"


@pytest.mark.parametrize(
    ("sentence", "act", "claimant"),
    [
        ("The masses applauded the courage of the crews.", "supports", "The masses"),
        ("Some emerging economies are pushing back, saying it will hurt them.", "expects", "Some emerging economies"),
        ("The northern regions argue that the ban is a failure.", "opposes", "The northern regions"),
        ("Shoppers expect that prices will rise.", "expects", "shoppers"),
    ],
)
def test_several_people_hold_what_they_say_and_not_who_tells_of_it(sentence, act, claimant):
    found = claims_of(sentence, document="commentary")
    assert found[["act", "claimant"]].values.tolist() == [[act, claimant]]


def test_whose_commitment_somebody_underlines_makes_it():
    (claim,) = claims_of("Kenya underscored President Ruiz's ironclad commitment to opening the port.").itertuples()
    assert (claim.act, claim.claimant) == ("promises", "President Ruiz")
