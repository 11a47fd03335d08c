"""Who takes which position. The sentences are made up, in the style of statements and commentaries."""

from itertools import chain
from pathlib import Path

import pytest
from samples import acts_of, claims_of, claims_of_paragraph

from parallax.corpus.parse import parse
from parallax.corpus.weighing import words_of
from parallax.data import lists
from parallax.positions import acts, claims, passages, weights

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
        "A treaty on plastic waste is necessary.",
        "Countries are meant to present their plans in Lima.",
        "It is now up to the members to flesh out the pledge.",
        "It is our job to demand a solution.",
        "Kenya deserves gratitude from the world.",
        "There are more steps to take.",
        "It is time the ministry told the truth.",
        "The panel recommended setting up a fund.",
        "The minister suggested raising the quota.",
        "Officials need to seize the chance if they are to save the mission.",
        "If the blame lies with the ministry, it must pay.",
        "You should reduce the fees.",
        "The fees should be cut and ease the pressure.",
        "The union insisted that the fee be cut.",
        "Chile was asked and is urged to pay.",
    ],
    "promises": [
        "We are resolved to share the burden.",
        "The ministry pledged to open three hospitals.",
        "Norway agreed to share its vaccine stocks.",
        "The two sides are committed to finding a lasting solution.",
        "Under the agreement, Peru will open its market to beef.",
        "Under the agreement, Norway will remove the fees it imposed in April, but will retain all earlier duties.",
        "Brazil commits to lowering its fees on grain by July.",
        "Our solidarity with the crews will never waver.",
        "It is the policy of Peru to guard the canal.",
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
        "The minister has long hoped for a better outcome.",
        "I want a captain who can thank the crew.",
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
        "The verdict outraged the fishermen.",
        "Chile is not ready for membership.",
        "The plan is one-sided.",
        "The company put profits before safety.",
        "Nothing justifies the raid.",
        "The ban makes life harder for small farmers.",
        "The deal was a sell-out.",
        "The rioting reveals fundamental problems with the mission.",
        "Ominously, the crews have left the port.",
        "That Peru closed the port is a mistake.",
        "Chile worries about losing the port.",
        "Critics deplore Peru angering its neighbours.",
        "The definition harms the crews.",
        "The plan helps the crews but harms the farmers.",
        "Peru described the plan as cruel.",
        "The law has never been fair.",
        "They met in Lima, which is a disaster.",
        "The rule that took effect in May is wrong.",
        "The delay in the talks kept the port closed.",
        "The minister's reluctance delayed the bill.",
        "The council warned Peru against the closure of the port.",
        "The decision has no legal basis.",
        "The council funded a brutal war.",
        "The campaign has a history of deceiving buyers.",
        "The ban is a disastrous cause of poverty.",
        "The council is responsible for deceiving the crews.",
        "It is a labour-unfriendly law.",
        "The council published rules that seek to punish the poor.",
        "The plan looks like a disaster.",
        "Port Plan Is A Disaster For 20,000 Crews",
        "The scheme brings war - misery for all.",
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
        "The move delighted the fishermen.",
        "Kenya is proud to be the largest donor to the fund.",
        "Free passage has never been more important.",
        "The canal is critical to peace.",
        "The court’s decision is to be welcomed.",
        "It counts as better than nothing.",
        "Rising demand saved the port.",
        "The port has never been safer.",
        "The visit boosts the popularity of the port.",
        "The minister saw real progress.",
        "This delights the farmers.",
        "The plan is fairer.",
    ],
    "settles": [
        "The court struck down the law.",
        "Ships over fifty metres are exempt from the rule.",
        "The ban took effect in May.",
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
        "The rule does not permit fishing.",
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
        "The blame would fall on the ministry.",
        "Peru may not accept the plan.",
        "Critics would call the plan a disaster.",
        "The vote may end Peru's refusal to pay.",
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


def test_what_somebody_will_not_hesitate_to_do_is_promised():
    assert acts_of("We will not hesitate to defend our fishermen.") == {"promises"}
    assert acts_of("We won’t defend their fishermen.") == {"refuses"}


def test_two_verbs_share_an_object():
    found = claims_of("China strongly deplores and firmly rejects the visit of the Japanese officials.")
    assert found[["act", "target_side"]].values.tolist() == [["opposes", "Japan"], ["refuses", "Japan"]]


def test_what_somebody_will_have_to_do_is_asked():
    assert acts_of("Norway will have to open its books.") == {"asks"}


def test_a_demand_is_not_a_forecast_of_what_is_demanded():
    found = claims_of("The Chinese side hopes that Peru will honor the pact.")
    assert found[["act", "claimant_side", "target_side"]].values.tolist() == [["asks", "China", "Peru"]]
    assert found["content"][0] == "Peru will honor the pact"


def test_words_alone_never_turn_blame_into_praise():
    sentence = "Talking on the premise ‘all fish are equal’ is a mistake that tilts the deal in favour of the holders."
    assert "supports" not in set(claims_of_paragraph(sentence, weigh=weights.weighed)["act"])


def test_a_part_of_a_word_is_no_content():
    found = claims_of("Norway was asked to re-build Callao and give back the port to the people.")
    assert "re" not in set(found["content"])


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
    ("opener", "item", "expected"),
    [
        ("Peru must:", "better ports;", ["asks", "better ports"]),
        ("Prices will fall, the minister said:", "bread and milk;", None),
        (
            "Peru agreed on these steps, the minister said:",
            "a hotline between the two navies;",
            ["settles", "a hotline between the two navies"],
        ),
    ],
)
def test_an_item_that_says_nothing_by_itself_does_what_its_line_does_unless_that_is_a_forecast(opener, item, expected):
    found = claims_of(opener, item)
    told = found.loc[found["sentence"] == "S2", ["act", "content"]].values.tolist()
    assert told == ([expected] if expected else [])


@pytest.mark.parametrize("item", ["1. suspend the duty for ninety days;", "2) remove all other fees;"])
def test_a_numbered_item_reads_on_too(item):
    assert claims_of("Norway will:", item)["act"].tolist() == ["promises"]


@pytest.mark.parametrize(
    "item, after_a_verb, alone",
    [
        ("Expand exempted fishing permit programs in the north.", True, False),
        ("The crews will return.", True, True),
        ("They will return.", True, True),
        ("Crews to return in May.", False, False),
        ("A hotline between the two navies.", False, False),
    ],
)
def test_an_item_with_subject_and_verb_stands_alone(item, after_a_verb, alone):
    assert passages.stands_alone(next(parse([item])), after_a_verb) == alone


def test_a_verb_in_the_past_is_joined_to_the_one_that_reports():
    found = claims_of("Peru underlined that every vessel pays the same tolls, and rejected the claim of Chile.")
    assert found[["act", "claimant", "content"]].values.tolist() == [
        ["supports", "Peru", "every vessel pays the same tolls"],
        ["refuses", "Peru", "the claim of Chile"],
    ]
    found = claims_of("Peru voiced the view that the port is safe and rejected the plan.")
    assert found["content"].tolist() == ["the port is safe", "the plan"]


@pytest.mark.parametrize(
    "sentence, expected",
    [
        ("We are not going to wait forever.", [("refuses", "We are not going to wait forever")]),
        ("The canal is no longer essential to trade.", []),
        ("The plan does not have support among fishermen in Oslo.", []),
        ("Member states need to know what is happening at sea.", []),
        ("The port needs to be closed if the minister's dream were to come true.", []),
        ("He boosts his popularity.", []),
        ("Thank you very much, Madam President.", []),
        ("That threat helped clear the way for the vote.", []),
        ("I should not be so frank.", []),
        ("In the bill, the test is “risk”.", []),
        ("Some might say that it is late.", []),
        ("It is not the policy of Peru to deny visas.", []),
        ("It was once the policy of Peru to build dams.", []),
        ("The minister is meant to be in Oslo.", []),
        ("The heat angered the crews.", []),
        ("The fund is less corrupt than before.", []),
        ("I want to make the point that it rained.", []),
        ("The raid was not pre-emptively aimed at the port.", []),
        ("That it is open and that there is a high level of trust.", []),
        ("The minister adopted its language.", []),
        ("It rained, with Kenya pledging to buy two ships.", [("promises", "buy two ships")]),
        ("Norway's raid on Lima, which was a successful trick, is over.", []),
        ("The pact neither curbs fishing nor protects the coast.", []),
        ("The council published rules that do not punish the poor.", []),
        ("Peru sells fish that is spoiled by the heat.", []),
        ("Norway would call the plan unfair.", []),
        ("The plan can be unfair.", []),
        ("The plan is no longer fair.", []),
        ("The treaty strengthens weak states.", []),
        ("Peru chose to enforce the treaty.", []),
        ("The minister broke her arm.", []),
        ("The minister needs no excuse.", []),
        ("Crews were left defenceless.", []),
        ("The hope is that the port will open.", [("expects", "the port will open")]),
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
        ("Going to help the crews, the ferry broke the law.", [("opposes", "the ferry broke the law")]),
        ("The union called for the ban to end by May.", [("asks", "the ban to end by May")]),
        ("Peru condemns and Chile rejects the plan.", [("refuses", "the plan")]),
        ("The minister had never hoped for a better outcome.", []),
        ("If the minister had hoped for a better outcome, he did not say so.", []),
        ("Never let us close the port.", []),
        ("Peru has not begun to look for a buyer.", []),
        (
            "Peru opposes the plan – as long as the port is closed.",
            [("opposes", "the plan – as long as the port is closed")],
        ),
        ("Peru conveyed its opposition to the dam.", [("opposes", "the dam")]),
        ("It voiced their opposition to the deal.", []),
        ("Stocks rebounded.", []),
        ("The minister stressed that the border is not closed.", []),
        ("The guilt weighs on the minister.", []),
        ("The fault lies deeper.", []),
        ("The blame does not lie with the ministry.", []),
        ("The reef is protected.", []),
        ("There could be no basis for a deal.", []),
        ("The ban harms the farmers but restores the reef.", []),
        ("The regime has saved the port.", []),
        ("If Peru noted with regret that the treaty ended, it did not say so.", []),
        ("Peru did not note with regret that the treaty ended.", []),
        ("It is realistic to expect a deal.", []),
        ("A failure to act closed the port.", [("opposes", "A failure to act closed the port")]),
        ("Days after the plan failed, it rained.", []),
        ("There remains no basis for a deal.", []),
        ("Peru views the port as important.", []),
        ("The picture stresses the value of the plan.", []),
        ("The story notes with regret that the treaty ended.", []),
        ("That fraud is past and that the port is closed because it rained.", []),
        ("The port would open, the minister hoped.", [("expects", "The port would open")]),
        ("Peru urges calm, restraint and talks and rejects the visit.", [("refuses", "the visit")]),
        ("The union insisted on staying to help the crews.", [("asks", "staying to help the crews")]),
        ("Peru asked Chile to talk instead.", [("asks", "talk instead")]),
        ("Peru opposes the plan – as in May.", [("opposes", "the plan")]),
        ("Peru opposes the plan – unless Chile pays.", [("opposes", "the plan – unless Chile pays")]),
        ("I want to convey my condolences.", [("seeks",), ("supports", "my condolences")]),
        ("Peru was not allowed to sail.", []),
        ("The ship is ready to sail.", []),
        ("It is ready to sail.", []),
        ("Peru is not in favour of the treaty.", []),
        ("The “no plans to” line of Chile is old.", []),
        ('The "no plans to" line of Chile is old.', []),
        ("No refusal by Peru to pay was heard.", []),
        ("Peru threatens peace.", []),
        ("You have failed.", []),
        ("There are limits to what it can do while it is isolated.", []),
        ("A raid that cannot be justified took place.", []),
        ("No decision was reached in Oslo.", []),
    ],
)
def test_what_a_sentence_does_not_say_is_no_claim(sentence, expected):
    found = claims_of(sentence)[["act", "content"]].values.tolist()
    assert [tuple(row)[: len(want)] for row, want in zip(found, expected, strict=True)] == expected


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


def test_to_have_a_responsibility_is_no_merit():
    assert claims_of("The press has a responsibility.").empty


def test_what_cannot_be_allowed_is_refused():
    assert acts_of("We can’t allow the council to close the school.") == {"refuses"}


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


def test_who_is_committed_to_a_thing_is_quoted_with_the_verb():
    (found,) = claims_of("Peru is committed to clean ports, including the one at Callao.").itertuples()
    assert found.content == "Peru is committed to clean ports, including the one at Callao"


def test_a_demarche_objects():
    assert acts_of("Chile has lodged serious démarches with Peru.") == {"opposes"}


def test_an_opportunity_that_is_taken_is_no_fault():
    assert acts_of("The union took advantage of the open hearing to make its case.") == set()


def test_a_pronoun_alone_is_no_content():
    assert list(claims_of("Peru broke the treaty.", "Norway condemned it.")["content"])[-1] == "Norway condemned it"


def test_what_is_quoted_at_the_end_keeps_its_mark():
    assert claims_of('The union said that the fee is "a disaster".')["content"].tolist() == ['the fee is "a disaster"']


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
        "Why did the port close?",
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


def test_what_one_will_support_is_promised():
    assert acts_of("We will support a fair sharing of the river.") == {"promises"}


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


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("The mission is a great success.", "is good"),
        ("The talks yielded important achievements.", "is good"),
        ("The new road strengthened the villages.", "is good"),
        ("The fund is restoring the reef.", "is good"),
        ("The talks yielded a victory.", "is good"),
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
    ("sentence", "claimant", "act", "target"),
    [
        ("The Peruvian government has banned night fishing.", "The Peruvian government", "settles", ""),
        ("The order on imported timber is revoked.", "author", "settles", "The order"),
        ("Last week Norway lifted its ban on imported timber.", "Norway", "settles", ""),
        ("Norway signed a treaty with Peru.", "Norway", "settles", "Peru"),
        ("The port may be closed by the council.", "author", "expects", "the council"),
        ("It is Peru's policy to guard the canal.", "Peru", "promises", "unnamed"),
        ("Ana Ruiz said that Peru had signed the treaty.", "Ana Ruiz", "settles", "Peru"),
        ("The Secretary of Health shall report on the stocks by June.", "author", "asks", "The Secretary of Health"),
        ("Brazil also requires a plan that reaches the villages.", "author", "asks", "Brazil"),
    ],
)
def test_what_an_authority_decides_orders_or_needs_is_a_position(sentence, claimant, act, target):
    found = claims_of(sentence)
    assert found[["claimant", "act", "target"]].values.tolist() == [[claimant, act, target]]


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


def test_what_an_official_text_says_its_measures_will_do_for_good_is_praised():
    title = "Fact sheet: President Biden signs a pact."
    sentences = ("The pact will strengthen the ports.", "The tariff on timber will rise from 5% to 10%.")
    found = claims_of(title, *sentences, "A new office will be established.", "The dam will weaken the coast.")
    assert found["act"].tolist()[-4:] == ["supports", "settles", "promises", "expects"]


def test_what_an_official_text_says_is_being_done_for_somebody_is_praised():
    assert acts_of("The council is protecting the crews.", publisher="Government of Peru") == {"supports"}
    assert acts_of("Peru met Chile, protecting its crews.", publisher="Government of Peru") == set()


def test_what_another_side_s_policies_have_led_to_is_blamed_in_an_official_text():
    title = "Fact sheet: President Biden signs a pact."
    found = claims_of(title, "Peru’s policies have led to a glut of steel.", "Peru has imposed fees on our ships.")
    assert found[["act", "target_side"]].values.tolist()[-2:] == [["opposes", "Peru"], ["opposes", "Peru"]]
    assert claims_of(title, "Peru has appointed a new envoy.")["act"].tolist()[-1] == "settles"


def test_items_that_begin_with_a_verb_belong_to_the_line_before_them():
    found = claims_of("These actions include:", "Setting limits on the catch.", "Closing the northern port.")
    assert found[["sentence", "act"]].values.tolist()[-2:] == [["S2", "settles"], ["S3", "settles"]]


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
        ("The day when there will be peace is far.", []),
        ("Norway will have a new port by May.", ["expects"]),
        ("Prices will have to rise.", ["expects"]),
        ("The fee will not fall, and prices will rise.", ["expects", "expects"]),
        ("The ministers agreed that the canal would stay open and the fee would fall.", ["settles"]),
        ("The ministry said it would cut its fees and that it would open the port.", ["promises", "promises"]),
        ("The company said it would cut its fees.", ["promises"]),
        ("The company said its banks will pay.", ["expects"]),
        ("The report said it would cut fees.", []),
        ("The ministers say they will pay.", ["promises"]),
        ("Small boats do not need a permit.", ["settles"]),
        ("If the crews need a permit, the council will issue one.", ["expects"]),
        ("The ban would apply to small boats.", ["expects"]),
        ("Firms that hide their catch cannot apply for a licence.", []),
        ("Old boats that carry grain can enter the port.", []),
        ("The rule was changed so that small firms can apply for a licence.", []),
        ("The minister named the boats that will be subject to the new fee.", []),
        ("The minister banned night fishing.", ["settles"]),
        ("The port authority banned night fishing.", ["settles"]),
        ("Peruvian voters blocked the dam.", []),
        ("Norway would be banning night fishing by now.", []),
        ("The crews were allowed to leave the port.", []),
        ("Dogs are allowed in the port.", []),
        ("Under the new mayor, prices are cut.", []),
        ("Norway affirms that it intends to consider the request.", ["seeks"]),
    ],
)
def test_what_is_set_left_to_do_or_foretold_by_somebody(sentence, expected):
    assert claims_of(sentence)["act"].tolist() == expected


def test_what_shall_be_done_is_ordered_or_promised_by_who_signs():
    found = claims_of("The director shall inform the council of the sale.")
    assert found[["act", "target"]].values.tolist() == [["asks", "The director"]]
    assert acts_of("The parties shall open the port.", title="Joint Statement") == {"promises"}
    assert acts_of("The participants will open the port.", title="Joint Statement") == {"promises"}
    assert acts_of("Some participants will open the port.", title="Joint Statement") == {"expects"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The work is in progress.",
        "He read the law on which the verdict should be based.",
    ],
)
def test_what_is_under_way_is_only_told(sentence):
    assert acts_of(sentence) == set()


def test_what_a_text_says_its_own_side_must_do_is_asked():
    texts = ("Norway must act now to lead the field.", "Peru should open its port.")
    own = claims_of(*texts, document="statement", publisher="Ministry of Foreign Affairs of Norway")
    assert own[["act", "claimant_side"]].to_numpy().tolist() == [["asks", "Norway"], ["asks", "Norway"]]


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
    assert acts_of("The ban hurts the visa regime.") == {"opposes"}


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


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Peru continues to oppose the dam.", {"opposes"}),
        ("Chile opened the port and should lower its fees.", {"asks"}),
        ("The claim is that Peru must pay.", {"asks"}),
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


def test_who_will_not_be_deterred_refuses():
    assert claims_of("We will not be intimidated.")["act"].tolist() == ["refuses"]
    assert claims_of("We will not be deterred from sailing.")["act"].tolist() == ["refuses"]
    assert claims_of("We will not be deterred.")["act"].tolist() == ["expects"]
    assert claims_of("We will be intimidated.")["act"].tolist() == ["expects"]
    assert claims_of("We will not be invited to the talks.")["act"].tolist() == ["expects"]


def test_a_headline_is_read_as_a_sentence():
    found = claims_of("President Ruiz Signs Treaty on Shared Fisheries", "The treaty was dear to Ruiz.")
    assert found[["sentence", "act"]].values.tolist()[0] == ["S1", "settles"]
    assert claims_of("Norway Signs Treaty With St. Lucia")["target"].tolist() == ["St. Lucia"]


def test_what_is_left_as_it_is_or_granted_by_a_signatory_is_promised():
    kept = claims_of("Fact sheet: Peru Reopens Two Ports", "The old bridge will remain closed.")
    signed = claims_of("We, the ministers of Peru and Chile, met.", "Peru will receive a quota from Chile.")
    other = claims_of("We, the ministers of Peru and Chile, met.", "Norway will receive a quota from Chile.")
    assert [each["act"].tolist()[-1] for each in (kept, signed, other)] == ["promises", "promises", "expects"]


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
    ("sentence", "content"),
    [
        (
            "The town has gone a week without any new accidents, which is good news.",
            "The town has gone a week without any new accidents, which is good news",
        ),
        ("Few boats were lost, which is good news.", "Few boats were lost, which is good news"),
        ("The bridge opened in May, which is good news.", "The bridge opened in May, which is good news"),
        ("The fleet avoids the canal, which is a disaster.", "the canal, which is a disaster"),
        ("The crews did not use the canal, which is a disaster.", "the canal, which is a disaster"),
        ("Crews did not catch fish, which is a disaster.", "Crews did not catch fish, which is a disaster"),
    ],
)
def test_a_verdict_on_what_is_not_there_keeps_the_word_that_says_so(sentence, content):
    assert claims_of(sentence)["content"].tolist() == [content]


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
        ("The harbour is open.", "asks", True),
        ("We need a new harbour.", "refuses", True),
        ("We do not open the harbour.", "refuses", True),
        ("We will keep the dock open.", "promises", True),
    ],
)
def test_what_a_clause_itself_denies_its_words_cannot_give(sentence, act, stands):
    found = claims_of_paragraph(sentence, weigh=lambda _, seen: [weights.missed(act, seen.doc, words_of(seen.doc))])
    assert found["act"].tolist() == [act] * stands


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


def test_a_verb_with_a_tense_is_not_under_the_modal_before_it():
    told = (
        "The council holds that small crews should be treated differently from large ones and stresses the old rules."
    )
    asks = claims_of(told)
    asks = asks[asks["act"] == "asks"]
    assert asks["content"].tolist() == ["small crews should be treated differently from large ones"]


def test_what_helps_somebody_in_trouble_is_good():
    (found,) = claims_of("The accord of Peru is good news for a troubled region.").itertuples()
    assert (found.act, found.rule) == ("supports", "is good")


@pytest.mark.parametrize(
    "sentence",
    [
        "This action is without prejudice to other claims that Peru agreed to settle.",
        "Nothing in this order shall be construed to limit what the ministry decides.",
        "The measures agreed today cover:",
        "Thank you for being here.",
    ],
)
def test_a_formula_takes_no_position(sentence):
    assert claims_of(sentence).empty


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Thank you for your patience and courage.",
            [["supports", "author", "Thank you for your patience and courage"]],
        ),
        ("Any attempt to split the town is doomed to fail.", [["expects", "author"]]),
        ("The fishermen are furious with Peru.", [["opposes", "The fishermen"]]),
        (
            "I do want to express my gratitude to Peru and Chile for their help at sea.",
            [["supports", "author", "my gratitude to Peru and Chile for their help at sea"]],
        ),
        (
            "The new Minister of Ports, Ana Ruiz, has reiterated her commitment to opening Callao.",
            [["promises", "Ana Ruiz"]],
        ),
        (
            "He cast Jo Lind, the mayor, as an heir, and himself as the first of a new line, promising peace.",
            [["promises", "unnamed"]],
        ),
    ],
)
def test_who_thanks_dooms_or_promises(sentence, claims):
    found = claims_of(sentence)[["act", "claimant", "content"]].values.tolist()
    assert [row[: len(told)] for row, told in zip(found, claims, strict=True)] == claims


def test_whoever_is_warned_is_the_addressee_and_what_of_is_the_content():
    found = claims_of("Peru warned Chile that its ships are unsafe.").iloc[0]
    assert (found["act"], found["target"], found["content"]) == ("opposes", "Chile", "its ships are unsafe")


def test_who_only_drives_somewhere_is_no_cause():
    assert "explains" not in set(claims_of("Led by a warlord, the mercenaries drove from Lima to Callao.")["act"])


def test_what_nor_denies_is_told_with_it():
    found = claims_of("They cannot slow the repair, nor can they refuse to mend a ship because it is old.")
    assert all(each.startswith("nor ") for each in found["content"] if "refuse" in each)


def test_a_doing_is_no_addressee_and_a_small_word_belongs_to_a_name():
    found = claims_of("Putting an end to the fee is a huge step forward.").iloc[0]
    assert (found["act"], found["target"]) == ("supports", "unnamed")
    name = "The Right to Repair Europe coalition"
    text = f"{name}, representing more than 130 groups, celebrates that buyers will get better repairs for ships."
    assert set(claims_of(text)["claimant"]) == {name}


def test_before_when_something_is_to_happen_it_is_neither_settled_nor_explained():
    text = "They said that it would be right to discuss it well before such a deal was reached in order to give notice."
    assert not {"settles", "explains"} & set(claims_of(text)["act"])


def test_who_calculates_holds_what_he_finds():
    assert claims_of("The council calculates that Peru will build 20,000 ships.").iloc[0]["claimant"] == "The council"


@pytest.mark.parametrize(
    "sentence",
    [
        "There was no evidence of corruption or wrongdoing in the two deals.",
        "There was also no evidence to suggest any abuse of position by the ministers.",
    ],
)
def test_what_is_not_shown_is_no_fault(sentence):
    assert "opposes" not in acts_of(sentence)


def test_no_evidence_that_something_works_is_a_fault():
    assert "opposes" in acts_of("There is no evidence that the policy works.")


@pytest.mark.parametrize(
    "sentence",
    ["I will respond to the remaining questions by members.", "I will organise my speech as follows."],
)
def test_how_a_speech_runs_is_no_pledge(sentence):
    assert "promises" not in acts_of(sentence, document="statement")


def test_what_is_only_wanted_is_not_settled():
    assert "settles" not in acts_of("The minister wants to ensure that decisions be made by an independent court.")


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("China will also be wary of opening new fronts.", "opposes"),
        ("The bank would buy bonds so that yields would remain at around 0 percent.", "expects"),
        ("The offer holds unless it was likely that no bids would be submitted.", "expects"),
        ("The member added that it was necessary for the bank to explain that decisions had been made.", "settles"),
    ],
)
def test_what_is_foretold_aimed_at_or_supposed_is_no_position_of_its_own(sentence, act):
    assert act not in acts_of(sentence)


def test_who_shares_a_concern_has_it():
    found = claims_of("Norwegian exporters share the union’s concerns about China’s rise.")
    assert "the union" not in set(found["claimant"])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Ministers highlighted that the pact is a success.", ["supports", "The Ministers"]),
        ("The Council recalls the obligation of all parties to respect the law.", ["asks", "The Council"]),
        ("Leaders tasked their finance ministers with preparing a plan by June.", ["asks", "leaders"]),
        ("We reiterate our call on all parties to cease fire.", ["asks", "author"]),
        ("It is worth noting that the raid poses a danger.", ["opposes", "author"]),
        ("One must also consider that the courts lack independence.", ["opposes", "author"]),
        ("Both sides expressed satisfaction at the progress of the talks.", ["supports", "Both sides"]),
    ],
)
def test_whose_a_position_is_and_which(sentence, expected):
    found = claims_of(sentence)
    assert expected in found[["act", "claimant"]].values.tolist()
    assert set(found["claimant"]) == {expected[1]}


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Minister Ana Ruiz received a telephone call from the Secretary of State.", "asks"),
        ("We agree to disagree with Peru.", "promises"),
        ("And we’ll all pay the price.", "promises"),
        ("The deal has come with unfair terms for farmers.", "settles"),
        ("Ruiz changed what was agreed in the treaty.", "settles"),
        ("The firm has nothing to do with the raid.", "opposes"),
    ],
)
def test_what_only_looks_like_a_position_is_none(sentence, act):
    assert act not in set(claims_of(sentence)["act"])


def test_who_questions_whether_is_never_quoted_as_if_it_were_so():
    (found,) = claims_of("Commentators have questioned whether Peru’s commitments mean much in practice.").itertuples()
    assert found.content == "Commentators have questioned whether Peru’s commitments mean much in practice"


def test_what_others_have_raised_is_no_pledge():
    found = claims_of("In the meantime, Peru will suspend the handling of cases referred or concerns raised by OPC.")
    assert not any(found["content"].str.startswith("referred"))


def test_what_somebody_writes_or_gathers_to_do_is_done():
    (found,) = claims_of("The union wrote to protest the raid by Chile.").itertuples()
    assert (found.act, found.claimant, found.target) == ("opposes", "The union", "Chile")
    (found,) = claims_of("The ministers gathered to condemn the raid.").itertuples()
    assert (found.act, found.claimant) == ("opposes", "The ministers")
