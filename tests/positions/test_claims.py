"""Who takes which position. The sentences are made up, in the style of statements and commentaries."""

from itertools import chain
from pathlib import Path

import pandas as pd
import pytest
from samples import acts_of, claims_of

from parallax.corpus.parse import parse
from parallax.corpus.weighing import words_of
from parallax.data import lists
from parallax.positions import acts, claims, passages, speakers, weights
from parallax.positions.outlook import outlook


def claims_of_paragraph(*sentences, weigh=claims.by_rules):
    """The claims of a commentary of one paragraph."""
    table = pd.DataFrame([("commentary", f"C{k}", 1, text) for k, text in enumerate(sentences, start=1)])
    table.columns = ["document", "sentence", "paragraph", "text"]
    about = pd.DataFrame([{"document": "commentary", "title": "", "publisher": "", "author": ""}])
    parses = dict(zip(table["sentence"], parse(table["text"]), strict=True))
    return claims.claims(speakers.attribute(table, parses), parses, about, weigh)


ACTS = {
    "asks": [
        "The firm has a month to reply.",
        "The challenge is to restore trust.",
        "What Kenya needs is a lasting truce.",
        "Action is needed.",
        "We need a new treaty.",
        "We call upon all parties to lay down their arms.",
        "Brazil called on Argentina to reopen the river port.",
        "The ministry demanded that Norway release the trawler at once.",
        "Both governments should publish the catch figures every month.",
        "The minister hopes that Peru will join the fund.",
        "Delegates were urged to vote before Friday.",
        "It is essential for the two sides to keep the canal open.",
        "The onus is on Jakarta to act.",
        "The envoy called for an immediate ceasefire.",
        "The envoy called for the old port to be preserved.",
        "The time has come for both capitals to show restraint.",
    ],
    "promises": [
        "We are resolved to share the burden.",
        "The ministry pledged to open three hospitals.",
        "Norway agreed to share its vaccine stocks.",
        "The two sides are committed to finding a lasting solution.",
        "Under the agreement, Peru will open its market to beef.",
        "Under the agreement, Norway will remove the fees it imposed in April, but will retain all earlier duties.",
        "Brazil commits to lowering its fees on grain by July.",
    ],
    "seeks": [
        "The visit was designed to calm investors.",
        "The plan seeks to cut waste.",
        "Our objective remains an orderly return.",
        "The ministry is considering new fees.",
        "Chile wants to sell more copper to Japan.",
        "Chilean lawmakers have proposed a bill to limit exports of copper to Peru.",
        "The union is eager to reach a deal before winter.",
        "Beijing's goal is to win time.",
        "Both sides are looking for a way out.",
    ],
    "refuses": [
        "Neither side wants to return to the old fees.",
        "Kenya is not ready to sign.",
        "Turkey said it will not withdraw its troops from the border.",
        "The minister ruled out a second vote.",
        "The ministry rejected the claim that the data were false.",
        "The council of Peru voted to reject any change of the border.",
        "We disassociate ourselves from the report.",
        "I wish to emphasise Peru's strong rejection of the treaty.",
    ],
    "opposes": [
        "The budget is a missed opportunity.",
        "Talking to the firms on such terms is a mistake.",
        "Norway has long taken issue with the quota.",
        "The entire machinery resembles a colonial framework.",
        "Let me restate at the outset, Sri Lanka’s opposition to Resolution 51/1.",
        "This evening, the minister shared his serious concerns with the ambassador of Peru.",
        "The process was neither fair nor transparent.",
        "The truth is that the scheme has failed.",
        "The reform punishes the poor.",
        "The idea is misguided.",
        "The notice tells of practices that harm buyers.",
        "The law is not fair.",
        "The army was responsible for the massacre.",
        "The ban makes no sense.",
        "Impunity has been the norm.",
        "There has been little progress.",
        "The minister has failed to deliver on his promises.",
        "The fund remains in crisis.",
        "Canada condemned the seizure of the vessel.",
        "The commission expressed deep concern about the delay.",
        "Critics blame the government for the shortage.",
        "The tariff violates the rules of the trade body.",
        "The plan poses a grave threat to coastal villages.",
        "Smugglers continue to exploit loopholes in the law.",
        "Farmers worry that the dam will dry the delta.",
    ],
    "supports": [
        "I want to thank the crew of the ferry.",
        "It is clear that the reform has succeeded.",
        "The bill is long overdue.",
        "The council acknowledges the merits of the plan.",
        "We stand firmly with the fishermen.",
        "Kenya welcomed the decision of the court.",
        "The deal marks an important step forward for both countries.",
        "The agreement levels the playing field for domestic growers.",
        "The envoy stressed the importance of free passage through the canal.",
        "The treaty opens new opportunities for young engineers.",
    ],
    "settles": [
        "The court struck down the law.",
        "Ships over fifty metres are exempt from the rule.",
        "The ban took effect in May.",
        "This action is without prejudice to other claims.",
        "A consensus was reached on the size of the fleet.",
        "Negotiators have struck a deal on fishing rights.",
        "The treaty requires both states to report their catch.",
        "Both sides agreed that the canal would stay open.",
        "Under the deal, tariffs are cut to ten percent.",
        "All member states are required to pay dues.",
        "The officers are empowered to inspect ships.",
        "The Kenyan government is releasing a rule on night fishing.",
        "Kenya is taking action against the smugglers.",
        "The rule introduces three classes of licence.",
        "The order does not limit the sale of nets.",
        "The plan prioritizes the group’s work on the coast.",
        "Firms that report their catch can apply for a licence.",
        "The ferry was designated as a monument.",
        "Boats from Peru will be subject to the new fee.",
    ],
    "expects": [
        "The plan has the potential to divide the coast.",
        "The outlook is bleak.",
        "The question is whether the truce will hold.",
        "The odds of a truce are slim.",
        "The bloc is on track to meet its target.",
        "Prices may rise again in the spring.",
        "It remains unclear whether the dam will be filled.",
        "Will the ceasefire hold?",
        "The outcome depends on the next election.",
        "The final text has yet to be agreed.",
        "Only time will tell.",
        "Without a deal, the fleet would lose half its income.",
    ],
    "explains": [
        "The ban is a driver of higher prices.",
        "Low water makes it hard to sail.",
        "Working out the details is why they met.",
        "The strike was sparked by the cuts.",
        "Prices rose because the harvest failed.",
        "Thanks to the reform, waiting times have fallen.",
        "As a result, the port lost half of its traffic.",
        "Falling demand led to the closure of two plants.",
        "It is no coincidence that the visit came before the vote.",
    ],
}


@pytest.mark.parametrize("act, sentence", [(act, sentence) for act, listed in ACTS.items() for sentence in listed])
def test_a_sentence_performs_one_act(act, sentence):
    assert acts_of(sentence) == {act}


@pytest.mark.parametrize(
    "sentence",
    [
        "The meeting took place in Lima on Monday.",
        "The report, which may be published in May, has four chapters.",
        "The minister noted that talks were held.",
        "The officials who will attend the meeting arrived on Tuesday.",
        "Exports to Peru rose by two percent last year.",
        "Norway did not call on Peru to act.",
    ],
)
def test_plain_narration_and_attributes_make_no_claim(sentence):
    assert acts_of(sentence) == set()


def test_would_is_a_promise_where_the_promiser_is_reported():
    found = claims_of("Lena Moe, Norway's fisheries minister, said that Norway would pay the full sum.").iloc[0]
    assert (found["act"], found["claimant"], found["claimant_side"]) == ("promises", "Lena Moe", "Norway")


def test_what_somebody_will_not_hesitate_to_do_is_promised():
    assert acts_of("We will not hesitate to defend our fishermen.") == {"promises"}
    assert acts_of("We won’t defend their fishermen.") == {"refuses"}


@pytest.mark.parametrize(
    "sentence, act",
    [("Oslo has called the plan unfair.", "opposes"), ("Oslo views the plan as a great success.", "supports")],
)
def test_a_view_is_that_of_who_holds_it(sentence, act):
    assert claims_of(sentence)[["act", "claimant_side"]].values.tolist() == [[act, "Norway"]]


def test_a_judgement_is_neither_asked_nor_denied():
    assert acts_of("None of this means that the plan has failed.") == set()
    assert acts_of("Has the plan failed?") == {"expects"}


def test_a_concession_is_told_beside_the_main_clause():
    found = claims_of("While the mechanism is encouraging, the matter remains unresolved.")
    assert found["act"].tolist() == ["supports", "expects"]


def test_two_verbs_share_an_object():
    found = claims_of("China strongly deplores and firmly rejects the visit of the Japanese officials.")
    assert found[["act", "target_side"]].values.tolist() == [["opposes", "Japan"], ["refuses", "Japan"]]


def test_what_somebody_will_have_to_do_is_asked():
    assert acts_of("Norway will have to open its books.") == {"asks"}


def test_a_demand_is_not_a_forecast_of_what_is_demanded():
    found = claims_of("The Chinese side hopes that Peru will honor the pact.")
    assert found[["act", "claimant_side", "target_side"]].values.tolist() == [["asks", "China", "Peru"]]
    assert found["content"][0] == "Peru will honor the pact"


@pytest.mark.parametrize(
    "sentence, certainty",
    [
        ("Prices may rise in spring.", "possible"),
        ("Prices will rise in spring.", "certain"),
        ("Prices will probably rise in spring.", "likely"),
        ("A deal is unlikely before spring.", "unlikely"),
        ("The matter remains unresolved.", "open"),
        ("A deal is unlikely unless Peru moves.", "conditional"),
        ("If the truce fails, prices could rise.", "conditional"),
        ("If so, prices may rise in spring.", "possible"),
        ("If approved, the plan could lower prices.", "conditional"),
    ],
)
def test_an_expectation_says_how_certain_it_is(sentence, certainty):
    assert claims_of(sentence)["certainty"].tolist() == [certainty]


def test_a_condition_is_the_ground():
    assert claims_of("A deal is unlikely unless Peru moves.")["ground"][0] == "unless Peru moves"


def test_a_reason_in_the_sentence_before_is_named_by_its_id():
    found = claims_of("The rains came late.", "As a result, prices rose.")
    assert found[["sentence", "act", "ground_sentence"]].values.tolist() == [["S2", "explains", "S1"]]


def test_of_two_reasons_the_one_that_is_not_denied_holds():
    found = claims_of("This was not because the toll is high, but because the lake fell.")
    assert found["ground"][0] == "because the lake fell"
    found = claims_of("This was not because the toll is high, but rather because the lake fell.")
    assert found["content"][0] == "This was not because the toll is high"


def test_a_setting_points_back_to_what_made_it():
    found = claims_of("The rains came late.", "In this environment, Norway is eager for a deal.")
    assert found[["act", "ground_sentence"]].values.tolist() == [["seeks", "S1"]]


def test_what_a_text_says_for_itself_is_its_author_s():
    assert claims_of("The plan is a grave mistake.")["claimant"][0] == "author"


def test_an_official_statement_speaks_for_its_publisher():
    found = claims_of(
        "The plan is a grave mistake.", document="statement", publisher="Ministry of Foreign Affairs, Chile"
    )
    assert found["claimant_side"][0] == "Chile"


OWN = [
    ("Our country was hit first.", {}, "Kenya"),
    ("The harbour was hit first.", {}, "author"),
    ("Our view has not changed.", {}, "author"),
    ("“Our country was hit first,” said the owner of a shop.", {}, "author"),
    ("Our country was hit first, and Kenya must end the war.", {}, "author"),
    ("The harbour was hit first.", {"publisher": "Kenya Institute of Fishery"}, "author"),
    ("Remarks by the Norwegian prime minister on Kenya.", {}, "Norway"),
    ("Statement by CARICOM on the war of Kenya.", {}, "CARICOM"),
    ("UNESCO statement on the old harbour", {}, "UNESCO"),
]


@pytest.mark.parametrize("document", ["statement", "commentary"])
@pytest.mark.parametrize(("opening", "about", "side"), OWN)
def test_a_text_says_itself_for_whom_it_speaks(opening, about, side, document):
    rest = ("Kenya sent boats.", "Kenya sent nets.", "The war is a disaster.")
    found = claims_of(opening, *rest, document=document, **about)
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


def test_what_somebody_doubts_is_unlikely():
    for doubt in ("I doubt that the port will open.", "I am sceptical that the port will open."):
        found = claims_of(doubt)
        assert list(found.loc[found["act"] == "expects", "certainty"]) == ["unlikely"]
    plain = claims_of("I do not doubt that the port will open.")
    assert list(plain.loc[plain["act"] == "expects", "certainty"]) == ["certain"]


def test_who_is_to_be_given_notice_is_not_who_is_to_give_it():
    found = claims_of("The council must be given prior notice of any change.")
    assert found[["act", "target"]].values.tolist() == [["asks", "unnamed"]]
    found = claims_of("The minister, Ana Ruiz, said that Peru, which signed in May, should open the port.")
    assert found[["act", "claimant", "target"]].values.tolist() == [["asks", "Ana Ruiz", "Peru"]]


def test_who_is_called_on_may_stand_behind_for():
    found = claims_of("Peru called for Chile to open the port.")
    assert found[["target", "content"]].values.tolist() == [["Chile", "open the port"]]
    found = claims_of("Peru called for the port to be opened.")
    assert found[["target", "content"]].values.tolist() == [["unnamed", "the port to be opened"]]


def test_what_a_thing_would_do_is_no_promise_of_who_tells_it():
    found = claims_of("CARICOM notes that two of the questions would authorise Peru to annex the port.")
    assert "promises" not in set(found["act"])


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


def test_a_condition_is_no_promise_of_who_is_to_meet_it():
    told = (
        "I can confirm that Norway will recognise the port unless Peru takes steps to end the shortage, agree to a "
        "truce and commit to a lasting peace."
    )
    found = claims_of_paragraph(told, weigh=weights.weighed)
    assert "Peru" not in set(found[found["act"] == "promises"]["claimant"])


def test_words_alone_never_turn_blame_into_praise():
    sentence = "Talking on the premise ‘all fish are equal’ is a mistake that tilts the deal in favour of the holders."
    assert "supports" not in set(claims_of_paragraph(sentence, weigh=weights.weighed)["act"])


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("It is not our intention to suggest that Peru must open the port.", 0),
        ("We do not claim that Peru must open the port.", 0),
        ("We suggest that Peru must open the port.", 1),
    ],
)
def test_what_somebody_says_that_he_does_not_say_is_no_claim(text, asks):
    assert list(claims_of(text)["act"]).count("asks") == asks


def test_a_part_of_a_word_is_no_content():
    found = claims_of("Norway was asked to re-build Callao and give back the port to the people.")
    assert "re" not in set(found["content"])


def test_we_is_the_speaker_of_a_signed_quotation():
    signed = claims_of_paragraph(
        "“We need this port,” said Ana Ruiz.",
        "“We need leadership.",
        "The sea is all connected so we absolutely need to strengthen the law,” Ana Ruiz continued.",
    )
    assert list(signed.loc[signed["act"] == "asks", "claimant"]) == ["Ana Ruiz"] * 3


def test_a_judgement_can_be_somebody_s():
    assert claims_of("For Beijing, the canal is an important asset.")["claimant_side"][0] == "China"


def test_items_of_a_list_take_subject_and_verb_of_the_line_that_opens_it():
    found = claims_of("Norway will:", "suspend the duty for ninety days;", "remove all other fees.")
    assert found[["sentence", "act", "claimant", "content"]].values.tolist() == [
        ["S2", "promises", "Norway", "suspend the duty for ninety days"],
        ["S3", "promises", "Norway", "remove all other fees"],
    ]


def test_items_carry_on_the_act_of_a_line_that_is_complete():
    found = claims_of("The two governments agreed on the following steps:", "a hotline between the two navies;")
    assert found[["sentence", "act", "content"]].values.tolist()[1:] == [
        ["S2", "settles", "a hotline between the two navies"]
    ]


@pytest.mark.parametrize(
    "item, after_a_verb, alone",
    [
        ("Expand exempted fishing permit programs in the north.", True, False),
        ("The crews will return.", True, True),
        ("A hotline between the two navies.", False, False),
    ],
)
def test_an_item_with_subject_and_verb_stands_alone(item, after_a_verb, alone):
    assert passages.stands_alone(next(parse([item])), after_a_verb) == alone


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


def test_who_is_blamed_is_named_before_who_stands_beside():
    found = claims_of("Critics accuse the government of selling out Chilean farmers.")
    assert found["target"].tolist() == ["the government"]


def test_a_name_that_the_parser_takes_for_an_adverb_is_a_subject():
    text = "While Giorgia Meloni praised the pact, Annalena Baerbock criticized the talks."
    assert claims_of("Annalena Baerbock is Germany's minister.", text)["claimant"].tolist()[-1] == "Annalena Baerbock"


def test_what_somebody_else_says_of_a_country_is_the_country_s():
    found = claims_of("India will not sign the pact, said the minister of India.")
    assert found[["act", "claimant_side"]].values.tolist() == [["refuses", "India"]]
    found = claims_of("India will not sign the pact, said the expert.")
    assert found[["act", "claimant", "target"]].values.tolist() == [["expects", "the expert", "India"]]


def test_a_verb_in_the_past_is_joined_to_the_one_that_reports():
    found = claims_of("Peru underlined that every vessel pays the same tolls, and rejected the claim of Chile.")
    assert found[["act", "claimant", "content"]].values.tolist() == [
        ["supports", "Peru", "every vessel pays the same tolls"],
        ["refuses", "Peru", "the claim of Chile"],
    ]


@pytest.mark.parametrize(
    "sentence, expected",
    [
        ("We are not going to wait forever.", [("refuses", "We are not going to wait forever")]),
        ("The canal is no longer essential to trade.", []),
        ("The plan does not have support among fishermen in Oslo.", []),
        ("Member states need to know what is happening at sea.", []),
        ("The port needs to be closed if the minister's dream were to come true.", []),
        ("He boosts his popularity.", []),
        ("Norway's raid on Lima, which was a successful trick, is over.", []),
        ("The pact neither curbs fishing nor protects the coast.", []),
        ("The president welcomed Prime Minister Ana Ruiz to Lima.", []),
        ("The treaty is set to expire in May.", [("expects", "The treaty is set to expire in May")]),
        ("The minister made sure to ensure that Peru will never attack.", []),
        ("To protect the coast, Norway intends to buy two ships.", [("seeks", "buy two ships")]),
        ("Norway ordered a review of all parks to be made.", [("asks", "a review of all parks to be made")]),
        ("Norway thanked the crews for their courage.", [("supports", "the crews for their courage")]),
        ("The minister highlighted the conflict between two laws.", []),
        ("The pact has faced criticism from Peru.", [("opposes",)]),
        ("When it was established in 1975, the sea was calm.", []),
        ("It has been ten years since the plant was shut down.", []),
        ("This is what a treaty should be.", []),
        ("The lack of trust reduces the legitimacy of the court.", [("opposes",)]),
    ],
)
def test_what_a_sentence_does_not_say_is_no_claim(sentence, expected):
    found = claims_of(sentence)[["act", "content"]].values.tolist()
    assert [tuple(row)[: len(want)] for row, want in zip(found, expected, strict=True)] == expected


def test_two_sides_are_named_only_where_a_text_has_two():
    ours = claims_of("Peru and Chile met.", "The talks are a great success.")
    theirs = claims_of("Peru, Chile, Brazil and Kenya met.", "The talks are a great success.")
    assert (ours["target_side"].tolist(), theirs["target_side"].tolist()) == (["both"], ["unnamed"])


def test_what_reflects_something_is_caused_by_it():
    assert claims_of("The push for the dam reflects a change of mood.")["ground"].tolist() == ["a change of mood"]


def test_a_cause_that_points_back_is_in_the_sentence_before():
    found = claims_of("The lake fell.", "This led to the closure of the locks.")
    assert found[["ground", "ground_sentence"]].values.tolist() == [["", "S1"]]


def test_a_source_holds_what_its_sentence_says():
    assert claims_of("According to Ana Ruiz, the plan is a grave mistake.")["claimant"][0] == "Ana Ruiz"


def test_a_heading_before_a_sentence_is_no_part_of_it():
    text = "KEEPING THE PORTS OPEN: Kenya welcomed the decision of the court."
    found = claims_of(text)
    assert found[["act", "claimant"]].values.tolist() == [["supports", "Kenya"]]
    assert text[found["start"][0] : found["end"][0]] == found["content"][0] == "the decision of the court"


def test_content_and_ground_stand_in_the_sentence_as_they_are():
    texts = {f"S{k}": text for k, text in enumerate(chain(*ACTS.values()), start=1)}
    for row in claims_of(*texts.values()).itertuples():
        assert row.content and texts[row.sentence][row.start : row.end] == row.content
        assert row.ground in texts.get(row.ground_sentence, "")


def test_every_list_is_used_and_made_of_words():
    package = Path(claims.__file__).parent.parent
    code = "".join(path.read_text("utf-8") for path in sorted(package.rglob("*.py")))
    for name in ("claims", "sides"):
        assert [key for key in lists(name) if f'"{key}"' not in code and key != "quiet"] == []
        named = [word for words in lists(name).values() if isinstance(words, list) for word in words]
        assert [word for word in named if not isinstance(word, str | dict)] == []
    good, bad = lists("claims")["good"], lists("claims")["bad"]
    assert {kind: set(good[kind]) & set(bad[kind]) for kind in good} == {kind: set() for kind in good}
    assert all(isinstance(word, str) for judged in (good, bad) for words in judged.values() for word in words)


def test_quiet_rules_are_rules():
    data = lists("claims")
    groups = [group["rule"] for kind in ("verbs", "adjectives", "nouns", "phrases") for group in data[kind]]
    assert set(data["quiet"]) <= {*groups, *acts.OWN_RULES, weights.RULE}


def test_a_label_and_its_quotation_mark_are_no_part_of_what_is_said():
    found = claims_of("On the harvest: “It was always excellent. We had rain.”")
    assert found["content"].tolist() == ["It was always excellent"]


def test_a_share_keeps_its_sign_and_a_clause_after_a_dash_its_subject():
    found = claims_of("We have reached an agreement on a 90-day pause — both sides will lower their fees 40%.")
    assert found["content"].tolist() == [
        "We have reached an agreement on a 90-day pause",
        "both sides will lower their fees 40%",
    ]


def test_what_is_kept_belongs_to_what_is_promised():
    (content,) = claims_of("Peru will suspend 24 points of the duty, while retaining the other 10 percent.")["content"]
    assert content.endswith("while retaining the other 10 percent")


def test_each_numbered_item_is_promised_for_itself():
    found = claims_of("We will (i) open the port of Callao; and (ii) lower the fee by 3 percent.")
    assert found["content"].tolist() == ["We will (i) open the port of Callao", "lower the fee by 3 percent"]
    assert set(found["act"]) == {"promises"}


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


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Lima marks a step forward in a long and uncertain journey.", ("expects", "is mixed", "open")),
        ("The port is of great importance.", ("supports", "is important", "")),
        ("The port has strategic importance.", ("supports", "is important", "")),
        ("Job creation has fallen short of expectations.", ("opposes", "things are bad", "")),
        ("Peru chose not to enforce the treaty.", ("opposes", "is bad", "")),
    ],
)
def test_a_verdict_is_mixed_weighty_or_of_somebody_s_act(sentence, expected):
    (claim,) = claims_of(sentence).itertuples()
    assert (claim.act, claim.rule, claim.certainty) == expected


@pytest.mark.parametrize(
    "verdict", ["The round yielded both progress and limitations.", "The round yielded limited progress."]
)
def test_a_verdict_on_what_was_that_is_taken_back_is_neither_approval_nor_expectation(verdict):
    assert acts_of(verdict) == set()


def test_what_is_still_to_be_finished_is_open():
    found = claims_of("Peru said its negotiators will meet in May to finalize the text.")
    assert set(zip(found["act"], found["certainty"], strict=True)) == {("promises", "certain")}
    assert list(outlook(found)["certainty"]) == ["promised", "open"]
    assert "open" in set(claims_of("The sale is subject to approval by the council.")["certainty"])


@pytest.mark.parametrize(
    "sentence",
    [
        "The council is calling time on the old ferry.",
        "The council called a meeting for Friday.",
        "We want parents to know that the school is safe.",
        "The minister wants farmers to understand the new fees.",
    ],
)
def test_who_ends_or_tells_something_makes_no_demand(sentence):
    assert "asks" not in acts_of(sentence)
    assert "seeks" not in acts_of(sentence)


def test_people_at_large_are_no_business():
    found = claims_of("The ministry asked Norwegian parents to sign.", "Norway is backing families and children.")
    assert list(zip(found["act"], found["target"], found["target_side"], strict=True)) == [
        ("asks", "Norwegian parents", ""),
        ("supports", "families and children", ""),
    ]


@pytest.mark.parametrize(
    ("sentence", "act", "target"),
    [
        ("Villages are being negatively impacted by the dam.", "opposes", "the dam"),
        ("There is no doubt that villages are badly affected by the dam.", "opposes", "the dam"),
        ("All villages are exposed to the floods.", "opposes", "unnamed"),
        ("The treaty was violated by Peru.", "opposes", "Peru"),
        ("Nurses deserve better pay.", "asks", "unnamed"),
        ("The nurses deserve to be heard.", "asks", "unnamed"),
        ("The nurses deserve praise.", "supports", "The nurses"),
        ("There is no doubt that the harvest will suffer.", "expects", ""),
    ],
)
def test_who_is_hurt_or_deserves_something_is_not_judged(sentence, act, target):
    (claim,) = claims_of(sentence).itertuples()
    assert (claim.act, claim.target) == (act, target)


def test_to_have_a_responsibility_is_no_merit():
    assert claims_of("The press has a responsibility.").empty


@pytest.mark.parametrize(
    ("sentence", "is_reason"),
    [
        ("The dam fails because the dam fails.", False),
        ("Voters fear the hidden rules which cause the delay: fees and quotas.", False),
        ("The dam fails because the river floods.", True),
        ("The dam causes floods.", True),
    ],
)
def test_a_reason_that_only_repeats_what_it_explains_is_none(sentence, is_reason):
    assert ("explains" in acts_of(sentence)) == is_reason


def test_who_is_told_something_does_not_hold_it():
    (claim,) = claims_of("Norway wants voters to understand that prices will fall.").itertuples()
    assert (claim.claimant, claim.act) == ("Norway", "expects")


def test_a_relative_clause_is_no_part_of_the_reason_that_it_follows():
    found = claims_of("Engineers pointed to a deep crack, which caused the flood.")
    assert list(found[found["act"] == "explains"]["ground"]) == ["a deep crack"]


def test_what_cannot_be_allowed_is_refused():
    assert acts_of("We can’t allow the council to close the school.") == {"refuses"}


def test_a_firm_measure_is_taken_towards_no_business():
    (found,) = claims_of("China will take firm countermeasures.", publisher="Government of China").itertuples()
    assert (found.act, found.target) == ("promises", "unnamed")


def test_indignation_shared_by_two_verbs_blames_who_did_the_deed():
    told = (
        "Peru condemns in the strongest terms and expresses its profound indignation over the attack by Chile’s fleet."
    )
    (found,) = claims_of(told).itertuples()
    assert (found.act, found.claimant, found.target) == ("opposes", "Peru", "Chile")


def test_a_step_that_a_clause_only_describes_is_no_demand():
    told = "Experts will make proposals to the members, who will then have to choose among them."
    assert "asks" not in acts_of(told)


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("I appeal to governments to lower the fees.", {"asks"}),
        ("The treaty must be honoured in full.", {"asks"}),
        ("The crews must be honoured by the town.", {"supports"}),
        ("The treaty provides a basis on which to build.", set()),
        ("The treaty provides safe passage to all ships.", {"settles"}),
        ("Fish was scarce too, although Peru spared copper because it needed it.", {"explains"}),
        ("It was a war.", set()),
        ("Peru noted with satisfaction the new treaty.", {"supports"}),
        ("Peru noted with regret that the treaty ended.", {"opposes"}),
        ("Peru noted the end of the treaty.", set()),
        ("The unions are not happy with the quota.", {"opposes"}),
        ("No progress was made in Oslo.", {"opposes"}),
        ("The goal is set at 300 tonnes a year.", {"settles"}),
        ("The house is set at an angle.", set()),
        ("A decision was taken in Oslo.", {"settles"}),
        ("Peru faces a possible strike in its ports.", {"expects"}),
        ("Peru closed the port in order to protect its fishermen.", {"explains"}),
        ("The sum falls behind the needs of the town.", {"opposes"}),
    ],
)
def test_what_a_verb_does_depends_on_its_object(sentence, acts):
    assert set(claims_of(sentence)["act"]) == acts


def test_who_had_hoped_for_something_is_disappointed():
    assert list(claims_of("The minister had hoped for a better outcome.")["rule"]) == ["had hoped"]


def test_it_makes_the_commitment_that_is_called_its_own():
    found = claims_of("Peru has spoken.", "It has affirmed its commitment to lower the fees.")
    assert list(found["claimant"]) == ["Peru"] and list(found["act"]) == ["promises"]


def test_an_addressee_ends_before_as_well_as():
    (found,) = claims_of(
        "Peru is committed to working with the Chilean government as well as its own ports."
    ).itertuples()
    assert found.target == "the Chilean government"


def test_who_is_committed_to_a_thing_is_quoted_with_the_verb():
    (found,) = claims_of("Peru is committed to clean ports, including the one at Callao.").itertuples()
    assert found.content == "Peru is committed to clean ports, including the one at Callao"


def test_initials_are_called_by_the_name_that_a_text_spells_out():
    found = claims_of("The Crew Protection Committee (CPC) met.", "The CPC urged Peru to pay the crews.")
    assert list(found["claimant"])[-1] == "the Crew Protection Committee"


def test_a_demarche_objects():
    assert acts_of("Chile has lodged serious démarches with Peru.") == {"opposes"}


def test_an_opportunity_that_is_taken_is_no_fault():
    assert acts_of("The union took advantage of the open hearing to make its case.") == set()


def test_a_pronoun_alone_is_no_content():
    assert list(claims_of("Peru broke the treaty.", "Norway condemned it.")["content"])[-1] == "Norway condemned it"


def test_a_pronoun_is_never_taken_for_the_text_or_for_who_was_named_long_before():
    far = ("Maria Lopez opened the fair.", "We will elect a mayor in May.", "He has vowed to close the port.")
    near = ("Maria Lopez opened the fair.", "She has vowed to close the port.")
    assert list(claims_of(*far)["claimant"])[-1] == "unnamed"
    assert list(claims_of(*near)["claimant"]) == ["Maria Lopez"]


def test_they_that_are_things_promise_nothing():
    found = claims_of("Chilean lawmakers met.", "The new fees will hit few ports, but they will delay some ships.")
    assert set(found["act"]) == {"expects"} and set(found["claimant"]) == {"author"}


def test_they_are_not_who_was_named_before_the_things_of_the_last_sentence():
    fees = "The fees start in May."
    found = claims_of("Chilean lawmakers met.", fees, "They confirm our view that ports would lose traffic.")
    assert "Chilean lawmakers" not in set(found["claimant"])


WILL = "Chile will avoid a quarrel over copper."


@pytest.mark.parametrize(
    ("sentences", "about", "act"),
    [
        ((WILL,), {}, "expects"),
        ((WILL,), {"publisher": "Government of Peru"}, "expects"),
        ((WILL,), {"publisher": "Government of Chile"}, "promises"),
        ((WILL.replace("will", "pledged to"),), {}, "promises"),
        (("Under the agreement, " + WILL,), {}, "promises"),
        (("The Chilean minister said that " + WILL,), {}, "promises"),
        (("Peru said that " + WILL,), {}, "expects"),
        (("We think that " + WILL,), {}, "expects"),
        (("Chile pledged to talk.", WILL), {}, "promises"),
        (("The next government of Chile will tear up the pact.",), {"publisher": "Government of Chile"}, "expects"),
        (("The working people will pay for the mines.",), {}, "expects"),
        (("Chile will not sell its mines.",), {}, "expects"),
        (("Chile says it will not sell its mines.",), {}, "refuses"),
    ],
)
@pytest.mark.parametrize("document", ["statement", "commentary"])
def test_what_others_will_do_is_a_promise_only_where_they_say_so(sentences, about, act, document):
    assert claims_of(*sentences, document=document, **about)["act"].tolist()[-1] == act


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("The loss of the Norwegian licence threatens the ferry.", "unnamed"),
        ("We expect that fish from Norway will be dearer than fish from Peru.", ""),
        ("We will work to answer fears that Norway and Peru stoke.", "unnamed"),
    ],
)
def test_who_is_only_mentioned_is_no_target(sentence, target):
    assert claims_of(sentence)["target_side"].tolist()[:1] == [target]


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


@pytest.mark.parametrize("sentence", ["The council urges FERGO to lower its fees.", "FERGO must lower its fees."])
def test_a_name_that_nobody_knows_is_addressed_all_the_same(sentence):
    assert claims_of(sentence)["target"].tolist() == ["FERGO"]


def test_who_gives_an_order_holds_it_though_he_be_no_actor():
    found = claims_of("A long inquiry ordered the firm to lower its fees.")
    assert found[["claimant", "act", "target"]].values.tolist() == [["A long inquiry", "asks", "the firm"]]


def test_which_in_turn_gives_no_reason():
    found = claims_of("Poor nets deplete the stock of cod around the island, which in turn drives up prices.")
    assert "explains" not in set(found["act"])


def test_what_is_conceded_is_no_claim_beside_its_main_clause():
    found = claims_of("While the ministry may drop the plan, the work will continue in the ports.")
    assert found["content"].tolist() == ["the work will continue in the ports"]


def test_a_question_keeps_its_mark():
    found = claims_of("Will the ports reopen in May?")
    assert found[["content", "certainty", "rule"]].to_numpy().tolist() == [
        ["Will the ports reopen in May?", "open", "asks a question"]
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "We’ll be watching it all.",
        "I’m going to speak for a few minutes, and then I’m going to take some questions.",
        "In March, we will inaugurate a mayor.",
    ],
)
def test_what_is_said_of_the_occasion_is_no_claim(sentence):
    assert acts_of(sentence, document="statement") == set()


def test_where_exports_go_is_nobody_of_whom_something_is_asked():
    found = claims_of("Lawmakers demanded a ban on exports of copper to Peru.")
    assert found[["act", "target"]].to_numpy().tolist() == [["asks", "unnamed"]]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody knows how much the town should pay.",
        "If anybody should lead the talks, it is Norway.",
        "If a citizen believes that he should be exempt, he can call the office.",
        "It should be noted that the ferry runs daily.",
        "I must address a rumour about the harbour.",
        "We don’t have a strong Norway leading the fleet.",
        "Much of the money is needed to help the harvest.",
        "The rumour spreads fear by suggesting that Kenya may face a famine.",
        "He spread the notion that Kenya can prevail in the war.",
        "Some captains are confident about the harvest.",
        "The council facilitates joint inspections.",
        "They ask whether it complies with the rules.",
        "The festival is an annual chance for towns to meet.",
        "The ferry line faces mounting pressure from the regulators.",
        "The true value of advice lies in its timing.",
        "In light of the above, the ferry runs daily.",
        "What does this mean?",
        "Complicating things?",
        "Here is what is on the table.",
        "Historic injustices do not simply fade away.",
        "Norway remains more reluctant than Sweden to sell its fish.",
    ],
)
def test_what_is_no_position_of_the_text(sentence):
    assert (
        not acts_of(sentence) - {"asks"} if "we ask" in sentence or "plan calls" in sentence else not acts_of(sentence)
    )


def test_not_only_denies_nothing():
    found = claims_of("We will not only open the port but also lower the fee.")
    assert set(found["act"]) == {"promises"}


def test_who_is_confident_of_something_holds_it():
    found = claims_of("Some experts are confident that the harvest will recover.")
    assert found[["claimant", "act"]].values.tolist() == [["Some experts", "expects"]]


def test_what_one_will_support_is_promised():
    assert acts_of("We will support a fair sharing of the river.") == {"promises"}


def test_a_document_lays_down_what_follows_a_colon():
    found = claims_of("The order sets the terms of the sale: the parent must leave the market.")
    assert ["The order", "asks"] in found[["claimant", "act"]].values.tolist()


def test_a_demand_keeps_the_condition_before_it_and_a_pledge_its_limit():
    found = claims_of("If Norway means to help, it must avoid new debts.")
    assert found["content"].tolist() == ["If Norway means to help, it must avoid new debts"]
    found = claims_of("We intend to spend the money on ports – within the limits of the law.")
    assert found["content"].tolist() == ["spend the money on ports – within the limits of the law"]


def test_what_is_expected_names_of_what():
    found = claims_of("The fee is tied to the price of oil, which is expected to rise by May.")
    assert found["content"].tolist() == ["oil, which is expected to rise by May"]


def test_what_is_about_to_be_closed_is_named():
    assert claims_of("Norway saw a gap and sought to close it.")["content"].tolist() == ["sought to close it"]


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


def test_a_question_promises_nothing():
    assert acts_of("How does Norway plan to share the river?") == {"expects"}


def test_whoever_says_something_holds_it():
    found = claims_of("The company’s founders say that the drug may fail.")
    assert found["claimant"].tolist() == ["The company’s founders"]


def test_a_pledge_that_hangs_on_something_is_conditional():
    found = claims_of("Contingent on the findings of the court, we will open the port.")
    assert found[["act", "certainty"]].values.tolist() == [["promises", "conditional"]]


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("The mission is a great success.", "is good"),
        ("The talks yielded important achievements.", "is good"),
        ("The new road strengthened the villages.", "is good"),
        ("The store offers a model for towns.", "does good"),
        ("They sold the mill, creating new opportunities.", "does good"),
        ("They sold the mill, worsening the shortage of flour.", "does harm"),
        ("The mill has poisoned the river.", "is bad"),
    ],
)
def test_what_only_does_good_or_harm_makes_no_finding(sentence, rule):
    assert rule in set(claims_of(sentence)["rule"])
    assert (rule in lists("claims")["quiet"]) == rule.startswith("does")


@pytest.mark.parametrize(
    "sentence",
    [
        "They take whatever they want.",
        "The files list what goods they wanted the guards to inspect.",
        "Havens were set up to hide the money.",
        "The boom was only possible through cheap oil.",
        "He raised the price, assuming that the bakers will pay.",
        "She stored the bread so we could eat.",
        "On the contrary, trust depends on it.",
    ],
)
def test_what_is_wanted_or_supposed_by_the_way_is_no_position(sentence):
    assert not acts_of(sentence) - {"explains"}


@pytest.mark.parametrize(
    ("sentence", "claimant", "act", "target"),
    [
        ("The Peruvian government has banned night fishing.", "The Peruvian government", "settles", ""),
        ("The order on imported timber is revoked.", "author", "settles", "The order"),
        ("Last week Norway lifted its ban on imported timber.", "Norway", "settles", ""),
        ("Norway signed a treaty with Peru.", "Norway", "settles", "Peru"),
        ("Ana Ruiz said that Peru had signed the treaty.", "Ana Ruiz", "settles", "Peru"),
        ("The Secretary of Health shall report on the stocks by June.", "author", "asks", "The Secretary of Health"),
        ("Brazil also requires a plan that reaches the villages.", "author", "asks", "Brazil"),
    ],
)
def test_what_an_authority_decides_orders_or_needs_is_a_position(sentence, claimant, act, target):
    found = claims_of(sentence)
    assert found[["claimant", "act", "target"]].values.tolist() == [[claimant, act, target]]


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


@pytest.mark.parametrize(
    "sentence",
    [
        "The bakery has lifted its prices again.",
        "Norway could have lifted its ban on imported timber.",
        "Brazil has not imposed any duty on grain.",
        "The rules on which the fund should rest are old.",
    ],
)
def test_a_firm_s_deed_a_denied_one_and_an_attribute_decide_nothing(sentence):
    assert acts_of(sentence).isdisjoint({"settles", "asks"})


@pytest.mark.parametrize(
    "sentence", ["But it is not clear who will pay for the dam.", "It isn’t certain how the vote will end."]
)
def test_what_is_not_clear_is_open_and_no_forecast(sentence):
    assert claims_of(sentence)[["act", "certainty"]].values.tolist() == [["expects", "open"]]


def test_a_claim_says_something():
    rows = claims_of("The commitment to and and and.", "Its hope of and and.", "We promise to.")
    assert all(content.strip() for content in rows["content"])


def test_what_somebody_did_not_do_is_his_fault_where_it_heads_a_sentence():
    (found,) = claims_of("The ministry’s inaction deepened the crisis.").itertuples()
    assert (found.act, found.target) == ("opposes", "The ministry")
    assert (
        claims_of("The delay lasted a day.").empty and claims_of("The failure of the engine stopped the ferry.").empty
    )


def test_let_us_asks_unless_it_only_leads_over():
    assert claims_of("Let us rebuild the bridge.")[["act", "content"]].values.tolist() == [
        ["asks", "us rebuild the bridge"]
    ]
    assert claims_of("Let us turn to the harvest.").empty and claims_of("Let’s not forget the crew.").empty


@pytest.mark.parametrize("phrase", ["in no way", "by no means"])
def test_what_is_by_no_means_so_is_no_fault(phrase):
    assert "opposes" not in acts_of(f"The decision {phrase} undermines the rule of law.")


def test_who_risks_something_may_meet_it():
    assert claims_of("Peru risks a long strike.")[["act", "certainty"]].values.tolist() == [["expects", "possible"]]


def test_a_demand_in_the_passive_is_nobody_s_in_particular():
    assert claims_of("It was proposed to abolish the levy by May.")["claimant"].tolist() == ["unnamed"]


def test_a_deal_that_is_somebody_s_is_his():
    found = claims_of("Norway met Peru.", "The previous council’s deal with Peru failed to open the market.")
    assert found["target_side"].tolist() == ["unnamed"]


def test_what_is_expected_concerns_the_one_side_that_it_names():
    assert claims_of("The harvest will hurt Norway’s bakers.")["target_side"].tolist() == ["Norway"]


def test_what_an_official_text_says_its_measures_will_do_for_good_is_praised():
    title = "Fact sheet: President Biden signs a pact."
    sentences = ("The pact will strengthen the ports.", "The tariff on timber will rise from 5% to 10%.")
    found = claims_of(title, *sentences, "A new office will be established.", "The dam will weaken the coast.")
    assert found["act"].tolist()[-4:] == ["supports", "settles", "promises", "expects"]


def test_what_another_side_s_policies_have_led_to_is_blamed_in_an_official_text():
    title = "Fact sheet: President Biden signs a pact."
    found = claims_of(title, "Peru’s policies have led to a glut of steel.", "Peru has imposed fees on our ships.")
    assert found[["act", "target_side"]].values.tolist()[-2:] == [["opposes", "Peru"], ["opposes", "Peru"]]


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


def test_items_that_begin_with_a_verb_belong_to_the_line_before_them():
    found = claims_of("These actions include:", "Setting limits on the catch.", "Closing the northern port.")
    assert found[["sentence", "act"]].values.tolist()[-2:] == [["S2", "settles"], ["S3", "settles"]]


def test_what_an_official_text_praises_is_its_own_sides():
    found = claims_of("Fact sheet: President Biden signs a pact.", "This cap ensures that chips are safe.")
    assert found[["act", "target_side"]].values.tolist()[-1] == ["supports", "United States"]


def test_a_party_s_pledge_in_a_deal_is_made_to_the_other_one():
    found = claims_of(
        "Fact sheet: Biden strikes a deal with Peru.", "The United States thanks Peru.", "Peru will open its port."
    )
    assert found[["act", "claimant_side", "target_side"]].values.tolist()[-1] == ["promises", "Peru", "United States"]


def test_initials_that_a_text_spells_out_are_no_country_s():
    found = claims_of("The Crew Protection Committee (CPC) met.", "According to the CPC, owners must pay the crews.")
    assert found[["claimant", "claimant_side"]].values.tolist() == [["the Crew Protection Committee", ""]]


def test_three_countries_are_not_both():
    found = claims_of("Norway, Peru, and Kenya pledged to share the fish.")
    assert found["claimant_side"].tolist() == [""]


@pytest.mark.parametrize(
    ("sentence", "claimant", "act", "content"),
    [
        ("Investigators condemned the firm’s methods.", "Investigators", "opposes", "the firm’s methods"),
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


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Key terms of the deal between Peru and Chile will include:", []),
        ("There must be some understanding on this.", []),
        ("Norway removed the penalty on timber.", ["settles"]),
        ("Norway removed two members of the board.", []),
        ("Small orders do not require a licence.", ["settles"]),
        ("No restrictions apply to sales of bread.", ["settles"]),
        ("Under the rule, bakers can apply for help.", ["settles"]),
        ("The talks for the full agreement are yet to be completed.", ["expects"]),
        ("Its dependence on Chile cannot be overstated.", ["supports"]),
        ("The ministry said the bridge would open in May.", ["expects"]),
        ("Norway affirms that it intends to consider the request.", ["seeks"]),
    ],
)
def test_what_is_set_left_to_do_or_foretold_by_somebody(sentence, expected):
    assert claims_of(sentence)["act"].tolist() == expected


def test_what_shall_be_done_is_ordered_or_promised_by_who_signs():
    found = claims_of("The director shall inform the council of the sale.")
    assert found[["act", "target"]].values.tolist() == [["asks", "The director"]]
    assert acts_of("The parties shall open the port.", title="Joint Statement") == {"promises"}


def test_what_is_not_clear_is_open():
    found = claims_of("It is not clear who will pay for the port.")
    assert found[["act", "certainty"]].values.tolist() == [["expects", "open"]]


@pytest.mark.parametrize(
    "sentence",
    [
        "The work is in progress.",
        "He read the law on which the verdict should be based.",
    ],
)
def test_what_is_under_way_is_only_told(sentence):
    assert acts_of(sentence) == set()


def test_what_nobody_says_or_needs_is_no_position():
    assert acts_of("Peru has no credible need for the boats.") == set()
    assert acts_of("He was not sure that the port will open.") == set()
    assert acts_of("If the story is not going to end as a farce, they can hold a vote.") == set()
    assert acts_of("The port is old (and small, I might add).") == set()


def test_our_concern_is_ours():
    found = claims_of("We met to ensure that Peru never buys the boats and shared our concern that Peru hid the plans.")
    assert {who for who, act in found[["claimant", "act"]].values.tolist() if act == "opposes"} == {"author"}


def test_an_example_is_not_whom_a_plan_is_for():
    found = claims_of("The company plans to focus on mines abroad, including Peru and Chile.")
    assert found["target_side"].tolist() == ["unnamed"]


def test_who_puts_the_questions_takes_no_position():
    found = claims_of("QUESTION: Will Peru open the port?", "ANA RUIZ: Peru must open the port.", "QUESTION: Must it?")
    assert found[["sentence", "claimant", "act"]].to_numpy().tolist() == [["S2", "Ana Ruiz", "asks"]]


def test_what_a_text_says_its_own_side_must_do_is_asked():
    texts = ("Norway must act now to lead the field.", "Peru should open its port.")
    own = claims_of(*texts, document="statement", publisher="Ministry of Foreign Affairs of Norway")
    assert own[["act", "claimant_side"]].to_numpy().tolist() == [["asks", "Norway"], ["asks", "Norway"]]


def test_what_somebody_says_another_had_pledged_is_no_pledge():
    found = claims_of("Norway claimed that Peru had agreed to stop the purchases.")
    told = [["settles", "Norway", "Peru", "Peru had agreed to stop the purchases"]]
    assert found[["act", "claimant", "target", "content"]].to_numpy().tolist() == told


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("Peru will receive forty ships.", {"expects"}),
        ("Just because it rains does not mean that the harvest is safe.", set()),
        ("Even if the port opens, Peru will keep its ships at home.", {"expects"}),
        ("The rule streamlines the hurdles for small firms.", {"supports"}),
    ],
)
def test_a_receiver_a_dismissed_reason_a_concession_and_an_eased_burden(sentence, acts):
    found = claims_of(sentence)
    assert set(found["act"]) == acts
    assert "conditional" not in set(found["certainty"])


def test_a_question_that_the_text_answers_is_not_open():
    assert claims_of("Will Peru open the port?", "Hardly.").empty
    assert claims_of("Will Peru open the port?", "The crews wait.")["certainty"].tolist() == ["open"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The motion called for ‘…a more humane and workable approach to the harbour’ and for the closure of the camp.",
        "To continue to say that it is late.",
        "       .",
    ],
)
def test_words_that_are_no_sentence_stop_nothing(sentence):
    assert acts_of(sentence) <= {"asks"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The waiver benefits the regime.",
        "The loan rewards the aggressor.",
        "The fee exemption offers smugglers an easy opportunity.",
        "The minister helped the junta to crush the protests.",
        "The plan protects polluters and betrays farmers.",
        "The agreement is a triumph of cynicism.",
        "The treaty strengthens the hand of the cartel.",
        "Smoke is a significant cause of asthma.",
    ],
)
def test_what_helps_those_who_are_criticised_or_is_blamed_beside_is_not_praised(sentence):
    assert "supports" not in acts_of(sentence)


def test_what_hurts_those_who_are_criticised_is_not_blamed():
    assert acts_of("The ban hurts the smugglers.") == set()
    assert acts_of("The ban hurts the farmers.") == {"opposes"}


def test_a_way_round_a_rule_is_no_good_thing():
    assert acts_of("The deal offers Peru a way round the embargo.") == {"opposes"}


@pytest.mark.parametrize(
    ("name", "thing"),
    [("the Crisis Committee", "a crisis"), ("the Grave Violations Regime", "grave violations")],
)
def test_a_word_inside_the_name_of_a_body_judges_nothing(name, thing):
    assert acts_of(f"The visit represents {name}.") == set()
    assert acts_of(f"The visit represents {thing}.") == {"opposes"}


def test_praise_that_is_denied_blame_stands():
    assert acts_of("The vote is not a defeat for the minister.") == {"supports"}
    assert acts_of("The fund offers farmers a solution to the crisis.") == {"supports"}


def test_a_line_that_only_names_who_spoke_takes_no_position():
    found = claims_of("We will open the port.", "Ana Ruiz, Minister for Relief", "It rained.", "It rained again.")
    assert list(zip(found["sentence"], found["claimant"], found["act"], strict=True)) == [
        ("S1", "Ana Ruiz", "promises")
    ]


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        ("Until the fighting ends, trade will not recover.", "Until the fighting ends"),
        ("Trade will not recover until the fighting ends.", "until the fighting ends"),
        ("As long as the ban stands, prices will rise.", "As long as the ban stands"),
        ("So long as the ban stands, prices will rise.", "So long as the ban stands"),
        ("Once the port opens, exports will double.", "Once the port opens"),
        ("The longer the talks drag on, the weaker the alliance will become.", "The longer the talks drag on"),
        ("In the absence of a deal, prices will rise.", "In the absence of a deal"),
        ("Unless the fee is cut, the harbour will close.", "Unless the fee is cut"),
    ],
)
def test_what_is_expected_on_a_condition_is_not_certain(sentence, condition):
    found = claims_of(sentence)
    assert found[["act", "certainty", "ground"]].to_numpy().tolist() == [["expects", "conditional", condition]]


def test_a_condition_that_opens_a_sentence_holds_for_all_its_clauses():
    found = claims_of("If the fee is cut, exports will double and jobs will return.")
    assert list(found["ground"]) == ["If the fee is cut"] * 2


def test_until_limits_no_resolve():
    found = claims_of("We will not rest until the crew is home.")
    assert list(found["certainty"]) == ["certain"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Saving the reef will require new laws.",
        "A better step would involve a ban on nets.",
        "The best way is to lift the ban.",
        "The crisis requires a response from both governments.",
        "This calls for restraint.",
    ],
)
def test_what_is_required_or_called_better_is_asked_by_the_text(sentence):
    found = claims_of(sentence)
    assert found[["act", "claimant"]].to_numpy().tolist() == [["asks", "author"]]


def test_what_a_rule_or_a_visa_requires_is_asked_by_nobody():
    assert acts_of("The law requires a licence.") == {"settles"}
    assert acts_of("The visa requires a fee.") == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "We will hit Chile with tariffs.",
        "Chile will face consequences if it attacks.",
        "Any attack on Peru would be met with tariffs.",
    ],
)
def test_a_threat_is_addressed_to_nobody(sentence):
    assert list(claims_of(sentence)["target"]) == ["unnamed"]
    assert list(claims_of("We will help Chile with loans.")["target"]) == ["Chile"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry counted the casualties.",
        "The potential loss of the port threatens jobs.",
        "Norway threatens Chile with fines.",
    ],
)
def test_a_harsh_noun_a_possible_loss_and_a_threat_blame_nobody(sentence):
    assert "opposes" not in acts_of(sentence)


def test_what_is_told_inside_an_example_settles_nothing():
    assert acts_of("Many states, including Peru, which imposed a fee last year, sell grain.") == set()
    assert acts_of("Peru imposed a fee last year.") == {"settles"}


def test_a_deadline_is_no_reason():
    assert acts_of("With two weeks remaining, the talks went on.") == set()
    assert acts_of("With prices rising, the talks went on.") == {"explains"}


@pytest.mark.parametrize(
    ("sentence", "content", "ground"),
    [
        ("Because the dam failed, the valley flooded.", "the valley flooded", "Because the dam failed"),
        ("The valley flooded because the dam failed.", "The valley flooded", "because the dam failed"),
        ("The harvest fell due to a drought.", "The harvest fell", "due to a drought"),
        ("The port is closed, so farmers cannot export grain.", "farmers cannot export grain", "The port is closed"),
        ("The bridge is shut and therefore trade has stopped.", "trade has stopped", "The bridge is shut"),
        ("That is because the dam failed.", "That is because the dam failed", "because the dam failed"),
    ],
)
def test_of_a_reason_the_cause_is_the_ground_and_the_effect_the_content(sentence, content, ground):
    found = claims_of(sentence)
    assert found[["act", "content", "ground"]].to_numpy().tolist() == [["explains", content, ground]]


def test_so_that_and_so_far_give_no_reason():
    assert acts_of("They built the lock so that boats could pass.") == set()
    assert acts_of("The fee rose, so far by a tenth.") == set()


def test_a_verdict_has_its_reason():
    found = claims_of("The vote was disappointing because the turnout fell.")
    assert found[["act", "ground"]].to_numpy().tolist() == [["opposes", "because the turnout fell"]]


def test_since_after_a_time_only_dates():
    assert "explains" not in acts_of("The port grew for a long time since the war ended.")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Peru continues to oppose the dam.", {"opposes"}),
        ("Farmers railed against the quota.", {"opposes"}),
        ("Norway has begun to look for a buyer.", {"seeks"}),
        ("That is why the ministers must meet.", {"explains", "asks"}),
        ("The goal of the campaign is to reopen the port.", {"seeks"}),
        ("Peru needs a plan, not a lecture.", {"asks"}),
        ("The bill passed the Senate in May.", {"settles"}),
        ("There must be accountability.", {"asks"}),
        ("There must be a mistake in the figures.", set()),
        ("The deal has yet to be signed.", {"expects"}),
        ("We do not support the merger.", {"refuses"}),
        ("The region’s biggest polluter refuses to pay.", {"refuses"}),
        ("The senator is firmly behind the plan.", {"supports"}),
        ("The agency is looking into whether the firm broke the law.", {"expects"}),
        ("Such a fee would be in breach of the treaty.", {"opposes"}),
        ("The rule covers fishing in violation of local laws.", {"settles"}),
    ],
)
def test_a_kind_of_construction_performs_its_act(sentence, expected):
    assert acts_of(sentence) == expected


def test_a_noun_that_says_whose_it_is_takes_his_position():
    found = claims_of("The plan passed despite criticism from Chile.", "Peru’s refusal to pay was in every paper.")
    assert found[["claimant", "act"]].values.tolist() == [["Chile", "opposes"], ["Peru", "refuses"]]


def test_who_will_not_be_deterred_refuses():
    assert claims_of("We will not be intimidated.")["act"].tolist() == ["refuses"]
    assert claims_of("We will not be deterred from sailing.")["act"].tolist() == ["refuses"]
    assert claims_of("We will not be deterred.")["act"].tolist() == ["expects"]


def test_a_headline_is_read_as_a_sentence():
    found = claims_of("President Ruiz Signs Treaty on Shared Fisheries", "The treaty was dear to Ruiz.")
    assert found[["sentence", "act"]].values.tolist()[0] == ["S1", "settles"]


def test_remarks_of_somebody_in_office_are_of_his_country():
    opening = "Remarks by Jo Lind, Deputy Adviser to the Prime Minister"
    found = claims_of(opening, "Norway has kept its word.", "Norway closed the port.", "We must act.")
    assert found["claimant_side"].tolist()[-1] == "Norway"


def test_our_own_body_is_the_author():
    found = claims_of("Fact sheet: Peru Opens a Port", "My Administration will not pay the fee.")
    assert found["claimant"].tolist()[-1] == "author"


def test_what_is_left_as_it_is_or_granted_by_a_signatory_is_promised():
    kept = claims_of("Fact sheet: Peru Reopens Two Ports", "The old bridge will remain closed.")
    signed = claims_of("We, the ministers of Peru and Chile, met.", "Peru will receive a quota from Chile.")
    assert [kept["act"].tolist()[-1], signed["act"].tolist()[-1]] == ["promises", "promises"]


def test_a_question_of_who_did_something_leaves_nothing_open():
    assert claims_of("Which side broke the truce?").empty


@pytest.mark.parametrize(
    "sentence, acts",
    [
        ("I have determined that it is necessary to suspend the duties on articles of Peru.", {"settles"}),
        ("It is necessary to suspend the duties on articles of Peru.", {"asks"}),
        ("I want to be clear that this is a narrow step.", set()),
        ("I want to be free of this debt.", {"seeks"}),
        ("The most urgent task is to reach a deal with Peru.", {"asks"}),
        ("It was necessary to close the port.", set()),
        ("The minister said it was necessary to close the port.", {"asks"}),
        ("The panel is to be commended for its work on faults and failures.", {"supports"}),
        ("The panel should be commended.", {"supports"}),
        ("No additional tariff shall apply to ferries.", {"settles"}),
        ("The minister shall report to parliament.", {"asks"}),
        ("The ban should, in principle, stop the trade.", set()),
        ("Peru is getting military support from Chile.", set()),
    ],
)
def test_what_is_found_necessary_is_decided_and_a_formula_wants_nothing(sentence, acts):
    assert set(claims_of(sentence)["act"]) == acts


@pytest.mark.parametrize(
    "sentence",
    [
        "It does not seem like the firm should pay.",
        "The mayor challenged the assumption that the firms must pay.",
        "We wait to find out if the ferry sails, or if the board decided to close the port.",
    ],
)
def test_what_a_text_does_not_vouch_for_is_no_position(sentence):
    assert not {"asks", "settles"} & acts_of(sentence)


def test_what_is_less_than_certain_is_open():
    assert claims_of("That path now looks far less certain.")["certainty"].tolist() == ["open"]


def test_what_two_others_promise_in_a_text_of_a_third_is_promised_to_it():
    about = {"publisher": "Government of Peru"}
    found = claims_of("Chile and Bolivia met in La Paz.", "Chile and Bolivia will open their ports.", **about)
    assert found[["claimant_side", "target_side"]].to_numpy().tolist()[-1] == ["both", "Peru"]


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


@pytest.mark.parametrize(
    "sentence",
    [
        "We do not need to rush our decision on fees.",
        "Ruiz said that they do not need to hurry.",
        "There is no need to close the port.",
        "The port need not act soon.",
        "The council does not have to approve the plan.",
        "Nobody has to leave.",
        "We no longer need to import grain.",
        "Families will not have to pay the fee.",
        "The minister said it is not necessary to close schools.",
        "The council made no demand that Peru pay.",
        "This does not mean that the harbour should close.",
    ],
)
def test_a_denied_need_asks_nothing(sentence):
    assert acts_of(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The trial aimed to determine that the new pump is safe and effective.", set()),
        ("The inquiry sought to prove that the method helps patients.", set()),
        ("The panel met to establish if the matter is settled.", set()),
        ("Inspectors came to see whether the bridge is a danger.", set()),
        ("The inquiry was set up to assess whether the fee may hurt farmers.", set()),
        ("The study went on to show that the pump is unsafe.", {"opposes"}),
        ("It is good to see that the reform has succeeded.", {"supports"}),
    ],
)
def test_what_somebody_sets_out_to_find_out_is_no_position(sentence, expected):
    assert acts_of(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        (
            "The town has gone a week without any new accidents, which is good news.",
            "The town has gone a week without any new accidents, which is good news",
        ),
        ("Few boats were lost, which is good news.", "Few boats were lost, which is good news"),
        ("The bridge opened in May, which is good news.", "The bridge opened in May, which is good news"),
        ("The fleet avoids the canal, which is a disaster.", "the canal, which is a disaster"),
    ],
)
def test_a_verdict_on_what_is_not_there_keeps_the_word_that_says_so(sentence, content):
    assert claims_of(sentence)["content"].tolist() == [content]


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("With a bit of luck, the river will recede by Friday.", "possible"),
        ("Hopefully, the talks will resume soon.", "possible"),
        ("Ideally, we will open the dock in May.", "possible"),
        ("All being well, the harvest will recover.", "possible"),
        ("The storm will hopefully pass.", "possible"),
        ("The storm will, with luck, pass.", "possible"),
        ("If all goes well, the ferry will run again by May.", "conditional"),
        ("With more boats, the ferry will run again by May.", "certain"),
    ],
)
def test_what_is_left_to_luck_is_not_certain(sentence, certainty):
    assert claims_of(sentence)[["act", "certainty"]].values.tolist() == [["expects", certainty]]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The remote location should also help contain the fire.", ["expects", "likely"]),
        ("The cut should ease pressure on families.", ["expects", "likely"]),
        ("This should make bread cheaper.", ["expects", "likely"]),
        ("The new law should help farmers.", ["expects", "likely"]),
        ("Prices should begin to fall.", ["expects", "likely"]),
        ("The rules should be changed.", ["asks", ""]),
        ("The treaty should reduce fishing.", ["asks", ""]),
        ("Hospitals should provide masks.", ["asks", ""]),
        ("Norway should ease the pressure.", ["asks", ""]),
    ],
)
def test_should_is_a_forecast_of_things_and_a_demand_of_others(sentence, expected):
    assert claims_of(sentence)[["act", "certainty"]].values.tolist() == [expected]


def test_who_proposes_an_explanation_proposes_no_deed():
    assert acts_of("Scientists have proposed mechanisms for the decline.") == set()
    assert acts_of("Researchers proposed an explanation for the fires.") == set()
    assert acts_of("Chile proposed a mechanism for sharing the river.") == {"seeks"}


def test_support_by_which_something_is_done_is_no_approval():
    assert acts_of("The company built the dam with support from Japan.") == set()
    assert acts_of("The harbour was opened through backing from Japan.") == set()
    assert acts_of("The dam opened with praise of Peru from Japan.") == {"supports"}
    assert "Japan" in claims_of("The plan failed despite support from Japan.")["claimant"].tolist()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("I appreciate the opportunity to present our annual report.", set()),
        ("It is good to be here.", set()),
        ("It is a great pleasure to join you.", set()),
        ("Thank you for having me.", set()),
        ("I am pleased to be with you this evening.", set()),
        ("I will now turn to the outlook.", set()),
        ("I will review the figures before I discuss our plans.", set()),
        ("We will now look at prices.", set()),
        ("We welcome the opportunity to work with Peru.", {"supports"}),
        ("The visit was a great opportunity to discuss the dam.", {"supports"}),
        ("I want to thank the crew for coming to the rescue.", {"supports"}),
        ("It is good that the ferry is back.", {"supports"}),
        ("I will review the ban.", {"promises"}),
        ("We will discuss the question with Peru.", {"promises"}),
    ],
)
def test_courtesy_praises_nothing_and_a_signpost_promises_nothing(sentence, expected):
    assert acts_of(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "act", "stands"),
    [
        ("The union isn't calling for a strike.", "asks", False),
        ("We do not need to rush our decision.", "refuses", False),
        ("The cut should ease pressure on families.", "asks", False),
        ("With luck, we open the dock in May.", "promises", False),
        ("I will now turn to the outlook.", "expects", False),
        ("The inquiry met to assess whether the deal may hurt farmers.", "expects", False),
        ("The harbour cannot wait.", "asks", True),
        ("We will keep the dock open.", "promises", True),
    ],
)
def test_what_a_clause_itself_denies_its_words_cannot_give(sentence, act, stands):
    found = claims_of_paragraph(sentence, weigh=lambda _, seen: [weights.missed(act, seen.doc, words_of(seen.doc))])
    assert found["act"].tolist() == [act] * stands


@pytest.mark.parametrize(
    ("sentence", "claimant", "certainty", "content"),
    [
        ("Chile is certain that the dam will hold.", "Chile", "certain", "the dam will hold"),
        ("The minister is certain the treaty is safe.", "The minister", "certain", "the treaty is safe"),
        ("It is certain that the dam will hold.", "author", "certain", "It is certain that the dam will hold"),
        ("Nobody is certain that the dam will hold.", "author", "open", "Nobody is certain that the dam will hold"),
    ],
)
def test_who_is_certain_of_something_holds_it_for_certain(sentence, claimant, certainty, content):
    found = claims_of(sentence)
    assert found[["claimant", "certainty", "content"]].values.tolist() == [[claimant, certainty, content]]


def test_what_has_not_been_found_out_is_open_beside_what_is_conceded():
    found = claims_of("Although the agency plans to change the label, no causal link has been established.")
    assert found[["act", "certainty", "content"]].values.tolist() == [
        ["promises", "certain", "change the label"],
        ["expects", "open", "no causal link has been established"],
    ]
    assert acts_of("The cause has been established.") == {"settles"}


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("The three percent target will be retained.", "promises"),
        ("Our framework will keep the target.", "promises"),
        ("Our partners will keep the port open.", "expects"),
        ("The lake will keep the target in sight.", "expects"),
    ],
)
def test_what_an_authority_will_keep_is_its_promise(sentence, act):
    found = claims_of(sentence, document="statement", publisher="Ministry of Finance, Norway")
    assert found[["claimant_side", "act"]].values.tolist() == [["Norway", act]]
    assert acts_of("The three percent target will be retained.") == {"expects"}


@pytest.mark.parametrize(
    "sentence, target",
    [
        ("Peru condemns the Chilean aggression against Bolivia.", "Chile"),
        ("Peru condemned the invasion of Bolivia by Chile.", "Chile"),
        ("Peru denounced the Chilean ban on imports from Bolivia.", "Chile"),
        ("Peru condemns the attack on Bolivia.", "unnamed"),
        ("Peru criticized the invasion of Bolivia.", "unnamed"),
        ("Peru criticized its reliance on Chile.", "Chile"),
        ("Peru protested against Chile.", "Chile"),
    ],
)
def test_who_does_a_deed_is_blamed_for_it_and_never_its_victim(sentence, target):
    found = claims_of(sentence)
    assert (*found["act"], *found["target"]) == ("opposes", target)


@pytest.mark.parametrize(
    "sentence", ["Ministers voiced fears of offending Peru.", "Chile worries about alienating Peru."]
)
def test_who_fears_to_give_offence_finds_no_fault(sentence):
    assert acts_of(sentence) == set()


@pytest.mark.parametrize(
    "sentence, act, target",
    [
        ("It would be wise not to trust the pact.", "opposes", "the pact"),
        ("Chile would be wise not to put much trust in the pact.", "opposes", "the pact"),
        ("There are good reasons why neither party should rely on the pact.", "opposes", "the pact"),
        ("There is good reason to doubt the pact.", "opposes", "the pact"),
        ("There is good reason to trust the pact.", "supports", "unnamed"),
    ],
)
def test_a_verdict_on_what_is_not_to_be_done_is_turned_round(sentence, act, target):
    found = claims_of(sentence)
    assert (*found["act"], *found["target"]) == (act, target)


@pytest.mark.parametrize(
    "sentence, acts",
    [
        ("Chile must realise that the market is lost.", set()),
        ("Chile must be aware that the market is lost.", set()),
        ("Chile must be patient.", {"asks"}),
        ("We must know what happened.", {"asks"}),
    ],
)
def test_what_must_be_on_somebody_s_mind_is_no_demand(sentence, acts):
    assert acts_of(sentence) == acts


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
        ("Chile has stood by Peru in hard times.", "commentary", "Chile", "Peru"),
        ("Peru has stood by Chile in hard times.", "statement", "Peru", "Chile"),
    ],
)
def test_a_text_that_tells_who_helped_its_side_praises_him(sentence, document, claimant_side, target_side):
    about = {"publisher": "Ministry of Foreign Affairs of Peru"} if document == "statement" else {}
    found = claims_of(sentence, document=document, **about)
    assert found[["claimant_side", "act", "target_side"]].values.tolist() == [[claimant_side, "supports", target_side]]


@pytest.mark.parametrize(
    "sentence, act",
    [
        ("This bill will protect children.", "promises"),
        ("The new council will oversee the funds of the port.", "promises"),
        ("Our approach to ports will promote trade.", "promises"),
        ("This framework will benefit fishermen.", "supports"),
        ("Chile's plan will close the port.", "expects"),
        ("This bill will be debated by voters.", "expects"),
    ],
)
def test_what_an_authority_s_own_means_will_do_is_its_promise(sentence, act):
    assert act in list(claims_of(sentence, publisher="Ministry of Foreign Affairs of Peru")["act"])


def test_what_a_bill_will_do_is_no_promise_of_who_comments_on_it():
    assert "promises" not in list(claims_of("This bill will protect children.", document="commentary")["act"])


@pytest.mark.parametrize(
    "sentence, acts",
    [
        ("We cannot possibly agree with the methods.", ["opposes"]),
        ("We do not agree to the fee.", ["refuses"]),
        ("The offer is not enough to justify a deal.", ["opposes"]),
        ("Had this treaty been approved, it would have harmed fishermen.", []),
        ("The port said that two of the questions would allow Chile to close it.", []),
    ],
)
def test_disagreement_and_want_are_against_and_what_never_came_settles_nothing(sentence, acts):
    assert [act for act in claims_of(sentence)["act"] if act in ("settles", "promises", *acts)] == acts


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister will travel to Lima for meetings with fishermen.",
        "Norway’s ministers will attend the talks.",
        "Thank you!",
    ],
)
def test_where_somebody_goes_and_a_word_of_thanks_are_no_positions(sentence):
    assert claims_of(sentence, publisher="Ministry of Foreign Affairs of Norway").empty


def test_a_city_to_which_ministers_travel_is_no_party():
    found = claims_of(
        "Norway’s minister will fly to Lima.",
        "Norway praises the countries at the meeting in Lima.",
        "Sweden and Norway met. Sweden and Norway met again.",
    )
    assert "Peru" not in set(found["target_side"])


def test_who_comes_from_somewhere_is_called_by_it():
    assert claims_of("Negotiators from island states refused to sign.")["claimant"].tolist() == [
        "Negotiators from island states"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The coast has become a hotbed of smuggling.",
        "The ministers do not have a mandate to undermine the treaty.",
        "We did not get this right.",
        "This summit has not been the union's finest hour.",
        "This too begs questions.",
        "The scheme has become the handmaiden of the fleet owners.",
        "The envoy wasn't keen.",
    ],
)
def test_what_is_denied_its_merit_or_called_by_a_bad_name_is_found_fault_with(sentence):
    assert claims_of(sentence)["act"].tolist() == ["opposes"]


def test_it_denies_what_the_body_named_before_denies():
    found = claims_of_paragraph(
        "The council met in Lima.", "The government of Mr. Ruiz had time.", "It denied that the storm would hit Peru."
    )
    assert "Ruiz" in found.set_index("sentence").loc["C3", "claimant"]


def test_a_verb_with_a_tense_is_not_under_the_modal_before_it():
    told = (
        "The council holds that small crews should be treated differently from large ones and stresses the old rules."
    )
    asks = claims_of(told)
    asks = asks[asks["act"] == "asks"]
    assert asks["content"].tolist() == ["small crews should be treated differently from large ones"]


def test_the_government_of_somebody_is_not_he_himself():
    texts = ("President Luis Ruiz came.", "The government of Mr. Ruiz rejected the plan.")
    assert claims_of_paragraph(*texts)["claimant"].tolist() == ["The government of Mr. Ruiz"]


def test_people_who_are_asked_are_not_whom_the_words_name():
    told = "The leadership warns its Arab brethren against succumbing to pressure or following Chile."
    assert claims_of(told)["target"].tolist() == ["its Arab brethren"]


def test_what_helps_somebody_in_trouble_is_good():
    (found,) = claims_of("The accord of Peru is good news for a troubled region.").itertuples()
    assert (found.act, found.rule) == ("supports", "is good")
