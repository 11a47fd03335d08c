"""The story: what each text says, in its own words, and where the two part."""

import re
from itertools import pairwise
from types import SimpleNamespace

import pandas as pd
import pytest
from spacy.tokens import Span

import parallax
from parallax.corpus.parse import parse
from parallax.data import lists
from parallax.report import centrality, clauses, contrasts, grid, headline, heard, rebuttals, shared, story
from parallax.report.displays import Run
from parallax.report.positions import ACTS, mid_sentence, without_tie

pytestmark = pytest.mark.slow


def plain(runs):
    return "".join(run.text for run in runs)


def exchanged(text):
    """A text with the names of the two accounts, and the letters of their sentences, exchanged."""
    turned = {"statement": "commentary", "commentary": "statement", "S": "C", "C": "S"}
    return re.sub(r"statement|commentary|\b[SC](?=\d)", lambda match: turned[match.group()], text)


def compared(statement, commentary):
    """The comparison of two short texts."""
    return parallax.compare(statement, commentary, families=["themes"], resamples=100)


TALKS = """Norway and Peru agreed on a fishing treaty. The minister urged Peru to open the port of Callao.
Under the treaty, Norway will send two ships."""
DOUBTS = "The fishing treaty pleases nobody. Whether Peru will open the port of Callao remains unclear. It rained."


def test_each_text_is_told_in_a_few_sentences_that_quote_it(seeds):
    texts = seeds.sentences.set_index("sentence")["text"]
    for telling in story.story(seeds).tellings:
        assert 3 <= len(telling.sentences) <= story.MOST
        for sentence in telling.sentences:
            assert re.match("[A-Z]|“", plain(sentence)) and plain(sentence).endswith(".")
            for words, link in pairwise(sentence):
                if link.to and words.text.endswith("” ("):
                    quotation = words.text.removesuffix("” (").removeprefix("“").translate({ord("‘"): "“"})
                    assert all(part.strip() in texts[link.to] for part in quotation.split("[…]"))


def test_more_is_told_of_a_long_text_until_it_is_half_as_much():
    assert [story.most_of(size) for size in (3, 40, 44, 45, 60, 65, 5000)] == [5, 10, 10, 11, 14, 15, 15]
    assert [story.most_of(size) for size in (5, 8, 10, 12, 13)] == [5, 7, 8, 10, 10]


def test_a_turn_is_told_only_behind_what_it_turns():
    both = compared(
        "The ferry sank near Lima. But the crews of the port are safe in Peru. It rained.", "It rained. It snowed."
    )
    told = [story.whole(both, "S2", goes_on=goes_on) for goes_on in (True, False)]
    assert told == ["But the crews of the port are safe in Peru", "the crews of the port are safe in Peru"]
    lines = [plain(runs) for runs in story.story(both).tellings[0].sentences]
    assert "“But the crews of the port are safe in Peru” (S2)." in lines  # S1 is told before it


def test_no_sentence_of_a_text_is_quoted_twice(seeds):
    for telling in story.story(seeds).tellings:
        ids = [run.to for sentence in telling.sentences for run in sentence if run.to]
        quoted = [
            run.to for sentence in telling.sentences for run, after in pairwise(sentence) if after.text[:1] == ")"
        ]
        assert ids and len(quoted) == len(set(quoted))


def test_what_one_side_asks_of_the_other_is_told(seeds):
    told = " ".join(plain(sentence) for sentence in story.story(seeds).tellings[0].sentences)
    assert "urged the United States to “correct its missteps" in told


def test_the_headline_sets_what_one_holds_settled_against_what_the_other_leaves_open(seeds):
    assert headline.headline(seeds).startswith("The statement says what has been settled: “Beijing and Washington had")
    assert "; the commentary says what is still open: “The more intractable disputes" in headline.headline(seeds)


def test_exchanging_the_texts_turns_every_sentence_round(seeds, swapped):
    one, other = (story.story(each).tellings for each in (seeds, swapped))
    told = [[exchanged(plain(sentence)) for sentence in telling.sentences] for telling in one]
    assert told == [[plain(sentence) for sentence in telling.sentences] for telling in reversed(other)]
    sides = [exchanged(headline.headline(seeds)).lower().split("; "), headline.headline(swapped).lower().split("; ")]
    assert sorted(sides[0]) == sorted(sides[1])


def test_quotations_face_each_other_where_the_texts_part(seeds):
    for pair in contrasts.parting(seeds).pairs:
        assert (pair.statement[1].to[0], pair.commentary[1].to[0]) == ("S", "C")
        assert re.match(r"(?:On “.+”: t|T)he statement [a-z ]+; the commentary [a-z ]+\.", pair.line)


def test_two_short_texts_are_told(tmp_path):
    both = compared(TALKS, DOUBTS)
    told = [[plain(sentence) for sentence in telling.sentences] for telling in story.story(both).tellings]
    assert "“Norway and Peru agreed on a fishing treaty” (S1)." in told[0]
    assert "The minister urged Peru to “open the port of Callao” (S2)." in told[0]
    assert "“Under the treaty, Norway will send two ships” (S3)." in told[0]
    assert told[1][0] == "“The fishing treaty pleases nobody” (C1)."
    assert told[1][1].startswith("“Whether Peru will open the port of Callao remains unclear” (C2)")


SAME = "cut its quota by 20 percent for an initial period of 90 days, while keeping its old harbours"
MET = "The parties met on Monday."
PLEDGES = f"{MET} Under the pact, Norway will {SAME}. Under the pact, Peru will {SAME} and opening two ports."
ESSAY = """The treaty between Norway and Peru was signed on Monday in Oslo by both ministers.

Fishermen in both countries waited for years, and many of them had lost hope of any deal.

Thus, the treaty is a beginning. It is a test of patience. Peru is glad."""


def test_commitments_of_two_sides_in_the_same_words_are_told_as_one():
    told = [plain(sentence) for sentence in story.story(compared(PLEDGES, ESSAY)).tellings[0].sentences]
    assert told[0] == f"Norway (S2) and Peru (S3) commit themselves to the same: “will {SAME}”."


def test_what_two_sides_promise_alike_stands_for_their_text_in_the_headline():
    both = compared(PLEDGES, ESSAY)
    told = headline.promised(both, "statement")
    assert told == f"has Norway and Peru commit themselves to the same: “will {SAME}”"
    assert headline.promised(both, "commentary") == ""


def test_a_text_of_its_own_voice_is_told_by_its_conclusion_first():
    told = story.story(compared(ESSAY, DOUBTS)).tellings[0].sentences
    assert plain(told[0]) == (
        "The statement concludes: “the treaty is a beginning” (S3) and “It is a test of patience” (S4)."
    )
    told = story.story(compared(ESSAY.replace("Thus, the", "The"), DOUBTS)).tellings[0].sentences
    assert plain(told[0]).startswith("“The treaty between Norway and Peru was")


def test_a_side_that_nobody_speaks_for_is_named(seeds):
    told = plain(heard.heard(seeds).runs)
    assert "Wang Jingtao (Deputy Director of the Cyberspace Administration of China)" in told
    assert told.endswith("No one from the United States is cited by name in either text.")


def test_no_side_is_missed_in_texts_that_name_none():
    dull = "The river rose. The bridge shook. The old mill stands."
    for texts in ((dull, DOUBTS), (TALKS, dull), (dull, dull.replace("river", "brook"))):
        assert heard.missed(compared(*texts), {"statement": {}, "commentary": {}}) == []


def test_texts_that_do_not_contradict_each_other_are_not_told_to_part():
    ahead = "It rained in Oslo. The new quota will protect the herring and feed the towns of the northern fjords."
    both = compared(ahead, "It snowed. The quota will harm the boats of poor families.")
    assert contrasts.parting(both) is None and plain(shared.no_parting(both).runs) == shared.NO_PARTING


def test_a_country_that_one_text_names_often_and_the_other_never_is_told():
    often = "Kenya sent a ship. Norway waited. Nairobi paid for it. Chile looked on. Chile left. Kenya was glad."
    help = "Norway did not wait. Oslo asked NATO for help. NATO sent a ship. NATO left."
    named = contrasts.named_alone(compared(often, help))
    assert (
        plain(named.runs)
        == "Named by the statement alone: Kenya (S1, S3, S6). Named by the commentary alone: NATO (C2, C3, C4). "
    )
    assert contrasts.named_alone(compared("Norway waited. Oslo paid.", "Norway met Peru. It rained.")) is None


def test_a_sentence_that_points_to_the_one_before_it_is_told_with_it():
    both = compared(f"{TALKS} The ferry stopped for a month. This cost the fishermen their harvest.", DOUBTS)
    assert plain(story.pointed_to(both, "S5", {"S5"})) == "“The ferry stopped for a month” (S4). "
    assert story.pointed_to(both, "S5", {"S4", "S5"}) == story.pointed_to(both, "S4", {"S4"}) == ()


@pytest.mark.parametrize(
    ("sentence", "is_bound"),
    [
        ("That’s why the fishermen left.", True),
        ("But this overlooks the crews.", True),
        ("And that’s why the fishermen left.", True),
        ("The council cannot end those risks.", True),
        ("The council cannot end those risks that it knows.", False),
        ("Examples include boats and nets.", True),
        ("Owners of these boats must pay.", True),
        ("The owners must pay.", False),
        ("But the owners must pay.", False),
        ("The ferries stopped in these days.", False),
        ("Only the end of that conflict can help.", True),
        ("Only the end of that conflict which divides the lakes can help.", False),
        ("Bans on these will be scrapped.", True),
        ("Bans on these that harm the crews will be scrapped.", False),
        ("The claim that fog has hampered their work is false.", True),
        ("The crews said that the fog has hampered their work.", False),
        ("In their letter, the crews asked for help.", False),
        ("Everyone knows that they are late.", False),
        ("Many other groups did likewise.", True),
        ("In Oslo the answer may never be simple.", True),
        ("In Oslo the answer to the question may be simple.", False),
        ("People use them to store nets.", True),
        ("The council bought the boats and sold them to Peru.", False),
        ("Under the plan, it would pay the crews.", True),
        ("In the end it is clear that the crews pay.", False),
        ("According to the council, it would pay the crews.", False),
        ("The council cannot end those risks, which all know.", True),
    ],
)
def test_a_sentence_points_back_behind_an_opener_and_by_what_it_shows(sentence, is_bound):
    assert centrality.points_back(next(parse([sentence]))) is is_bound


def test_a_long_sentence_of_the_paragraph_before_is_cut_where_another_points_to_it():
    long = (
        "The council closed the port after the storm of May, which had thrown two ferries on the beach below the "
        "lighthouse and damaged the roof of the only school that the fishermen of the island have for their children."
    )
    both = compared(f"The port is old. {long}\n\nIt did so without a vote. The fee is low.", DOUBTS)
    told = plain(story.pointed_to(both, "S3", {"S3"}))
    assert told.startswith("“The council closed the port after the storm of May") and told.endswith(" […]” (S2). ")


def test_without_a_contrast_the_headline_gives_what_stands_for_each_text():
    quota = "The new quota\n\nNorway and Peru announced a new quota for herring in the northern fjords on Monday.\n\n"
    said = headline.headline(compared(f"{quota}It rained. Norway will send a ship.", "It snowed. Peru must wait."))
    assert said == (
        "The statement says: “Norway and Peru announced a new quota for herring in the northern fjords on Monday”; "
        "the commentary says: “Peru must wait”"
    )


def test_what_a_text_makes_of_a_pledge_is_not_put_into_a_mouth():
    said = "Ana Ruiz announced today that Peru will pay Norway 300 million dollars, reflecting deepening trust."
    told = story.story(compared(f"{said} It rained.", DOUBTS)).tellings[0].sentences
    assert "Ana Ruiz announced today that “Peru will pay Norway 300 million dollars” (S1)." in map(plain, told)


def test_what_a_sentence_only_grants_is_told_by_the_sentence_and_is_no_judgement_of_its_text():
    granted = "While some criticised the council of Lima for the long closure, the closure has been a great success."
    both = compared(f"{granted} It rained.", DOUBTS)
    told = [plain(sentence) for sentence in story.story(both).tellings[0].sentences]
    assert told[0].startswith("“While some criticised the council of Lima")
    assert "some" not in plain([run for row in grid.grid(both).rows for cell in row for run in cell])


APPROVES = "The harbour is a great success. The lighthouse is a great success. We welcome the ferry. It rained."
BLAMES = "The road is a grave mistake. The ferry law is deeply flawed. The bridge is a grave mistake. It snowed."


def test_a_text_that_mostly_approves_and_one_that_mostly_finds_fault_part():
    told = contrasts.parting(compared(APPROVES, BLAMES))
    lines = [pair.line for pair in told.pairs]
    assert lines == ["The statement mostly approves; the commentary mostly finds fault."]
    assert plain(told.pairs[0].statement) == "“We welcome the ferry” S3"
    assert plain(told.pairs[0].commentary) == "“The ferry law is deeply flawed” C2"
    assert contrasts.parting(compared(APPROVES, "The bridge is a grave mistake. It snowed. The road is long.")) is None


def test_a_line_that_sums_a_text_up_below_its_title_is_its_headline():
    opening = "Explaining what is in the ferry deal\n\nThe deal helps the crews, but less than the minister claims"
    body = "The minister unveiled the ferry deal on Monday. It names new routes. Few boats will sail before May."
    told = headline.headline(compared("Peru must reopen the port. It rained in Lima.", f"{opening}\n\n{body}"))
    assert told.endswith("says: “The deal helps the crews, but less than the minister claims”")


def test_without_a_contrast_the_headline_gives_a_text_s_position_rather_than_the_weather():
    ships = (
        "It rained. Norway has pledged to send two ships. Norway has vowed to build a mole in Bergen. Peru has a fleet."
    )
    tariffs = "It snowed. Peru’s tariffs harm fishermen. The quota is a failure. The ministers met in Lima."
    assert headline.headline(compared(ships, tariffs)) == (
        "The statement says: “Norway has vowed to build a mole in Bergen”; "
        "the commentary says: “Peru’s tariffs harm fishermen”"
    )


def test_a_headline_shows_nothing_that_only_the_text_tells():
    ships = (
        "It rained. Peru could extend this breach of trust in the ports. Peru has pledged to close the ports of Lima."
    )
    told = headline.headline(compared(f"Peru and the ports\n\n{ships}", DOUBTS))
    assert told.startswith("The statement says: “Peru has pledged to close the ports of Lima”")


def test_a_demand_is_told_with_its_year():
    both = compared("In 2019 many called for a boycott of the port. It rained. The crews left Lima in May.", DOUBTS)
    assert "“In 2019 many called for a boycott of the port” (S1)." in [
        plain(runs) for runs in story.story(both).tellings[0].sentences
    ]


def test_a_country_by_its_short_name_is_the_one_that_is_named_in_full():
    full = "The Democratic Republic of the Congo has a port. It rained. Ships wait at sea for days."
    short = "Congo is poor. Congo has one port. Nobody helps Congo. Norway pays. Norway is far. Norway sends ships."
    told = plain(contrasts.named_alone(compared(full, short)).runs)
    assert "Congo" not in told and "Norway" in told
    assert "Congo" in plain(contrasts.named_alone(compared("It rained in Oslo. " * 3, short)).runs)


def test_a_question_is_told_as_one_with_its_mark():
    asked = compared(TALKS, "It rained in Oslo. Will Peru open the port of Callao? Who should pay for the new port?")
    told = " ".join(plain(sentence) for sentence in story.story(asked).tellings[1].sentences)
    assert "“Will Peru open the port of Callao?” (C2)" in told
    assert "says that" not in told


def test_what_a_text_says_for_itself_stands_whole_and_what_others_hold_with_their_names():
    text = "It rained in Oslo. Norway vowed to send two ships to Callao. Peru has a large fleet of old trawlers."
    told = [plain(each) for each in story.story(compared(text, DOUBTS)).tellings[0].sentences]
    assert told == [
        "“It rained in Oslo” (S1).",
        "Norway vowed to “send two ships to Callao” (S2).",
        "“Peru has a large fleet of old trawlers” (S3).",
    ]


def test_neighbours_that_begin_alike_are_told_as_one():
    text = "Norway vowed to send two ships to Callao. Norway promised to cut its quota. It rained."
    told = [plain(each) for each in story.story(compared(text, DOUBTS)).tellings[0].sentences]
    assert told[0] == "Norway vowed to “send two ships to Callao” (S1) and promised to “cut its quota” (S2)."


def test_words_without_a_noun_of_their_own_are_no_position_to_be_told():
    both = compared("It rained. Norway asked Peru to believe him.", DOUBTS)
    told = [plain(each) for each in story.story(both).tellings[0].sentences]
    assert told[-1] == "“Norway asked Peru to believe him” (S2)."


def test_a_headline_s_short_words_keep_more_than_one_noun():
    problem = "The problem is actually much more dangerous than just stealing fish from the world’s ocean"
    both = compared(f"It rained. {problem} and selling it to unwitting consumers in every harbour.", TALKS)
    (claim,) = story.tellable(both)[lambda claims: claims["document"] == "statement"].itertuples()
    assert claim.short == "The problem is actually much more dangerous […]"
    assert f"“{problem}" in headline.headline(both)


def test_what_something_is_called_is_no_lead_of_a_claimant():
    sentence, kept = "It is a commitment that we are ready to uphold.", "It is ready to uphold the law."
    claims = (SimpleNamespace(words=words, start=0, claimant="Peru") for words in ("uphold", "uphold the law"))
    leads = [clauses.lead(claim, next(parse([text]))) for claim, text in zip(claims, (sentence, kept), strict=True)]
    assert leads == ["", "is ready to"]


@pytest.mark.parametrize(
    ("lead", "claimant", "agrees"),
    [
        ("are also seeking to", "Joe Biden", False),
        ("have vowed to", "the ministers", True),
        ("were asking for", "Norway and Peru", True),
        ("has vowed to", "Joe Biden", True),
        ("", "Joe Biden", True),
    ],
)
def test_a_lead_agrees_with_its_claimant(lead, claimant, agrees):
    assert clauses.agrees(lead, claimant) == agrees


def test_no_name_has_two_commas_in_a_row():
    assert mid_sentence("The United States, , and Canada") == "the United States, and Canada"
    assert mid_sentence("Prime Minister") == "the Prime Minister"
    assert mid_sentence("One member") == "one member"


def test_texts_without_a_position_have_no_headline_and_say_so():
    rained = compared("It rained. It snowed.", "It thundered. It dripped.")
    assert headline.headline(rained) == ""
    assert [plain(each.sentences[0]) for each in story.story(rained).tellings] == [
        "“It rained” (S1).",
        "“It thundered” (C1).",
    ]
    assert plain(shared.no_parting(rained).runs) == shared.NO_PARTING
    assert plain(shared.shared(rained).runs) == "No concrete matter was found under the same words in both texts."


@pytest.mark.parametrize("act", ACTS)
def test_every_act_can_be_told_of_somebody(act):
    known = lists("story")["acts"][act]
    assert all("{words}" in pattern and "{who}" in pattern for pattern in known["past"].values())
    assert "any" in known["past"]


def test_a_claim_is_told_with_what_bounds_it_and_never_as_what_only_points():
    both = compared(
        "Norway will send two ships. When Peru opens its port, Norway will send grain. Peru opposes these practices.",
        "It rained in Lima. The ships are blue.",
    )
    told = " ".join(plain(sentence) for sentence in story.story(both).tellings[0].sentences)
    assert "“When Peru opens its port, Norway will send grain” (S2)" in told
    assert "“Peru opposes these practices” (S3)" in told


def test_what_goes_on_from_a_sentence_is_not_joined_to_another():
    lines = [("It says: ", (Run("“Rain fell” ("),)), ("It says: ", (Run("“As a result, the port closed” ("),))]
    assert len(list(story.joined(lines))) == 2
    assert len(list(story.joined([lines[0], lines[0]]))) == 1


def test_who_only_wants_something_is_not_cited():
    statement = "John Smith wants a wider port. The port is narrow. Ships wait at sea for days."
    said = statement.replace("wants a wider port", "said that the port is old")
    other = "Mary Jones wrote that ships are late. Prices rose in May. Nobody pays the fee."
    told = "".join(run.text for run in heard.heard(compared(statement, other)).runs)
    assert (
        told == "Among those heard by name: the commentary cites Mary Jones."
    )  # and nothing of those who were not found
    told = "".join(run.text for run in heard.heard(compared(said, other)).runs)
    assert told == "Among those heard by name: the statement cites John Smith; the commentary cites Mary Jones."


def test_somebody_is_named_of_whose_name_the_parser_knows_the_last_word_alone_or_no_dictionary_all():
    (doc,) = parse(["The port stays open, said Minister of Energy, Terje Aasland."])
    last = next(word for word in doc if word.text == "Aasland")
    doc.set_ents([Span(doc, last.i, last.i + 1, label="PERSON")])
    both = SimpleNamespace(parses={"S1": doc})
    assert heard.is_named(both, "John Aasland") and not heard.is_named(both, "Senior Owners")
    assert heard.is_named(both, "The taz") and not heard.is_named(both, "The paper")


def test_a_body_that_the_other_text_may_mean_is_not_said_to_be_named_by_one_alone():
    text = "The United Nations met. The UN voted. The UN left. It rained in Lima."
    assert "United Nations" in "".join(
        run.text for run in contrasts.named_alone(compared(text, "It snowed. It rained.")).runs
    )
    assert contrasts.named_alone(compared(text, "It broke Resolution 2231. It rained.")) is None


@pytest.mark.parametrize(
    ("name", "is_own"),
    [
        ("PM", True),
        ("Prime Minister", True),
        ("Harbour Office", True),
        ("Minister Bowen", False),
        ("President", False),
    ],
)
def test_who_issues_a_text_is_known_by_his_office_or_its_initials(name, is_own):
    about = {"document": "statement", "title": "Transcript", "publisher": "Harbour Office"}
    rows = [about | {"author": "Prime Minister, Minister for Ports"}]
    assert heard.is_issuer(SimpleNamespace(documents=pd.DataFrame(rows)), "statement", name) is is_own


@pytest.mark.parametrize(
    ("name", "is_own"), [("the United States", True), ("Peru", True), ("Chile", False), ("Ana Ruiz", False)]
)
def test_those_whom_a_joint_statement_names_in_its_title_issue_it(name, is_own):
    rows = [
        {
            "document": "statement",
            "title": "Joint Statement of Peru and the United States",
            "publisher": "",
            "author": "",
        }
    ]
    both = SimpleNamespace(documents=pd.DataFrame(rows))
    assert heard.is_issuer(both, "statement", name) is is_own


@pytest.mark.parametrize(
    ("title", "is_own"),
    [
        ("Statement of the OAS Harbour Observation Mission in Peru", True),
        ("Statement by the Harbour Observation Mission", True),
        ("Statement on the Harbour Observation Mission", False),
        ("The Harbour Observation Mission leaves Peru", False),
    ],
)
def test_who_issues_a_text_is_known_by_its_title(title, is_own):
    rows = [{"document": "statement", "title": title, "publisher": "", "author": ""}]
    name = "the Harbour Observation Mission of the League"
    assert heard.is_issuer(SimpleNamespace(documents=pd.DataFrame(rows)), "statement", name) is is_own


def test_a_readout_reports_whom_it_tells_of():
    told = "Jo Lind said that the port is open. Jo Lind stressed that the fee is low. It rained."
    assert story.voices(compared(told, DOUBTS), "statement") == "Mostly reports what others said, chiefly Jo Lind"


def test_the_same_name_in_two_pledges_is_no_promise_of_the_same():
    assert story.is_name("Section 301 investigation on Targeting the Maritime and Shipbuilding Sectors for Dominance")
    assert not story.is_name("suspend 24 percentage points of that rate for the initial period of 90 days")


def test_what_the_next_sentence_turns_round_tells_less():
    both = compared(f"{TALKS} The ferry will sail in May. But the crews want more pay than that.", DOUBTS)
    traits = centrality.traits_of(both, centrality.said_in(both, "statement"))
    assert [id for id in traits if "is turned" in traits[id]] == ["S4"]


def test_a_text_that_quotes_others_is_not_all_in_its_own_voice():
    text = "The port is open. The fee is low. The mission put out a note telling of its “deep worry at the long delay”."
    both = compared(text, DOUBTS)
    assert story.voices(both, "statement") == "Mostly in its own voice"
    assert story.voices(compared("The port is open. The fee is low.", DOUBTS), "statement") == "All in its own voice"


def test_who_issues_the_other_text_is_not_named_by_one_alone():
    texts = ("It rained. Ships wait at sea for days.", "The WHO pays. The WHO is slow. The WHO left. Peru helps.")
    both = compared(*texts)
    assert "WHO" in plain(contrasts.named_alone(both).runs)
    both.documents.loc[both.documents["document"] == "statement", "publisher"] = "World Health Organization"
    assert contrasts.named_alone(both) is None


def test_the_article_of_who_is_cited_is_small():
    assert heard.names_in_words({"The Ministry of Energy": "", "Ana Ruiz": "prime minister"}) == (
        "the Ministry of Energy and Ana Ruiz (prime minister)"
    )


def test_a_body_is_cited_for_its_own_line_and_not_for_what_it_pays():
    statement = (
        "Much has been found about the paint.\n\nHarbour University: The paint harms the crews of old ships.\n\n"
        "The work was paid for by a grant from the National Institutes of Health (NIH)."
    )
    other = "Mary Jones wrote that ships are late. Prices rose in May. Nobody pays the fee."
    told = "".join(run.text for run in heard.heard(compared(statement, other)).runs)
    assert told.startswith(
        "Among those heard by name: the statement cites Harbour University; the commentary cites Mary Jones"
    )


def test_what_somebody_else_tells_of_a_side_stands_whole():
    text = "Some scholars suggest that Peru stands ready to open its port to ferries. It rained. The fee fell again."
    told = " ".join(
        plain(runs) for runs in story.story(compared(text, "It snowed in Oslo. Nobody paid.")).tellings[0].sentences
    )
    assert "“Some scholars suggest that Peru stands ready to open its port to ferries”" in told


def test_what_others_want_is_no_view_of_the_text():
    comparison = compared(
        "Norway will guard the port. Norway will pay for it. Chile wants to seize the port of Arica.",
        "It rained in Lima. Nobody paid the fee.",
    )
    own = {claim.claimant: contrasts.is_own(comparison, claim) for claim in comparison.claims.itertuples()}
    assert own["Chile"] is False


def test_a_sentence_that_says_who_speaks_is_told_without_saying_it_twice():
    text = "“The port of Callao is ours and will stay ours,” said Lind. “The fee will not fall again,” he added."
    told = " ".join(map(plain, story.story(compared(text, DOUBTS)).tellings[0].sentences))
    assert told == (
        "Lind said: “The port of Callao is ours and will stay ours” (S1); “The fee will not fall again” (S2)."
    )


def test_what_somebody_is_for_is_told_with_what_he_is_against():
    text = "It rained. Ana Ruiz says she supports free fishing at sea, but totally opposes nets. It snowed."
    told = " ".join(map(plain, story.story(compared(text, DOUBTS)).tellings[0].sentences))
    assert "supports free fishing at sea, but totally opposes nets” (S2)" in told


def test_what_somebody_did_not_only_do_is_told_with_the_rest():
    said = "Ana Ruiz not only opposed the herring fee of Peru, she threw nets at the port of Callao too."
    text = f"It rained. {said} It snowed."
    told = " ".join(map(plain, story.story(compared(text, DOUBTS)).tellings[0].sentences))
    assert f"“{said[:-1]}”" in told


def test_a_pronoun_is_no_claimant():
    text = "Let me begin by expressing our appreciation to Peru for its vote. It rained. The fee fell again."
    told = " ".join(map(plain, story.story(compared(text, DOUBTS)).tellings[0].sentences))
    assert "me said" not in told and "expressing our appreciation to Peru" in told


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Peru must open its port", "is headed: “Peru must open its port”"),
        ("FACT SHEET: Norway saves the herring", "is headed: “Norway saves the herring”"),
        ("Press release: Norway saves the herring", "is headed: “Norway saves the herring”"),
        ("Last Chance: Norway saves the herring", "is headed: “Last Chance: Norway saves the herring”"),
        ("Listen to Lima", "is headed: “Listen to Lima”"),
        ("Statement on the port of Callao", "says: “Norway pledged to send a ship to Lima”"),
        ("Why the port matters", "says: “Norway pledged to send a ship to Lima”"),
        ("Norway and Peru announce a treaty", "says: “Norway pledged to send a ship to Lima”"),
        ("Why the new treaty is nonsense", "is headed: “Why the new treaty is nonsense”"),
        ("Why is the new treaty nonsense", "says: “Norway pledged to send a ship to Lima”"),
        ("Why …", "says: “Norway pledged to send a ship to Lima”"),
        ("The new pier: a costly failure", "is headed: “The new pier: a costly failure”"),
        ("The new pier: a short guide", "says: “Norway pledged to send a ship to Lima”"),
        ("The new pier: what you should know", "says: “Norway pledged to send a ship to Lima”"),
        ("Autonomy given away as ministers cut ties", "is headed: “Autonomy given away as ministers cut ties”"),
    ],
)
def test_a_title_that_says_something_stands_for_its_text(title, said):
    both = compared(f"{title}\n\nIt rained. Norway pledged to send a ship to Lima.\n", "It snowed. Peru is a country.")
    assert headline.headline(both).startswith(f"The statement {said}; the commentary says")


def test_what_follows_a_position_in_its_sentence_is_told_with_it():
    text = "It rained. Norway insists that the vote has no validity; it is a game, but it may well harm the ports."
    told = [plain(each) for each in story.story(compared(text, DOUBTS)).tellings[0].sentences]
    assert told[-1].endswith("“the vote has no validity; it is a game, but it may well harm the ports” (S2).")
    text = "It rained. Norway insists that the vote has no validity, and nobody in Peru believes it, Oslo said."
    told = [plain(each) for each in story.story(compared(text, DOUBTS)).tellings[0].sentences]
    assert "Oslo said”" not in told[-1] or told[-1].startswith("“Norway insists")


def test_a_quotation_told_with_its_speaker_has_no_marks_of_its_own():
    text = "Ana Ruiz: 'The ports stay open.'\n\nAna Ruiz said: “The fee is too high for us.” She said: “We pay it.”"
    told = " ".join(plain(each) for each in story.story(compared(text, DOUBTS)).tellings[0].sentences)
    assert "“‘" not in told and "“'" not in told


def test_what_is_no_clause_is_no_conclusion():
    text = "It rained. The port is old. It was sold.\n\nThe fee is high.\n\nHence the closing of the port."
    told = [plain(each) for each in story.story(compared(text, DOUBTS)).tellings[0].sentences]
    assert not any("concludes" in each for each in told)


@pytest.mark.parametrize(
    ("sentence", "is_own"),
    [
        ("Ana Ruiz said that the port is open.", False),
        ("The port is open, according to Ana Ruiz.", False),
        ("As Ana Ruiz noted, the port is open.", False),
        ("When Ana Ruiz claimed that the port is open, I gave up.", True),
        ("We share Ana Ruiz’s desire to open the port, but not her methods.", True),
        ("It harms the rights that Ana Ruiz claims to protect.", True),
        ("The law bans what is “likely to have bad effects on children” in any port of the kingdom.", True),
    ],
)
def test_a_sentence_is_a_text_s_own_unless_most_of_it_is_somebody_s_words(sentence, is_own):
    both = compared(f"It rained. {sentence}", DOUBTS)
    assert list(heard.in_own_voice(both, "statement")) == [True, is_own]


def test_what_both_do_with_a_thing_is_told_with_the_words_for_it(seeds):
    lines = [pair.line for pair in contrasts.parting(seeds).pairs]
    assert (
        "On “politicization” or “bargaining chip”: the statement objects to it; the commentary says how it came about."
        in lines
    )
    assert "The statement says what has been settled; the commentary says what is still open." in lines


def test_a_quotation_that_ends_with_who_says_it_begins_so():
    text = "It rained. It snowed.\n\n“The fee is too high for all of us,” Ana Ruiz said. “We will not pay it.”"
    told = [plain(each) for each in story.story(compared(text, DOUBTS)).tellings[0].sentences]
    assert any(each.startswith("Ana Ruiz said: “The fee is too high for all of us” (S3)") for each in told)


def test_a_pronoun_before_the_first_noun_is_told_with_the_sentence_that_names_whom_it_means():
    text = "The ferry crews left.\n\nWhile they waited on the pier, their harvest went bad and their nets were stolen."
    both = compared(f"It rained.\n\n{text}", DOUBTS)
    assert plain(story.pointed_to(both, "S3", {"S3"})) == "“The ferry crews left” (S2). "
    assert story.pointed_to(both, "S2", {"S2"}) == ()


def test_a_sentence_within_a_quotation_of_several_is_no_text_s_own():
    both = compared('It rained.\n\n"The fee is high. Nobody in the port can pay it."', DOUBTS)
    assert list(heard.in_own_voice(both, "statement")) == [True, False, False]


def test_the_government_of_which_a_statement_s_title_speaks_is_not_cited_but_speaks():
    text = "Norway’s position on the port\n\nThe Government of Norway rejects the fee. Ana Ruiz said that it is high."
    both = compared(text, DOUBTS)
    assert list(heard.in_own_voice(both, "statement")) == [True, False]
    found = [heard.is_issuer(both, role, "the Government of Norway") for role in ("statement", "commentary")]
    assert found == [True, False]
    assert not heard.is_issuer(both, "statement", "") and not heard.is_issuer(both, "statement", "the Government")


def test_what_somebody_else_expects_is_no_view_of_a_text_that_speaks_for_itself():
    text = "The port is old. Ana Ruiz believes that the treaty will save the herring. The fee harms us. It is too high."
    both = compared("The treaty harms the herring. Norway opposes the treaty.", text)
    claims = story.tellable(both)
    hers = [claim for claim in claims.itertuples() if claim.sentence == "C2"]
    assert hers and not any(contrasts.is_own(both, claim) for claim in hers)


def test_a_claim_in_an_aside_is_not_told_with_what_follows_the_aside():
    sentence = "The plan will meet doubt in Oslo – where Ana Ruiz insists that talks are vain – but also in Lima."
    both = compared(f"It rained. {sentence}", DOUBTS)
    told = [plain(each) for each in story.story(both).tellings[0].sentences]
    assert not any("vain – but also in Lima”" in each and "insists that “" in each for each in told)


def test_what_the_issuer_of_a_text_wants_is_no_account_of_somebody_else():
    wants = "Norway is seeking to discuss the new quota with the crews of Peru. It rained in Oslo on Monday."
    heading = "Statement by the Government of Norway on the quota"
    told = " ".join(
        map(plain, story.story(compared(f"{heading}\n\n{wants}", f"{DOUBTS} {wants}")).tellings[0].sentences)
    )
    assert "Norway" in told and "t says that" not in told
    told = " ".join(map(plain, story.story(compared(TALKS, f"{wants} {DOUBTS}")).tellings[1].sentences))
    assert "The commentary says that Norway is seeking" in told


def test_a_word_of_hearsay_alone_makes_no_text_one_that_reports_others():
    hearsay = "It rained in Oslo. Some supposedly independent bodies are tools of the port. Peru waits for ships."
    assert story.voices(compared(hearsay, DOUBTS), "statement") == "All in its own voice"


def test_all_who_speak_in_turn_are_heard_also_who_issues_the_text():
    statement = (
        "Remarks by President Ana Ruiz and Prime Minister John Smith\n\n"
        "PRESIDENT RUIZ: The port is open. The crews of Peru are back at sea.\n\n"
        "PRIME MINISTER SMITH: The quota is fair. Ships of Norway will come.\n\n"
        "PRESIDENT RUIZ: The fee is low. The nets are new."
    )
    both = compared(statement, DOUBTS)
    told = "".join(run.text for run in heard.heard(both).runs)
    assert "President Ruiz" in told and "Prime Minister Smith" in told
    assert not heard.in_own_voice(both, "statement").any()


@pytest.mark.parametrize(
    ("name", "is_paper"),
    [
        ("the Action Plan", True),
        ("Real-time data from the Bank of Peru", True),
        ("two envoys from Peru", False),
        ("the Bank of Peru", False),
    ],
)
def test_findings_are_nobody_who_is_heard(name, is_paper):
    assert heard.is_paper(name) is is_paper


def test_a_country_that_says_something_is_cited():
    one = "On Monday Canada said that it would open the port. The port is old. Ships wait at sea for days."
    told = "".join(run.text for run in heard.heard(compared(one, DOUBTS)).runs)
    assert "the statement cites Canada" in told


def test_who_alone_answers_in_a_transcript_speaks_for_the_text():
    statement = (
        "Doorstop of Minister Ana Ruiz\n\nMINISTER RUIZ: The port is open. The crews of Peru are back at sea.\n\n"
        "REPORTER: People on the quay praise the new quota. Will you raise it?\n\n"
        "MINISTER RUIZ: We will not raise the quota. The fleet is large.\n\nREPORTER: Is it safe?\n\n"
        "MINISTER RUIZ: The port of Callao is safe for all ships."
    )
    both = compared(statement, DOUBTS)
    told = [plain(each) for each in story.story(both).tellings[0].sentences]
    assert "others said" not in story.voices(both, "statement")
    assert not any("praise the new quota" in each or "Ruiz said" in each for each in told)


def test_whoever_issues_a_text_is_no_name_that_it_has_alone():
    title = "Statement by the Government of Norway on the quota"
    body = "Norway will lower the fee. Norway will open the port. Norway will buy two ships. We must act."
    assert contrasts.named_alone(compared(f"{title}\n\n{body}", "It rained. Ships wait for days. Nets sank.")) is None


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("asks Peru to “lower the fee” (", "asks Peru to “open the port” ( and to “lower the fee” ("),
        ("asks Chile to “wait” (", "asks Peru to “open the port” ( and asks Chile to “wait” ("),
    ],
)
def test_whom_a_text_asks_twice_is_named_once(second, told):
    lines = [("The statement ", (Run(words),)) for words in ("asks Peru to “open the port” (", second)]
    (line,) = story.joined(lines)
    assert "".join(run.text for run in line) == f"The statement {told}."


def test_a_pronoun_behind_a_quotation_has_its_speaker_named():
    one = "Ana Ruiz spoke first. “The quota will be raised,” she said, adding that “the port will open”. It rained."
    told = [plain(each) for each in story.story(compared(one, DOUBTS)).tellings[0].sentences]
    assert any(each.startswith("Ana Ruiz: “") for each in told) or any("Ana Ruiz said" in each for each in told)


def test_where_everybody_only_asks_the_questions_are_what_a_text_says():
    statement = (
        "MS. RUIZ: Is the port open?\n\nMR. SMITH: Who pays the fee?\n\nMS. RUIZ: Where are the crews of Peru?\n\n"
        "MR. SMITH: When will the ships of Norway come?"
    )
    both = compared(statement, DOUBTS)
    assert heard.asked(both) == set() and story.story(both).tellings[0].sentences


def test_verdicts_on_different_things_do_not_face_each_other():
    one = "It rained. The treaty on fish is a triumph for Norway and the crews. Ships wait for days."
    two = "The old quota was a disaster for the crews of Peru. The new fee on nets harms the port of Callao. It snowed."
    both = compared(one, two)
    assert contrasts.parting(both) is None
    assert plain(shared.no_parting(both).runs) == shared.NO_PARTING


def test_the_label_of_a_quotation_is_told_and_not_put_into_its_speaker_s_mouth():
    text = (
        "Ana Ruiz set out the plan. Ana Ruiz spoke for an hour in the old hall by the port.\n\n"
        "On fish and nets: “The crews have to land all that they catch in the north, and they know it well.”\n\n"
        "Ana Ruiz said that the ships wait. Ana Ruiz said that the port is open to them."
    )
    told = " ".join(map(plain, story.story(compared(text, DOUBTS)).tellings[0].sentences))
    assert "“On fish and nets" not in told or "said: “On fish" not in told


def test_only_let_us_is_said_in_the_first_person():
    assert clauses.opens_in_first_person("let us meet") and clauses.opens_in_first_person("We will")
    assert not clauses.opens_in_first_person("let the country be cheated")
    assert not clauses.opens_in_first_person("weapons")


def test_a_view_that_the_text_contradicts_is_told_with_its_rebuttal_and_heads_nothing():
    text = (
        "It rained. Ana Ruiz promises that Callao will draw a million ships. That "
        "seems unlikely, since Chile draws ten. The port is old."
    )
    both = compared("It snowed. Peru is a country. Norway pledged to send a ship.", text)
    told = " ".join(map(plain, story.story(both).tellings[1].sentences))
    assert "million ships” (C2). “That seems unlikely, since Chile draws ten” (C3)" in told
    assert rebuttals.rebutted(both) == {"C2": "C3"}


@pytest.mark.parametrize(
    "answer", ["The port is not open.", "That is good news.", "That, Peru adds, is a fine thing to hear and no less."]
)
def test_what_goes_on_is_no_rebuttal(answer):
    both = compared("It snowed. Peru is a country.", f"It rained. Ana Ruiz promises that Callao will thrive. {answer}")
    assert rebuttals.rebutted(both) == {}


def test_a_headline_says_whether_a_text_reports_its_words():
    text = "It rained. Ana Ruiz said that Norway pledged to send a ship to Lima."
    assert "; the commentary reports: “" in headline.headline(compared("It snowed. Norway pledged to pay Peru.", text))


def test_words_within_a_quotation_of_several_sentences_bear_their_speaker():
    said = "“The port is open,” Ana Ruiz said. “We built it for the crews of the south.”"
    text = f"It rained. It snowed.\n\n{said}\n\nThe fee fell."
    told = " ".join(map(plain, story.story(compared(text, DOUBTS)).tellings[0].sentences))
    assert "Ana Ruiz said: “We built it for the crews of the south” (S4)" in told


PRESS = (
    "Press conference on the port\n\nPRIME MINISTER: We have called on Peru to open the port of Callao.\n\n"
    "DEFENCE MINISTER: The ships of the navy are at sea. They will stay there in May.\n\n"
    "PRIME MINISTER: We will go on with the talks. The port is vital for us.\n\nDEFENCE MINISTER: Norway has helped."
)


def test_a_transcript_is_spoken_by_those_who_have_turns_in_it():
    said = story.voices(compared(PRESS, DOUBTS), "statement")
    assert said == "Spoken by the Prime Minister and the Defence Minister"


def test_a_speaker_is_named_though_a_small_word_of_his_office_stands_in_the_sentence():
    assert not story.names("Secretary of Trade and Ports Jo Berg", "Norway and Peru must lead in the trade of fish.")
    assert story.names("Secretary of Trade and Ports Jo Berg", "Mr Berg left.")
    assert story.names("the Bank of Peru", "The bank left.")


def test_it_is_no_claimant_where_it_only_stands_before_what_is_true():
    said = "One member said that it was true that the effects of the easing could decrease as ports close. It rained."
    told = [plain(runs) for runs in story.story(compared(said, DOUBTS)).tellings[0].sentences]
    assert not any("One member was" in each for each in told)


def test_of_those_who_are_only_called_members_a_text_names_none():
    said = "One member said that ships are late. A different member said that the port is old. Members said it rots."
    assert story.voices(compared(said, DOUBTS), "statement") == "Mostly reports what others said"


def test_who_says_it_keeps_the_word_before_him():
    assert (
        without_tie("Yet, points out Ana Ruiz, it occurred to few.") == "Yet, points out Ana Ruiz, it occurred to few."
    )
    assert without_tie("Yet, the port closed.") == "the port closed."


def test_a_sentence_that_frames_its_matter_heads_the_brief_before_one_that_describes():
    described = "The old harbour of the town has a long pier of wood and stone, with a lamp and a hut of the port."
    framed = "The dispute over the port is a conflict in which both violate the law."
    both = parallax.compare(f"It rained. {described} {framed} Ships came.", "It snowed. Ships left.", resamples=100)
    plain_text = parallax.compare(
        f"It rained. {described} {framed} Ships came.", "It snowed. Ships left.", families=["themes"], resamples=100
    )
    gains = [headline.fit_of(each, "statement")["S3"] for each in (both, plain_text)]
    assert gains[0] - gains[1] > headline.FRAMED and f"“{framed[:-1]}”" in headline.headline(both)
