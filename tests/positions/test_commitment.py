"""How far anybody stands by what a clause says: pledges, forecasts, conditions, reasons. The sentences are made up."""

import pytest
from samples import acts_of, claims_of, claims_of_paragraph

from parallax.corpus.weighing import words_of
from parallax.positions import weights
from parallax.positions.outlook import outlook


def test_would_is_a_promise_where_the_promiser_is_reported():
    found = claims_of("Lena Moe, Norway's fisheries minister, said that Norway would pay the full sum.").iloc[0]
    assert (found["act"], found["claimant"], found["claimant_side"]) == ("promises", "Lena Moe", "Norway")


def test_a_judgement_is_neither_asked_nor_denied():
    assert acts_of("None of this means that the plan has failed.") == set()
    assert acts_of("Has the plan failed?") == {"expects"}


def test_a_concession_is_told_beside_the_main_clause():
    found = claims_of("While the mechanism is encouraging, the matter remains unresolved.")
    assert found["act"].tolist() == ["supports", "expects"]


@pytest.mark.parametrize(
    "sentence, certainty",
    [
        ("Prices may rise in spring.", "possible"),
        ("Prices will rise in spring.", "certain"),
        ("Prices will probably rise in spring.", "likely"),
        ("A deal is unlikely before spring.", "unlikely"),
        ("The matter remains unresolved.", "open"),
        ("There is a risk of floods.", "possible"),
        ("There is a risk that the dam will break.", "possible"),
        ("There is little chance of a truce.", "unlikely"),
        ("There is some doubt that the dam will hold.", "open"),
        ("Peru risks losing the port.", "possible"),
        ("Much remains to be done.", "open"),
        ("The sides remain far apart.", "open"),
        ("In the north, the larger boats left, the smaller ones will stay.", "certain"),
        ("A deal is unlikely unless Peru moves.", "conditional"),
        ("If the truce fails, prices could rise.", "conditional"),
        ("If so, prices may rise in spring.", "possible"),
        ("If approved, the plan could lower prices.", "conditional"),
        ("Peru said that Chile would sell its mines.", "certain"),
        ("The bank judged it came in sight that prices would be stable.", "certain"),
        ("Peru said that Chile would sell its mines if prices fell.", "conditional"),
        ("There are fears that the conflict will spread.", "possible"),
        ("The two sides remain deadlocked over fishing.", "open"),
        ("The app will enable ports to verify if ships are safe.", "certain"),
        ("The publication of the guidelines is expected by the summer of 2025.", "likely"),
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


def test_what_somebody_doubts_is_unlikely():
    for doubt in ("I doubt that the port will open.", "I am sceptical that the port will open."):
        found = claims_of(doubt)
        assert list(found.loc[found["act"] == "expects", "certainty"]) == ["unlikely"]
    plain = claims_of("I do not doubt that the port will open.")
    assert list(plain.loc[plain["act"] == "expects", "certainty"]) == ["certain"]


def test_what_a_thing_would_do_is_no_promise_of_who_tells_it():
    found = claims_of("CARICOM notes that two of the questions would authorise Peru to annex the port.")
    assert "promises" not in set(found["act"])


def test_a_condition_is_no_promise_of_who_is_to_meet_it():
    told = (
        "I can confirm that Norway will recognise the port unless Peru takes steps to end the shortage, agree to a "
        "truce and commit to a lasting peace."
    )
    found = claims_of_paragraph(told, weigh=weights.weighed)
    assert "Peru" not in set(found[found["act"] == "promises"]["claimant"])


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


def test_what_reflects_something_is_caused_by_it():
    assert claims_of("The push for the dam reflects a change of mood.")["ground"].tolist() == ["a change of mood"]


def test_a_cause_that_points_back_is_in_the_sentence_before():
    found = claims_of("The lake fell.", "This led to the closure of the locks.")
    assert found[["ground", "ground_sentence"]].values.tolist() == [["", "S1"]]


def test_what_is_still_to_be_finished_is_open():
    found = claims_of("Peru said its negotiators will meet in May to finalize the text.")
    assert set(zip(found["act"], found["certainty"], strict=True)) == {("promises", "certain")}
    assert list(outlook(found)["certainty"]) == ["promised", "open"]
    assert "open" in set(claims_of("The sale is subject to approval by the council.")["certainty"])


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


def test_a_relative_clause_is_no_part_of_the_reason_that_it_follows():
    found = claims_of("Engineers pointed to a deep crack, which caused the flood.")
    assert list(found[found["act"] == "explains"]["ground"]) == ["a deep crack"]


def test_they_that_are_things_promise_nothing():
    found = claims_of("Chilean lawmakers met.", "The new fees will hit few ports, but they will delay some ships.")
    assert set(found["act"]) == {"expects"} and set(found["claimant"]) == {"author"}


WILL = "Chile will avoid a quarrel over copper."


@pytest.mark.parametrize(
    ("sentences", "about", "act"),
    [
        ((WILL,), {}, "expects"),
        ((WILL,), {"publisher": "Government of Peru"}, "expects"),
        ((WILL,), {"publisher": "Government of Chile"}, "promises"),
        ((WILL.replace("will", "pledged to"),), {}, "promises"),
        (("Under the agreement, " + WILL,), {}, "promises"),
        (("As part of the agreement, " + WILL,), {}, "promises"),
        (("The Chilean minister said that " + WILL,), {}, "promises"),
        (("The Chilean minister has hinted that " + WILL,), {}, "promises"),
        (("The Chilean minister said the Peruvian government will check the fees.",), {}, "expects"),
        (("The minister said the government will check the fees.",), {}, "promises"),
        (("The minister said a council will check the fees.",), {}, "expects"),
        (("The minister said the president will check the fees.",), {}, "expects"),
        (("Peru said that " + WILL,), {}, "expects"),
        (("We think that " + WILL,), {}, "expects"),
        (("Chile pledged to talk.", WILL), {}, "promises"),
        (("The union pledged to talk.", "The committee will open the port."), {}, "expects"),
        (("The next government of Chile will tear up the pact.",), {"publisher": "Government of Chile"}, "expects"),
        (("The working people will pay for the mines.",), {}, "expects"),
        (("Chile will not sell its mines.",), {}, "expects"),
        (("Chile says it will not sell its mines.",), {}, "refuses"),
    ],
)
@pytest.mark.parametrize("document", ["statement", "commentary"])
def test_what_others_will_do_is_a_promise_only_where_they_say_so(sentences, about, act, document):
    assert claims_of(*sentences, document=document, **about)["act"].tolist()[-1] == act


def test_which_in_turn_gives_no_reason():
    found = claims_of("Poor nets deplete the stock of cod around the island, which in turn drives up prices.")
    assert "explains" not in set(found["act"])


def test_what_is_conceded_is_no_claim_beside_its_main_clause():
    found = claims_of("While the ministry may drop the plan, the work will continue in the ports.")
    assert found["content"].tolist() == ["the work will continue in the ports"]


def test_a_question_promises_nothing():
    assert acts_of("How does Norway plan to share the river?") == {"expects"}


def test_a_pledge_that_hangs_on_something_is_conditional():
    found = claims_of("Contingent on the findings of the court, we will open the port.")
    assert found[["act", "certainty"]].values.tolist() == [["promises", "conditional"]]


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
    "sentence", ["But it is not clear who will pay for the dam.", "It isn’t certain how the vote will end."]
)
def test_what_is_not_clear_is_open_and_no_forecast(sentence):
    assert claims_of(sentence)[["act", "certainty"]].values.tolist() == [["expects", "open"]]


def test_what_is_not_clear_is_open():
    found = claims_of("It is not clear who will pay for the port.")
    assert found[["act", "certainty"]].values.tolist() == [["expects", "open"]]


def test_what_nobody_says_or_needs_is_no_position():
    assert acts_of("Peru has no credible need for the boats.") == set()
    assert acts_of("He was not sure that the port will open.") == set()
    assert acts_of("If the story is not going to end as a farce, they can hold a vote.") == set()
    assert acts_of("The port is old (and small, I might add).") == set()


def test_what_somebody_says_another_had_pledged_is_no_pledge():
    found = claims_of("Norway claimed that Peru had agreed to stop the purchases.")
    told = [["settles", "Norway", "Peru", "Peru had agreed to stop the purchases"]]
    assert found[["act", "claimant", "target", "content"]].to_numpy().tolist() == told


@pytest.mark.parametrize(
    "sentence",
    [
        "The union said that it had agreed to stop the purchases.",
        "Norway and Peru said that Peru had agreed to stop the purchases.",
    ],
)
def test_what_somebody_says_he_had_pledged_himself_is_a_pledge(sentence):
    assert acts_of(sentence) == {"promises"}


def test_a_side_s_deed_in_a_quotation_is_a_promise_of_its_speaker():
    quoted = ("“The fish are scarce,” said Ana Ruiz, Peru's trade minister.", "“Peru will open the port.”")
    assert claims_of_paragraph(*quoted)["act"].tolist() == ["promises"]


@pytest.mark.parametrize(
    "sentence, acts",
    [
        ("The panel published a study showing that Peru must pay.", {"asks"}),
        ("Peru tried not to imply that Chile must pay.", {"seeks"}),
        ("Norway pushed its idea that Chile must pay.", {"asks"}),
    ],
)
def test_what_is_found_or_held_is_a_position_and_what_is_not_implied_is_none(sentence, acts):
    assert acts_of(sentence) == acts


def test_words_alone_take_no_position_in_what_is_not_suggested():
    def by_words(_, seen):
        return [weights.missed("opposes", seen.doc, words_of(seen.doc))]

    assert claims_of_paragraph("We are not suggesting that the fee is a disaster.", weigh=by_words).empty
    found = claims_of_paragraph("The union called for a vote on the fee.", weigh=by_words)
    assert found[["claimant", "act"]].values.tolist() == [["The union", "opposes"]]


def test_a_question_that_the_text_answers_is_not_open():
    assert claims_of("Will Peru open the port?", "Hardly.").empty
    assert claims_of("Will Peru open the port?", "The crews wait.")["certainty"].tolist() == ["open"]


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
        ("If the fee is cut, there will be more ships.", "If the fee is cut"),
        ("If the port closed, the crews could not work.", "If the port closed"),
    ],
)
def test_what_is_expected_on_a_condition_is_not_certain(sentence, condition):
    found = claims_of(sentence)
    assert found[["act", "certainty", "ground"]].to_numpy().tolist() == [["expects", "conditional", condition]]


def test_a_condition_that_opens_a_sentence_holds_for_all_its_clauses():
    found = claims_of("If the fee is cut, exports will double and jobs will return.")
    assert list(found["ground"]) == ["If the fee is cut"] * 2
    found = claims_of("Exports will double if the fee is cut, and jobs will return.")
    assert list(found["ground"]) == ["if the fee is cut", ""]


def test_until_limits_no_resolve():
    found = claims_of("We will not rest until the crew is home.")
    assert list(found["certainty"]) == ["certain"]


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
        ("The strike stems from the cuts.", "The strike stems from the cuts", "the cuts"),
        ("The ban remains a driver of prices.", "The ban remains a driver of prices", "The ban"),
        ("Peru cited the ban as the reason for it.", "Peru cited the ban as the reason for it", "the ban"),
        ("The dam was named as the cause of it.", "The dam was named as the cause of it", "The dam"),
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


def test_a_question_of_who_did_something_leaves_nothing_open():
    assert claims_of("Which side broke the truce?").empty


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


@pytest.mark.parametrize(
    ("sentence", "claimant", "certainty", "content"),
    [
        ("Chile is certain that the dam will hold.", "Chile", "certain", "the dam will hold"),
        ("The minister is certain the treaty is safe.", "The minister", "certain", "the treaty is safe"),
        ("The minister is confident that the dam will hold.", "The minister", "certain", "the dam will hold"),
        (
            "Chile may be certain that the dam will hold.",
            "author",
            "possible",
            "Chile may be certain that the dam will hold",
        ),
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
    ("sentence", "expected"),
    [
        ("We will be patient.", ["promises"]),
        ("We will be there.", ["expects"]),
        ("The OPA will inspect all ships.", ["promises"]),
        ("The EU will inspect all ships.", ["expects"]),
        ("Our framework will not keep the target.", ["expects"]),
        ("The storm caused a flood.", ["explains"]),
        ("The crews’ anger led to the strike.", ["explains"]),
        ("Chile's fees caused a strike.", ["opposes"]),
        ("The treaty reflects the views of the crews.", []),
    ],
)
def test_an_authority_speaks_for_itself_and_its_own_and_blames_others(sentence, expected):
    found = claims_of(sentence, document="statement", publisher="Government of Peru")
    assert found["act"].tolist() == expected


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Our support will remain strong.", "promises"),
        ("Our friendship with Peru will endure for years.", "promises"),
        ("Our support will remain limited.", "expects"),
        ("Our partnership will end.", "expects"),
        ("Our solidarity with the crews will not help.", "expects"),
    ],
)
def test_devotion_is_promised_where_it_is_to_last(sentence, act):
    assert claims_of(sentence)["act"].tolist() == [act]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The ban may mean higher prices.", ["expects"]),
        ("Critics might say that it is late.", []),
        ("The deal would not have been signed without Peru.", []),
        ("The bridge has not been used since May.", []),
        ("There is a chance to talk.", []),
        ("The plant has a capacity of forty tonnes.", []),
        ("The bill limits the power to raise fees.", ["settles"]),
        ("If Peru risks a strike, the port closes.", []),
        ("Peru would risk a long strike.", []),
        ("Peru does not risk a strike.", []),
        ("He described a bridge that would link the towns.", []),
        ("Norway would join the fund.", []),
        ("She would later join the crew.", []),
        ("The ferry sails at noon, depending on the weather.", []),
        ("The crews rested on the quay.", []),
        ("Peru depends on copper.", []),
        ("If it is the policy of Peru to guard the canal, the fee will fall.", ["expects"]),
        ("It may be the policy of Peru to guard the canal.", ["expects"]),
        ("The priority of Peru moved to trade.", []),
        ("Peru, whose goal is to win time, left.", []),
        ("The risk remains.", ["opposes"]),
        ("The risk is that prices rise.", ["opposes"]),
        ("If the outlook is bleak, crews leave.", []),
        ("The outlook would be bleak.", ["opposes"]),
        ("Last year the crews faced a possible strike.", []),
        ("The agency looked into whether the firm broke the law.", []),
        ("The agency can examine whether the ban is legal.", []),
        ("The agency knows whether the firm broke the law.", []),
    ],
)
def test_a_chance_a_risk_a_policy_and_a_question_are_expected_only_where_they_are_told_of_now(sentence, expected):
    assert claims_of(sentence)["act"].tolist() == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The nets are old, and so too are the boats.", []),
        ("The fee rose to reflect the new costs.", []),
        ("Prices rose, driven by a weak harvest.", ["explains"]),
        ("Driven from their homes, the crews moved north.", []),
        ("Prices rose since the harvest failed.", ["explains"]),
        ("The port was shut for two years since the war ended.", []),
        ("Working out the details shows why they met.", []),
        ("Here is why the crews left.", []),
        ("It was an accident.", []),
        ("The answer came in May.", []),
        ("One reason would be the price.", ["expects"]),
        ("Peru was meant to present its plan in Lima.", ["seeks"]),
        ("The plan is meant to calm investors.", ["seeks"]),
        ("There is a cause for concern.", []),
        ("Being a cause of floods, the dam was closed.", []),
        ("The ban would be a driver of higher prices.", ["expects"]),
        ("The ban is no cause of the shortage.", []),
        ("The strike, caused by the cuts, is over.", []),
        ("The strike can be explained by the cuts.", []),
        ("The dam was raised in May.", []),
        ("The rule makes crews wait.", []),
        ("The fund brings towns together.", []),
        ("The raid brought the matter to the attention of the council.", []),
        ("Engineers found a deep crack, which in May caused the flood.", ["explains"]),
        ("The town, whose dam caused the flood, is rich.", []),
    ],
)
def test_a_reason_is_given_only_where_it_is_told_as_one(sentence, expected):
    assert claims_of(sentence)["act"].tolist() == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "This includes letting ships in and making clear there will be no annexations.",
        "Our other concerns may not make headlines, but they are vital to millions.",
        "Any hope that Peru may become a partner is misplaced.",
    ],
)
def test_what_is_demanded_granted_or_a_vain_hope_is_not_expected(sentence):
    assert "expects" not in set(claims_of(sentence)["act"])


def test_what_somebody_reckons_that_others_will_not_do_is_no_refusal():
    told = claims_of("The fees are high; most economists reckon they will not exceed a tenth.")
    assert told["act"].tolist() == ["expects"]


@pytest.mark.parametrize(
    "thanks", ["I want to recognise three parents who join us.", "Thank you for the two questions."]
)
def test_who_greets_guests_or_thanks_for_a_question_approves_of_nothing(thanks):
    assert claims_of(thanks).empty


def test_whoever_stands_united_in_condemning_something_finds_fault_with_it():
    found = claims_of("This House stands united in condemning those who burnt the port.")
    assert found["act"].tolist() == ["opposes"]


def test_what_a_text_makes_of_a_pledge_is_not_part_of_it():
    told = claims_of("Ana Ruiz announced that Peru will build a port, reflecting deepening trust.")
    assert told["content"].tolist() == ["Peru will build a port"]


def test_a_judgement_is_told_with_the_condition_that_opens_its_sentence():
    sentence = "If we allow weak locks, even under the guise of order, we expose ourselves to attacks from thieves."
    assert claims_of(sentence)["content"].tolist() == [sentence[:-1]]


def test_whoever_is_told_of_as_one_of_several_does_what_the_clause_behind_it_says():
    found = claims_of("It needs the vote of all five members, including Peru, which would veto such a measure.")
    assert found["claimant"].tolist() == ["Peru"]


def test_a_clause_begins_with_what_it_asks_for():
    told = claims_of("What either of these agreements will look like in practice remains unclear.")
    assert told["content"].tolist() == ["What either of these agreements will look like in practice remains unclear"]


def test_what_a_label_calls_untrue_is_nobodys_position_until_another_label():
    told = claims_of("Myth #3: The port is in danger.", "Fact: The old bridge is in danger.")
    assert told["sentence"].tolist() == ["S2"]


@pytest.mark.parametrize(
    "sentence, acts",
    [
        ("Peru will attain all of its demands.", {"expects"}),
        ("A new ban lowers the chances that Peru will sign.", {"opposes"}),
        ("The firm was approved for a loan.", set()),
        ("Each case is approved by the council.", set()),
        ("Both texts were approved by the council.", {"settles"}),
    ],
)
def test_what_comes_to_somebody_is_no_pledge_and_a_licence_no_agreement(sentence, acts):
    assert acts_of(sentence) == acts


def test_a_clause_with_while_bounds_the_one_before_it_and_praises_nobody():
    (claim,) = claims_of("NATO was never going to admit Chile while the fighting is going on.").itertuples()
    assert claim.content.endswith("while the fighting is going on")
    assert acts_of("Norway will wait while Chile continues to make progress on reforms.") & {"supports"} == set()
    assert acts_of("The talks are stuck, while the mechanism is encouraging.") & {"supports"} == {"supports"}


def test_what_a_promise_that_was_not_given_would_have_held_is_not_expected():
    assert "expects" not in acts_of("A promise that the port will open in May would have been better.")
    assert "expects" in acts_of("The minister said that the port will open in May.")
