"""Quotations: what is cut, what is kept, and what kind of words are left."""

from types import SimpleNamespace

import pytest

from parallax.corpus.parse import parse
from parallax.positions import quotations


def read(text):
    return next(parse([text]))


def quoted(sentence, content, act="settles", **known):
    """The quotation of a claim with this content."""
    start = sentence.index(content)
    claim = SimpleNamespace(act=act, content=content, start=start, end=start + len(content), claimant="Oslo", target="")
    vars(claim).update(known)
    return quotations.quotation(claim, read(sentence))


@pytest.mark.parametrize(
    ("sentence", "most", "words"),
    [
        ("The ministers met.", 9, "The ministers met"),
        (
            "The ministers signed the treaty in Oslo, which had been prepared by both delegations for years.",
            8,
            "The ministers signed the treaty in Oslo […]",
        ),
        ("The harder questions – fish, gas and whales – remain open.", 6, "The harder questions […] remain open"),
        (
            "The ferry will not sail unless the port is dredged by the county before the summer.",
            8,
            "The ferry will not sail unless the port is dredged by the county before the summer",
        ),
        (
            "Peru will cut the duty set forth in Decree 14 of May 2, by suspending 24 points of it for 90 days, while "
            "keeping 10 percent.",
            12,
            "Peru will cut the duty […] by suspending 24 points of it for 90 days, while keeping 10 percent",
        ),
        (
            "The port (including the harbour, the quays and the sheds of the old town) will close for 90 days.",
            8,
            "The port […] will close for 90 days",
        ),
        (
            "The harder questions – fish, gas and whales – remain open.",
            9,
            "The harder questions – fish, gas and whales – remain open",
        ),
        (
            "The harder questions – 12 on fish and 30 on gas – remain open.",
            6,
            "The harder questions – 12 on fish and 30 on gas – remain open",
        ),
        (
            "The port – long closed – was opened – at last – by the crews.",
            6,
            "The port – long closed – was opened – at last – by the crews",
        ),
        ("The port, a town of 300 boats, closed in May.", 6, "The port, a town of 300 boats, closed in May"),
        (
            "The crews of the port will sail in May, with twelve boats and thirty nets.",
            6,
            "The crews of the port will sail in May, with twelve boats and thirty nets",
        ),
        ("The port is open to all ships in the spring of each year.", 6, "The port is open […]"),
        (
            "The council of the two towns of the coast in the north of the valley met in May.",
            5,
            "The council of the two towns of the coast in the north of the valley met in May",
        ),
        (
            "Peru will lower the fee imposed under the Harbour Treaty, unless the crews of the port strike again.",
            8,
            "Peru will lower the fee […] unless the crews of the port strike again",
        ),
        (
            "Oslo has secured another good pact for the people, an initial pact with Peru that others had worked out.",
            8,
            "Oslo has secured another good pact for the people, an initial pact with Peru […]",
        ),
    ],
)
def test_a_sentence_is_cut_where_its_grammar_allows_it_and_never_before_a_condition(sentence, most, words):
    doc = read(sentence)
    assert quotations.cut(quotations.within(doc, 0, len(sentence)), most) == words


@pytest.mark.parametrize(
    ("sentence", "content", "form"),
    [
        ("Oslo said that the talks had ended.", "the talks had ended", "clause"),
        ("Oslo urged Peru to open the port.", "open the port", "infinitive"),
        ("Oslo opposes the closure of the port.", "the closure of the port", "phrase"),
        ("It is unclear whether the port will open.", "whether the port will open", "question"),
        ("Oslo opposes closing the port.", "closing the port", "gerund"),
        ("Oslo opposes being late.", "being late", "gerund"),
        ("Oslo urged Peru to quickly open the port.", "quickly open the port", "infinitive"),
        ("Oslo asked Peru not to close the port.", "not to close the port", "clause"),
        ("The law, which has ruined the port, stands.", "which has ruined the port", "predicate"),
    ],
)
def test_the_form_of_a_quotation_says_how_it_can_be_taken_up(sentence, content, form):
    assert quoted(sentence, content)[2] == form


def test_a_quotation_goes_on_where_its_sentence_takes_part_of_it_back():
    whole = "A truce would be a vital step, but it must lead to a treaty."
    assert quoted(whole, "A truce would be a vital step", "supports")[0] == whole.rstrip(".")
    other = "The parties came to a decision, albeit one that left many of them frustrated."
    assert quoted(other, "The parties came to a decision")[0] == other.rstrip(".")
    long = (
        f"{whole[:-1]} that the two towns and all the crews of the coast can live with for many years to come, "
        "as they said at the meeting of the last week of May, in the old hall behind the port, to all who had come."
    )
    assert quoted(long, "A truce would be a vital step", "supports")[0] == "A truce would be a vital step"
    plain = "A truce would be a vital step, and the port is open."
    assert quoted(plain, "A truce would be a vital step", "supports")[0] == "A truce would be a vital step"


def test_a_quotation_has_no_mark_that_only_opens():
    sentence = "Oslo said “we closed the port and the quay.”"
    assert quoted(sentence, "“we closed the port")[0] == "we closed the port"
    assert quoted(sentence.translate({8220: 34, 8221: 34}), '"we closed the port')[0] == "we closed the port"


def test_a_quotation_ends_with_no_word_that_leads_on():
    sentence = "Oslo says the port is closed and the crews left."
    assert quoted(sentence, "the port is closed and")[0] == "the port is closed"


def test_a_figure_is_never_quoted_as_the_deed_of_another():
    told = (
        "Norway and Peru have committed themselves to a new fishing treaty, which will calm the ports and answer the "
        "doubts that were raised by the court of the coast when it struck down in 2020 the old quota of the council"
    )
    shown = quotations.cut(quotations.within(read(told), 0, len(told)), 13, 24)
    assert shown == "Norway and Peru have committed themselves to a new fishing treaty […]"


def test_a_condition_is_quoted_with_what_it_limits_and_to_its_end():
    told = (
        "So today, as part of this work for peace, I can confirm that Norway will recognise the port of Peru by "
        "September unless the council takes steps to end the shortage in the valley, agree to a truce and commit to a "
        "lasting peace"
    )
    shown = quotations.cut(quotations.within(read(told), 0, len(told)), 13, 24)
    assert "will recognise the port of Peru by September unless the council takes steps" in shown
    assert shown.endswith("agree to a truce and commit to a lasting peace")


def test_what_something_is_said_to_be_is_never_cut_off():
    told = "The future of this coast is in the hands of the people of the two towns - the councils and the crews."
    shown = quotations.cut(quotations.within(read(told), 0, len(told)), 7)
    assert shown.startswith("The future of this coast is in the hands of the people")


def test_an_attempt_is_quoted_with_what_is_attempted():
    told = (
        "While some doubted the quota, the plan was an attempt to calm the ports, which had seen a long and bitter "
        "strike over wages"
    )
    shown = quotations.cut(quotations.within(read(told), 0, len(told)), 11)
    assert shown == "the plan was an attempt to calm the ports […]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In a move that had been long expected in the port, the crews signed the accord on pay, and all went home",
            "the crews signed the accord on pay",
        ),
        (
            "In a move that had been long expected, on Monday the crews signed the accord on pay, and all went home",
            "In a move that had been long expected",
        ),
        (
            "In a move long expected in the old port – the crews signed the accord on pay, and all went home",
            "In a move long expected",
        ),
        (
            "In a move that had cost 300 jobs in the port, the crews signed the accord on pay, and all went home",
            "In a move that had cost 300 jobs",
        ),
        (
            "If the owners of the port had paid what they owed, the crews would have signed the accord on their pay",
            "If the owners of the port had paid what they owed",
        ),
        (
            "The owners of the old port paid the crews what they owed: the crews, tired of it all, went home and slept",
            "The owners of the old port paid the crews what they owed",
        ),
    ],
)
def test_what_leads_to_the_main_clause_is_left_out_before_its_end(text, expected):
    shown = quotations.cut(quotations.within(read(text), 0, len(text)), 12)
    assert shown.startswith(expected)


def test_a_headline_keeps_the_first_figure_where_all_would_be_too_long():
    sentence = (
        "Peru will modify the application of the duty on goods of the north, by suspending 24 points of it for 90 days "
        "and by reviewing each of the 31 remaining rates of the older list with all parties to the treaty of 1921."
    )
    assert "24 points" in quoted(sentence, sentence[:-1])[1]


def test_a_demand_loses_the_subject_and_modal_that_the_sentence_around_it_says():
    sentence = "Oslo hopes that Peru will open the port."
    words, _, form, _ = quoted(sentence, "Peru will open the port", "asks", target="Peru")
    assert (words, form) == ("open the port", "infinitive")
    words, _, form, _ = quoted(sentence, "Peru will open the port", "asks", target="Chile")
    assert (words, form) == ("Peru will open the port", "clause")


def test_every_claim_has_one_quotation_in_its_sentence(seeds):
    texts = seeds.sentences.set_index("sentence")["text"]
    assert len(seeds.quotations) == len(seeds.claims)
    for id, words in zip(seeds.claims["sentence"], seeds.quotations["words"], strict=True):
        assert all(part.strip() in texts[id] for part in words.split("[…]"))
        assert len(words.split()) <= quotations.SPARED * quotations.LENGTH or any(sign.isdigit() for sign in words)


def test_a_cut_keeps_a_condition_whole_and_a_bracket_closed():
    sentence = (
        "In keeping with all the laws that hold in our lands and abroad, the funds of the old ministry will remain "
        "frozen until Oslo ends the long war and pays for the damage."
    )
    assert quoted(sentence, sentence[:-1])[0].endswith("pays for the damage")
    sentence = "The new fee will affect less than 4% of all goods (3 tons of 90 tons in 2023), but it will hurt bakers."
    assert quoted(sentence, sentence[: sentence.index(")")])[0].endswith("in 2023)")


def test_a_cut_around_a_denial_keeps_its_verb():
    sentence = (
        "Several critical inputs of the northern supply chain, including rare magnets, graphite and some batteries for "
        "cars, buses and ships of every size and make, will not be subject to these additional fees until 2026."
    )
    assert "will not be subject" in quoted(sentence, sentence[:-1])[1]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("We work to save lives,” said Ana Ruiz", "“We work to save lives,” said Ana Ruiz"),
        ("“The villages are hard to reach", "“The villages are hard to reach”"),
        ('We work to save lives," said Ana Ruiz', '"We work to save lives," said Ana Ruiz'),
        ('She said: "We will go', 'She said: "We will go"'),
        ("“We go,” she said", "“We go,” she said"),
        ('"We go," she said', '"We go," she said'),
    ],
)
def test_a_sentence_gets_the_mark_that_its_quotation_has_in_another_sentence(text, whole):
    assert quotations.completed(text) == whole


def test_what_is_only_granted_is_quoted_with_what_is_held_against_it():
    sentence = "While we share the wish to help the bakers of the port, we cannot agree with the methods."
    words = "the wish to help the bakers of the port"
    assert quoted(sentence, words)[0] == sentence[:-1]


def test_a_cut_that_would_spare_a_few_words_is_not_made():
    sentence = (
        "The new bill fails to say how harmful it would be for some groups of the town to have their names known to "
        "everybody who wishes to see them there, and to their foes in the council."
    )
    assert quotations.LENGTH < len(sentence.split()) < quotations.SPARED * quotations.LENGTH
    assert quoted(sentence, sentence[:-1])[0] == sentence[:-1]


def test_a_view_of_the_text_itself_stands_in_its_whole_sentence():
    sentence = "However small the threat of the fee may be, the port already has too many rules."
    words = "the threat of the fee may be"
    assert quoted(sentence, words, "opposes", claimant="author")[:1] == (sentence[:-1],)
    assert quoted(sentence, words, "opposes", claimant="Ana Ruiz")[:1] == (words,)


def test_what_is_added_by_but_also_takes_nothing_back():
    sentence = "The plan meets doubt not only in Oslo, where Ana Ruiz says that talks are vain — but also in Lima."
    assert quoted(sentence, "talks are vain")[0] == "talks are vain"


def test_a_cut_leaves_no_subject_without_its_verb():
    told = "The presence of these missiles on the naval vessels and the development of new ones make it hard for Peru"
    assert "make it hard" in quotations.cut(quotations.within(read(told), 0, len(told)), 9)


@pytest.mark.parametrize(
    "opening",
    ["In exchange for relief from the tariffs", "Subject to approval by the parliament", "In the view of Peru"],
)
def test_what_limits_the_main_clause_is_not_left_out(opening):
    told = f"{opening}, the council will close the gates of the old port and the new one in the north of the valley"
    assert quotations.cut(quotations.within(read(told), 0, len(told)), 12).startswith(opening)


@pytest.mark.parametrize(
    ("sentence", "aside", "hangs"),
    [
        ("They met after talks in Lima with the fund, the Union and Chile.", "with the fund,", True),
        ("The port, which is old, is open.", ", which is old,", False),
    ],
)
def test_no_list_is_left_hanging_where_its_opening_is_cut(sentence, aside, hangs):
    doc = next(parse([sentence]))
    start = sentence.index(aside)
    kept = [word for word in doc if not start <= word.idx < start + len(aside)]
    assert quotations.leaves_list(kept) == hangs


def test_what_is_the_most_of_some_things_is_never_cut_from_them():
    long = "The council said that the crews lost the worst storm in the history of the lakes" + " and the old port" * 12
    doc = next(iter(parse([f"{long}."])))
    assert "worst storm in the history" in quotations.cut(quotations.within(doc, 0, len(doc.text)), 10)


@pytest.mark.parametrize(
    "sentence",
    [
        "The guard torments a town by beating men—including one who died for a leaflet a week before the port was "
        "taken by sailors who have not been charged.",
        "Any loss of aid should be made good by steps to deepen the ties of Peru with its other friends, especially "
        "Norway which is the largest source of ships for the port of Callao.",
        "The vote has also thrown a light on – and added to – the crisis of trust in the ports of the north coast.",
    ],
)
def test_no_cut_hangs_a_clause_on_another_noun_nor_splits_what_is_joined(sentence):
    _, short, *_ = quoted(sentence, sentence.rstrip("."), "opposes")
    assert "[…] who" not in short and "[…] which" not in short and "light on […]" not in short


def test_those_are_quoted_with_who_they_are():
    sentence = "The leaders of the crew betrayed those whom they had drawn into a crime at sea near the coast."
    assert "whom they had drawn" in quotations.cut(quotations.within(read(sentence), 0, len(sentence)), 6)


def test_a_list_that_the_parse_breaks_off_is_quoted_to_its_end():
    sentence = (
        "In addition, the Network requested information from the shop to assess its compliance with further rules, "
        "such as the obligation to ensure that product rankings, reviews, and ratings are not presented in a "
        "misleading manner."
    )
    broken = sentence[: sentence.index(", and ratings")]
    assert quoted(sentence, broken[broken.index("information") :], "asks")[0].endswith("in a misleading manner")
    whole = "Peru opened the port, and the minister left."
    assert quoted(whole, "Peru opened the port")[0] == "Peru opened the port"


def test_blame_without_a_subject_is_told_by_its_sentence():
    sentence = "The new fee hits the fleet, which Lima has been using to break the ban."
    words, short, form, _ = quoted(sentence, "break the ban", "opposes", claimant="author")
    assert words == short == sentence.rstrip(".") and form == "clause"


@pytest.mark.parametrize(
    ("sentence", "most", "words"),
    [
        (
            "The ministers took an important step toward a lasting peace, which both of them had sought for years.",
            6,
            "The ministers took an important step toward a lasting peace […]",
        ),
        (
            "The ministers held long and very hard talks in Oslo, which lasted for the whole of a week in May.",
            7,
            "The ministers held long and very hard talks […]",
        ),
        (
            "The crews are better protected by boats that are completely safe, rather than by those of the old fleet.",
            6,
            "The crews are better protected by boats that are completely safe […]",
        ),
        (
            "The council has two goals: a safe port, which the boats of the bay need, and cheap nets for the crews.",
            8,
            "The council has two goals: a safe port […]",
        ),
    ],
)
def test_a_cut_leaves_a_noun_with_what_completes_it_and_a_colon_with_what_it_announces(sentence, most, words):
    assert quotations.cut(quotations.within(read(sentence), 0, len(sentence)), most) == words


def test_the_year_in_which_something_was_so_is_quoted_with_it():
    sentence = "In January 2019, the council closed the port."
    assert quoted(sentence, "the council closed the port")[0] == "In January 2019, the council closed the port"
    assert quoted(sentence.replace("January 2019", "time"), "the council")[0] == "the council"


def test_a_judgement_that_shares_a_subject_is_quoted_with_it():
    sentence = "The fees keep the nets dear and rob the crews of sleep."
    content = "rob the crews of sleep"
    assert quoted(sentence, content, "opposes")[:3] == (f"The fees […] {content}", f"The fees […] {content}", "clause")
    assert quoted(sentence, content, "promises")[0] == content


def test_what_is_rejected_is_never_cut_to_what_is_done():
    said = (
        "We will continue to work with our partners around the world to strengthen cooperation to address shared "
        "concerns about unfair practices—rather than undermining our alliances or applying indiscriminate 10 percent "
        "tariffs that raise prices on all imports from all countries, whether they are engaged in unfair trade or not."
    )
    words = quotations.shortened(quotations.within(read(said), 0, len(said)), quotations.SHORT, quotations.LENGTH)
    assert "rather than" in words or "applying" not in words


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("They met in Washington, D.C.", "They met in Washington, D.C."),
        (" They met in the U.S., ", "They met in the U.S."),
        ("They met in Lima.", "They met in Lima"),
        ("They met in May: ", "They met in May"),
    ],
)
def test_initials_keep_their_last_stop(text, bare):
    assert quotations.without_stop(text) == bare
