"""Which words of a sentence a cue finds. The examples are made up unless a source is named."""

import re
import time
from dataclasses import replace
from functools import cache
from itertools import pairwise, product

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parallax import InputError
from parallax.coding import codebook, denial, matcher
from parallax.coding import codebook_file as reading
from parallax.coding.codebook import Code, Codebook, Family
from parallax.corpus import words
from parallax.corpus.parse import parse


def family(name, codes, masks=(), negated=True, unreal=True):
    made = tuple(Code(code, code, "", "", tuple(cues), tuple(masks)) for code, cues in codes.items())
    return Family(name, name, "", negated, made, unreal)


def book(*families):
    return Codebook("Test", "1", families)


def coded(codes, *texts):
    """The rows of a statement of these sentences."""
    sentences = pd.DataFrame({"document": "statement", "sentence": range(len(texts)), "text": texts})
    return matcher.code(sentences, codes, dict(enumerate(parse(texts))))


def words_of(text):
    """The words of a text of one sentence."""
    return matcher.words_of(next(parse([text])))


def found(codes, text):
    """The (code, matched words) of a text of one sentence, in the text's order."""
    rows = coded(codes, text).sort_values(["start", "end"], kind="stable")
    return list(dict.fromkeys(zip(rows["code"], rows["matched"], strict=True)))


def matched(cue, text, masks=(), negated=True):
    """The words that one cue finds."""
    return [words for _, words in found(book(family("f", {"c": [cue]}, masks, negated)), text)]


WORDS = [
    # A wildcard stands for the rest of a word, and for nothing too.
    ("negotiat*", "Negotiators negotiate; renegotiation waits.", ["Negotiators", "negotiate"]),
    ("rain*", "The rain in Spain, training", ["rain"]),
    ("rain", "Rainy days", []),
    ("20*", "From 2019 to 2025, not 1920", ["2019", "2025"]),
    # Capitals.
    ("US", "The US told us.", ["US"]),
    ("US", "They told us so.", []),
    ("US", "The U.S. agreed", ["U.S."]),
    ("U.S.", "The US agreed; tell us.", ["US"]),
    ("NATO*", "Nato or NATO?", ["NATO"]),
    ("talks", "TALKS, Talks, talks", ["TALKS", "Talks", "talks"]),
    ("TikTok", "tiktok, TIKTOK", ["tiktok", "TIKTOK"]),
    ("i think", "I think so", ["I think"]),
    ("the US", "The US and the us", ["The US"]),
    # A possessive is no part of a word, nor a word.
    ("China", "China's stance, China’s aim, Chinatown", ["China", "China"]),
    ("people republic", "The People’s Republic", ["People’s Republic"]),
    ("states talks", "the states’ talks", ["states’ talks"]),
    # Apostrophes and hyphens, straight or not.
    ("don't know", "They don’t know", ["don’t know"]),
    ("don’t know", "They don't know", ["don't know"]),
    ("non tariff", "non-tariff and non tariff", ["non-tariff", "non tariff"]),
    ("non-tariff", "non tariff and non‑tariff", ["non tariff", "non‑tariff"]),
    ("G 20", "at the G20", ["G20"]),
    ("S P", "the S&P 500", ["S&P"]),
    ("step by step", "a step-by-step plan", ["step-by-step"]),
    # Phrases.
    ("reach* a deal", "Reaching a deal; reached the deal", ["Reaching a deal"]),
    ("heavy snow*", "heavy SNOWFALL in heavy rain", ["heavy SNOWFALL"]),
    ("très bien", "TRÈS BIEN", ["TRÈS BIEN"]),
    # A word is found in all its inflected forms.
    ("ban", "They ban it, she bans it, it was banned; banning it needs bans.", ["ban", "bans", "banned", "banning"]),
    ("leader", "The leaders met their leader’s rival and asked for leadership.", ["leaders", "leader"]),
    ("buy", "They bought a buyer.", ["bought"]),
    ("country", "Many countries, one country", ["countries", "country"]),
    ("talks", "They talk about the talks", ["talks"]),
    ("tariff", "Leaders Hold Talks on Tariffs", ["Tariffs"]),
    ("trade barrier", "They removed trade barriers.", ["trade barriers"]),
    ("men", "men and women", ["men"]),
    # As a part of speech.
    ("ban/verb", "The ban stays, though they banned less.", ["banned"]),
    ("ban/noun", "They will ban it, and the bans stay.", ["bans"]),
    ("military/noun", "The military took military steps.", ["military"]),
    ("Georgia/name", "She flew to Georgia.", ["Georgia"]),
    ("open/adj", "The open door was opened.", ["open"]),
    ("firmly/adv", "They firmly stay.", ["firmly"]),
    ("ban/verb export", "The ministry banned exports despite the ban exports face.", ["banned exports"]),
    # As written.
    ("=talks", "They talk, she talks, the talks go on.", ["talks", "talks"]),
    ("=banned", "They ban what was banned.", ["banned"]),
    ("=talk*", "She talked to the talkative.", ["talked", "talkative"]),
    # Beginnings, and other wildcards, with a part of speech.
    ("harm*/verb", "Harmony is no harm, but it harmed them.", ["harmed"]),
    ("*vaccin*/noun", "They vaccinated with a vaccine.", ["vaccine"]),
    ("*oun", "a tariff", []),
    # A word that the parser does not have for itself has no lemma and no part of speech.
    ("China", "the U.S.-China relationship", ["China"]),
    ("China/name", "the U.S.-China relationship", []),
    # Apostrophes of possessives make no difference.
    ("women's right", "women’s rights, and women's right to vote", ["women’s rights", "women's right"]),
    ("states' rights", "the states’ rights", ["states’ rights"]),
    ("children’s/noun", "the children's home", ["children"]),
]


@pytest.mark.parametrize(("cue", "text", "words"), WORDS)
def test_a_cue_finds_its_words(cue, text, words):
    assert matched(cue, text) == list(dict.fromkeys(words))


def test_the_words_of_another_program_s_dictionary_are_found_as_written():
    form_based = replace(family("f", {"c": ["talk", "ban*"]}), lemmas=False)
    assert [words for _, words in found(book(form_based), "They talk, she talks, they banned")] == ["talk", "banned"]


PARTS = [
    ("rain & wind", "wind, then rain", ["wind", "rain"]),
    ("rain & wind", "rain alone", []),
    ("rain & wind & hail", "hail, wind, rain", ["hail", "wind", "rain"]),
    ("rain & wind & hail", "hail, rain", []),
    ("rain .. wind", "rain, then wind", ["rain", "wind"]),
    ("rain .. wind", "wind, then rain", []),
    ("rain .. rain*", "rain", []),
    ("rain .. rain*", "rain and rainbow", ["rain", "rainbow"]),
    # What stands out of order is no part of the match.
    ("aa .. bb", "bb aa bb", ["aa", "bb"]),
    ("aa .. bb", "aa bb aa", ["aa", "bb"]),
    # Three parts each have to find their place between the others.
    ("aa .. bb .. cc", "aa bb cc", ["aa", "bb", "cc"]),
    ("aa .. bb .. cc", "bb aa cc bb", []),
    ("aa .. bb .. cc", "bb cc aa bb aa cc", ["aa", "bb", "cc"]),
    ("heavy rain .. strong wind*", "Heavy rain with strong winds", ["Heavy rain", "strong winds"]),
]


@pytest.mark.parametrize(("cue", "text", "words"), PARTS)
def test_the_parts_of_a_cue_must_meet(cue, text, words):
    assert matched(cue, text) == words


DEPENDENT = [
    # Directly.
    ("impose > tariff", "The ministry imposed high tariffs.", ["imposed", "tariffs"]),
    ("impose > ministry", "The ministry imposed tariffs.", ["ministry", "imposed"]),
    ("tariff > impose", "The ministry imposed tariffs.", []),
    ("impose > tariff", "They imposed nothing while tariffs fell.", []),
    # Through a preposition, a conjunction, an apposition, a compound.
    ("call/noun > leader", "A call with the leader followed.", ["call", "leader"]),
    ("call/noun > leader", "The leader answered a call.", []),
    ("impose > sanction", "They imposed tariffs and sanctions.", ["imposed", "sanctions"]),
    ("impose > quota", "They imposed tariffs, bans and quotas.", ["imposed", "quotas"]),
    ("meet > president", "They met Anna Smith, the president of the bank.", ["met", "president"]),
    ("resolve > tariff", "They resolved the tariff dispute.", ["resolved", "tariff"]),
    # Joined verbs share their subject and object.
    ("impose > tariff", "They imposed and lifted tariffs.", ["imposed", "tariffs"]),
    ("lift > ministry", "The ministry imposed tariffs and lifted bans.", ["ministry", "lifted"]),
    ("lift > ministry", "The ministry imposed tariffs and a king lifted bans.", []),
    # A subject belongs to "must" and "will" as to their verb, and not to "have".
    ("must > ministry", "The ministry must impose tariffs.", ["ministry", "must"]),
    ("must > ministry", "The king must obey the ministry.", []),
    ("have > ministry", "The ministry has imposed tariffs.", []),
    # A clause that describes the second.
    ("impose > tariff", "The tariffs that they imposed are high.", ["tariffs", "imposed"]),
    ("impose > tariff", "Tariffs imposed by the king are high.", ["Tariffs", "imposed"]),
    ("lift > talk", "Talks to lift tariffs went on.", []),
    # The object of a verb that says little.
    ("call/noun > president", "She held a call with the president.", ["call", "president"]),
    # What is joined to the first is another matter.
    ("impose > ban", "They imposed tariffs and lifted bans.", []),
    # Only those that depend on each other are matches.
    ("impose > tariff", "Tariffs hurt, but they imposed tariffs.", ["imposed", "tariffs"]),
    ("sign > agreement > trade", "They signed an agreement on trade.", ["signed", "agreement", "trade"]),
    ("sign > agreement > trade", "They signed an agreement as trade grew.", []),
    ("lift/verb > trade barrier", "They lifted all trade barriers.", ["lifted", "trade barriers"]),
    ("impose > tariff & retaliate", "They imposed tariffs, so she retaliated.", ["imposed", "tariffs", "retaliated"]),
    ("impose > tariff & retaliate", "They imposed rules on tariff day; she waited.", []),
]


@pytest.mark.parametrize(("cue", "text", "words"), DEPENDENT)
def test_a_part_may_have_to_depend_on_another(cue, text, words):
    assert matched(cue, text) == words


NAMED = [
    ("inflation", "They passed the Inflation Reduction Act.", []),
    ("inflation", "They signed the Act on Inflation.", []),
    ("inflation", "They fought inflation and the Inflation Board.", ["inflation"]),
    # What is a name itself, or asks for one.
    ("inflation reduction act", "They passed the Inflation Reduction Act.", ["Inflation Reduction Act"]),
    ("inflation/name", "They passed the Inflation Reduction Act.", ["Inflation"]),
    # A capital where a sentence begins, and those of a title.
    ("inflation", "Inflation hurts.", ["Inflation"]),
    ("cooperate", "Cooperating Nepalese helped.", ["Cooperating"]),
    ("inflation", "King Fights Inflation Across Nepal", ["Inflation"]),
    # A comma ends a name, and a cue of several parts is particular enough.
    ("inflation", "They feared War, Inflation and Hunger.", []),
    ("inflation", "They met in Nepal, Inflation being high.", ["Inflation"]),
    ("pass > inflation", "They passed the Inflation Reduction Act.", ["passed", "Inflation"]),
]


@pytest.mark.parametrize(("cue", "text", "words"), NAMED)
def test_a_cue_in_a_longer_name_does_not_count_where_the_family_says_so(cue, text, words):
    frames = replace(family("f", {"c": [cue]}), in_names=False)
    assert [each for _, each in found(book(frames), text)] == words
    assert len(matched(cue, text)) >= len(words)


def test_a_reference_may_have_to_depend_on_a_word():
    codes = book(family("frames", {"duty": ["call/noun > @actors"]}), ACTORS)
    rows = coded(codes, "A call between the king and a big bank; firms waited.")
    assert list(rows.loc[rows["family"] == "frames", "matched"]) == ["call", "king", "big bank"]


ACTORS = family("actors", {"firms": ["firm*", "big bank"], "rulers": ["king", "crown & queen"]})
REFERENCES = [
    ("urg* .. @actors", "They urged the big bank and the king", ["urged", "big bank", "king"]),
    ("urg* .. @actors", "They urged restraint", []),
    ("urg* .. @actors", "The king urged restraint", []),
    ("urg* & @actors", "The king urged restraint", ["king", "urged"]),
    ("urg* .. @actors.firms", "They urged the king", []),
    ("urg* .. @actors.firms", "They urged the king and firms", ["urged", "firms"]),
    ("@actors.rulers .. must", "The king must go, the firm must stay", ["king", "must", "must"]),
    # A reference stands for the plain cues only, not for those of several parts.
    ("urg* .. @actors", "They urged the queen to take the crown", []),
]


@pytest.mark.parametrize(("cue", "text", "words"), REFERENCES)
def test_a_reference_stands_for_any_cue_of_what_it_names(cue, text, words):
    codes = book(family("frames", {"duty": [cue]}), ACTORS)
    rows = coded(codes, text)
    assert list(rows.loc[rows["family"] == "frames", "matched"]) == words


def test_a_reference_reaches_families_that_are_left_out():
    whole = book(family("frames", {"duty": ["urg* .. @actors"]}), ACTORS)
    chosen = codebook.select(whole, ["frames"])
    assert found(chosen, "They urged the king") == [("duty", "urged"), ("duty", "king")]


MASKED = [
    ("chip*", "a bargaining chip", ["bargaining chip*"], []),
    ("chip*", "bargaining chips and AI chips", ["bargaining chip*"], ["chips"]),
    ("chip*", "a chip for bargaining", ["bargaining chip*"], ["chip"]),
    ("round", "the round of talks; a round of applause", ["round of applause"], ["round"]),
    # A part that is masked is not there, so that its group fails.
    ("chip* & ban*", "a ban on a bargaining chip", ["bargaining chip*"], []),
    ("chip* & ban*", "a ban on chips", ["bargaining chip*"], ["ban", "chips"]),
    ("chip* & ban*", "a ban on chips, a bargaining chip", ["bargaining chip*"], ["ban", "chips"]),
    # A cue that reaches beyond the mask is not within it.
    ("bargaining chip maker", "a bargaining chip maker", ["bargaining chip*"], ["bargaining chip maker"]),
]


@pytest.mark.parametrize(("cue", "text", "masks", "words"), MASKED)
def test_a_masked_cue_does_not_count(cue, text, masks, words):
    assert matched(cue, text, masks) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Corruption is a problem.", ["problem"]),
        ("They will address the problem.", []),
        ("They will address the effects of the problem.", []),
        ("They will address those whom the problem hurts.", ["problem"]),
        ("They agreed to combat crime and to address the serious problem.", []),
        ("It is a response to the problem.", []),
    ],
)
def test_a_cue_under_a_word_that_its_code_names_does_not_count(text, words):
    made = family("f", {"c": ["problem", "serious problem"]})
    under = replace(made, codes=tuple(replace(code, not_under=("address/verb", "response")) for code in made.codes))
    assert [match for _, match in found(book(under), text)] == words


def test_a_mask_is_its_code_s_own():
    goods = Code("goods", "", "", "", ("chip*",), ("bargaining chip*",))
    tools = Code("tools", "", "", "", ("chip*",), ())
    assert found(book(Family("f", "", "", True, (goods, tools))), "a bargaining chip") == [("tools", "chip")]


NEGATED = [
    ("litmus test", "This is not a litmus test.", []),
    ("litmus test", "This is a litmus test.", ["litmus test"]),
    ("progress", "There was no progress.", []),
    ("progress", "No progress, but a start.", []),
    ("progress", "Not a sign of progress was seen.", []),
    ("progress", "It is not war but progress.", ["progress"]),
    ("progress", "They made progress, not war.", ["progress"]),
    ("progress", "They not only made progress but peace.", ["progress"]),
    ("not fair", "It is not fair.", ["not fair"]),
    ("fail", "They failed to agree.", ["failed"]),
    ("fail", "They did not fail.", []),
    ("make > progress", "They made no progress.", []),
    ("progress & peace", "They brought peace without progress.", []),
    ("progress .. peace", "They made progress but brought no peace.", []),
    ("progress", "If they make progress, all is well.", ["progress"]),
]


@pytest.mark.parametrize(("cue", "text", "words"), NEGATED)
def test_a_negated_cue_does_not_count_where_the_family_says_so(cue, text, words):
    assert matched(cue, text, negated=False) == words


@pytest.mark.parametrize("text", ["This is not a litmus test", "no litmus test", "Is it a litmus test?"])
def test_a_negated_cue_counts_elsewhere(text):
    assert matched("litmus test", text, negated=True) == ["litmus test"]


UNREAL = [
    ("If they make progress, all is well.", []),
    ("Will they make progress?", []),
    ("They make no progress.", ["progress"]),
    ("They make progress if all is well.", ["progress"]),
]


@pytest.mark.parametrize(("text", "words"), UNREAL)
def test_what_is_only_supposed_does_not_count_where_the_family_says_so(text, words):
    assert [each for _, each in found(book(family("f", {"c": ["progress"]}, unreal=False)), text)] == words


def test_a_cue_that_supposes_something_counts():
    codes = book(family("f", {"c": ["whether", "if they agree"]}, unreal=False))
    assert [each for _, each in found(codes, "It is open whether all is well if they agree.")] == ["whether"]
    assert [each for _, each in found(codes, "All is well if they agree.")] == ["if they agree"]


def test_a_code_may_say_other_than_its_family_what_counts():
    made = family("f", {"conflict": ["dispute"], "progress": ["progress"]}, negated=False, unreal=False)
    conflict = replace(made.codes[0], negated=True, unreal=True)
    codes = book(replace(made, codes=(conflict, made.codes[1])))
    for text in ("They made no progress and had no dispute.", "Will progress end the dispute?"):
        assert found(codes, text) == [("conflict", "dispute")]


CONCEDED = [
    ("While they cooperate, tensions grow.", ["conflict"]),
    ("Despite cooperation, tensions grow.", ["conflict"]),
    ("Tensions grow, although they cooperate.", ["conflict"]),
    # A main clause without a code, or with the same one.
    ("While they cooperate, prices grow.", ["cooperation"]),
    ("While they cooperate, they plan to cooperate more.", ["cooperation"]),
    ("Tensions grow while they cooperate.", ["conflict", "cooperation"]),
]


@pytest.mark.parametrize(("text", "names"), CONCEDED)
def test_a_concession_weighs_less_than_its_main_clause(text, names):
    codes = {"cooperation": ["cooperat*"], "conflict": ["tension"]}
    assert list(dict(found(book(family("f", codes, unreal=False)), text))) == names
    assert set(dict(found(book(family("f", codes)), text))) >= {"cooperation"}


# quanteda/quanteda, tests/testthat/test-tokens_lookup.R, "nested_scope function is working" and "dictionary
# nested_scope is independent of orders": what it finds when the longest match wins over the whole dictionary.
PLACES = {
    "AS": ["American Samoa", "American Samoan*", "Pago Pago"],
    "WS": ["Samoa", "Samoan*", "Apia"],
    "VG": ["British Virgin Islands", "Virgin Island*", "Road Town"],
    "GB": ["UK", "United Kingdom", "Britain", "British", "Briton*", "Brit*", "London"],
    "US": ["United States", "US", "American*", "Washington", "New York"],
}
ISLANDS = {"VG": ["Virgin Islands"], "VI": ["Virgin Islands"], "DM": ["Dominica*"], "DO": ["Dominican Republic"]}
CONGOS = {"CD": ["Democratic Republic of Congo", "Congolese"], "CG": ["Republic of Congo", "Congolese"]}
NESTED = [
    (PLACES, "British Virgin Islands is a British overseas territory", ["VG", "GB"]),
    (PLACES, "Samoa is an independent state", ["WS"]),
    (PLACES, "American Samoa is in the South Pacific", ["AS"]),
    (ISLANDS, "Virgin Islands are near Dominica and the Dominican Republic", ["VG", "VI", "DM", "DO"]),
    (
        CONGOS,
        "Congolese are people in Republic of Congo or Democratic Republic of Congo",
        ["CD", "CG", "CG", "CD"],
    ),
    # The example of quanteda's reference page of tokens_lookup.
    (
        {"paper": ["New York Times"], "city": ["New York"]},
        "The New York Times is a New York paper.",
        ["paper", "city"],
    ),
]


@pytest.mark.parametrize(("codes", "text", "names"), NESTED)
def test_the_longest_match_within_a_family_wins(codes, text, names):
    assert [code for code, _ in found(book(family("places", codes)), text)] == names
    turned = dict(reversed(codes.items()))
    assert sorted(found(book(family("places", turned)), text)) == sorted(found(book(family("places", codes)), text))


def test_a_match_across_a_longer_one_does_not_count():
    codes = family("f", {"long": ["bb cc dd"], "across": ["aa bb"], "apart": ["ee"]})
    assert found(book(codes), "aa bb cc dd ee") == [("long", "bb cc dd"), ("apart", "ee")]


def test_what_is_given_up_for_a_longer_match_hides_nothing():
    codes = family("f", {"long": ["cc dd ee"], "across": ["bb cc"], "first": ["aa bb"], "word": ["aa"]})
    assert found(book(codes), "aa bb cc dd ee") == [("first", "aa bb"), ("long", "cc dd ee")]


def test_two_codes_on_the_same_words_both_count():
    codes = family("f", {"one": ["trade war*"], "two": ["trade wars"], "three": ["trade"]})
    assert found(book(codes), "trade wars") == [("one", "trade wars"), ("two", "trade wars")]


def test_families_do_not_compete():
    codes = book(family("one", {"long": ["trade war*"]}), family("two", {"short": ["trade"]}))
    assert found(codes, "a trade war") == [("short", "trade"), ("long", "trade war")]


def test_a_cue_of_several_parts_stands_outside_the_rule():
    codes = family("f", {"long": ["trade war*"], "parts": ["trade & growth"], "short": ["war"]})
    assert found(book(codes), "trade war or growth") == [
        ("parts", "trade"),
        ("long", "trade war"),
        ("parts", "growth"),
    ]


def test_the_table_says_where_the_words_stand():
    codes = book(family("f", {"c": ["heavy snow*"]}))
    assert coded(codes, "“Heavy snowfall”, it said.").to_dict("records") == [
        {
            "document": "statement",
            "sentence": 0,
            "family": "f",
            "code": "c",
            "cue": "heavy snow*",
            "start": 1,
            "end": 15,
            "matched": "Heavy snowfall",
        }
    ]


@pytest.mark.parametrize("text", ["", "...", "nothing here", "\n\t"])
def test_a_table_without_matches_has_its_columns(text):
    rows = coded(book(family("f", {"c": ["rain"]})), text)
    assert rows.empty
    assert list(rows.columns) == matcher.COLUMNS


def test_a_code_that_is_not_chosen_still_hides_what_it_hid():
    whole = book(family("f", {"long": ["trade war"], "short": ["trade"]}))
    assert coded(codebook.select(whole, [], ["short"]), "trade war").empty


def test_every_offset_in_the_seeds_is_that_of_the_words(seeds):
    texts = seeds.sentences.set_index("sentence")["text"]
    wrong = [row for row in seeds.codings.itertuples() if texts[row.sentence][row.start : row.end] != row.matched]
    assert wrong == []
    assert len(seeds.codings) > 500


def test_coding_is_the_same_in_any_order_of_sentences(seeds):
    backwards = matcher.code(seeds.sentences[::-1], seeds.codebook, seeds.parses)
    forwards = matcher.code(seeds.sentences, seeds.codebook, seeds.parses)
    assert sorted(backwards.itertuples(index=False)) == sorted(forwards.itertuples(index=False))


def test_a_chosen_family_is_coded_as_in_the_whole_codebook(seeds):
    whole = matcher.code(seeds.sentences, seeds.codebook, seeds.parses)
    for name in seeds.codebook.codes["family"].unique():
        chosen = matcher.code(seeds.sentences, codebook.select(seeds.codebook, [name]), seeds.parses)
        pd.testing.assert_frame_equal(chosen, whole[whole["family"] == name].reset_index(drop=True))


def test_a_chosen_code_is_coded_as_in_the_whole_codebook(seeds):
    """What a longer match of another code hides stays hidden, and a reference still stands for all it names."""
    whole = matcher.code(seeds.sentences, seeds.codebook, seeds.parses)
    for pair in [("themes", "enterprise_rights"), ("issues", "semiconductors"), ("frames", "cooperation")]:
        chosen = matcher.code(seeds.sentences, codebook.select(seeds.codebook, [], [".".join(pair)]), seeds.parses)
        rows = whole[(whole["family"] == pair[0]) & (whole["code"] == pair[1])]
        pd.testing.assert_frame_equal(chosen, rows.reset_index(drop=True))


SCRAPS = (
    "China|U.S.|US|us|People’s|TikTok|bargaining|chip*|not|only|urged|the|rule|of|law|,|.|—|“|”|(|-|doesn't|don’t|G20"
    "|1,000.5|...|\u00e9|e\u0301|İstanbul|ß|ﬁrm|\u200b|\U0001f600|中国|''|’s|s"
)
SCRAP = st.sampled_from(SCRAPS.split("|"))
TEXTS = st.one_of(st.text(max_size=200), st.lists(SCRAP, max_size=30).map(" ".join), st.lists(SCRAP).map("".join))


@cache
def seeds_book():
    return reading.read("seeds/codebook.yml")


@pytest.mark.slow
@settings(max_examples=20, deadline=None, database=None)
@given(st.lists(TEXTS, max_size=8))
def test_any_text_is_coded_and_its_offsets_are_right(texts):
    rows = coded(seeds_book(), *texts)
    assert all(texts[row.sentence][row.start : row.end] == row.matched != "" for row in rows.itertuples())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a trade war", 1),
        ("trade, war", 0),
        ("trade (war)", 0),
        ("trade — war", 0),
        ("trade “war”", 1),
        ("trade. war", 1),
    ],
)
def test_a_phrase_does_not_reach_over_a_break(text, found):
    assert len(coded(book(family("f", {"c": ["trade war"]})), text)) == found


MISLEADING = [
    ("negotiation_process", "The secretary made the rounds on television."),
    ("negotiation_process", "Lawmakers reached a bipartisan consensus that the app is a danger."),
    ("negotiation_process", "The ban is about the amplification mechanism of the app."),
    ("sanctions_and_coercion", "She has a long record in national security and foreign policy."),
    ("domestic_politics", "The rate was set forth in Executive Order 14257."),
    ("domestic_politics", "The app is controlled by the Chinese Communist Party."),
    ("conflict", "The Foreign Adversary Controlled Applications Act applies."),
    ("cooperation", "It reached new terms with its trading partners."),
    ("economic_consequences", "The owner will hold a fifth of the stock."),
    ("progress", "Going forward, the data will stay in the country."),
    ("proposes_remedy", "It can offer a truly personal model for every user."),
    ("explains_cause", "Reflecting on their talks, the sides parted."),
    ("judges", "The firm is effectively run from abroad."),
    ("judges", "The hold that it has could very well be broken."),
    ("obligation", "They just ignored their obligations."),
    ("content_security", "An algorithm pushes content that users like."),
]


@pytest.mark.parametrize("code, text", MISLEADING)
def test_the_seeds_codebook_is_not_misled(code, text):
    assert code not in set(coded(seeds_book(), text)["code"])


# The same matches as a slow search that says what is meant

VOCABULARY = ["trade", "trades", "Trade", "US", "us", "U.S.", "rule", "of", "law", "not", "No", "only", "o’clock"]
TEXT = st.lists(st.sampled_from([*VOCABULARY, *",;.—-"]), max_size=14).map(" ".join)
PHRASE = st.lists(st.sampled_from(["trade", "tr*", "US", "us", "u*", "rule", "of", "law*"]), min_size=1, max_size=3)
CUE = st.builds(
    lambda phrases, sign: f" {sign} ".join(phrases),
    st.lists(PHRASE.map(" ".join) | st.sampled_from(["@f", "@g.c"]), min_size=1, max_size=3),
    st.sampled_from(["&", ".."]),
)
PLAIN_CUES = st.lists(PHRASE.map(" ".join), max_size=2, unique=True)


@st.composite
def books(draw):
    """A codebook of two families, in one of which negated cues do not count."""
    cues = [draw(st.lists(CUE | PHRASE.map(" ".join), max_size=5, unique=True)) for _ in "cde"]
    masks = draw(PLAIN_CUES)
    first = family("f", {"c": cues[0], "d": cues[1]}, [mask for mask in masks if mask not in cues[0] + cues[1]], False)
    return book(first, family("g", {"c": cues[2]}))


class Searched:
    """A text of one sentence in which every place is tried for every phrase."""

    def __init__(self, text, codes):
        self.text, self.codes = text, codes
        self.found = list(words.WORD.finditer(text))
        self.words = [match.group().replace(".", "").replace("’", "'") for match in self.found]
        self.read = words_of(text)
        self.lemmas = [word.lemma for word in self.read]
        self.stands = denial.standing(next(parse([text])))
        self.spans = cache(self.spans)

    def spans(self, phrase):
        """The (first, last) of a phrase, last being its last word."""
        size = len(phrase.split(" "))
        places = range(len(self.words) - size + 1)
        here = [(self.words[k : k + size], self.lemmas[k : k + size]) for k in places]
        meant = [k for k in places if all(map(is_meant, phrase.split(" "), *here[k]))]
        return [(k, k + size - 1) for k in meant if not self.is_broken(k, k + size - 1)]

    def is_broken(self, first, last):
        """Whether a comma or another break, but no full stop, stands within a phrase."""
        return bool(set(self.text[self.found[first].end() : self.found[last].start()]) & set(",;—"))

    def is_negated(self, first, last):
        phrase = {word.token.i for word in self.read[first : last + 1]}
        tops = [word.token for word in self.read[first : last + 1] if word.token.head.i not in phrase - {word.token.i}]
        return self.stands.is_denied(tops[0].i, phrase)

    def counting(self, family, code, part):
        phrases = [part]
        if part.startswith("@"):
            name, _, wanted = part[1:].partition(".")
            named = [code for code in self.codes.family(name).codes if wanted in ("", code.name)]
            cues = [cue for code in named for cue in code.cues]
            phrases = [cue for cue in cues if not set(cue) & set("@&") and ".." not in cue]
        masks = [span for mask in code.masks for span in self.spans(mask)]
        spans = {span for phrase in phrases for span in self.spans(phrase)}
        free = {s for s in spans if not any(mask[0] <= s[0] and s[1] <= mask[1] for mask in masks)}
        negated = family.negated if code.negated is None else code.negated
        return {s for s in free if negated or not self.is_negated(*s)}

    def matches(self):
        """Every (family, code, cue, start, end)."""
        return {
            (family.name, code.name, cue, self.found[first].start(), self.found[last].end())
            for family in self.codes.families
            for code in family.codes
            for cue in code.cues
            for first, last in self.meeting(family, code, cue)
        }

    def meeting(self, family, code, cue):
        """The spans in every way to choose one for each part, in the cue's order if it asks for one."""
        chosen = product(*(self.counting(family, code, part) for part in re.split(r" (?:&|\.\.) ", cue)))
        if " .. " in cue:
            chosen = (spans for spans in chosen if all(one[1] < other[0] for one, other in pairwise(spans)))
        return {span for spans in chosen for span in spans}


def is_meant(cue_word, word, lemma):
    """Whether a cue's word stands for a word of the text."""
    if not cue_word.isupper() and lemma == cue_word:
        return True
    forms = (word,) if cue_word.isupper() else (word, word.lower())
    return any(form.startswith(cue_word[:-1]) if cue_word.endswith("*") else form == cue_word for form in forms)


def test_a_matcher_is_kept_for_the_next_brief_with_the_same_codebook_alone():
    kept = matcher.matcher_of(book(family("f", {"c": ["rain"]})))
    assert matcher.matcher_of(book(family("f", {"c": ["rain"]}))) is kept
    assert found(book(family("f", {"c": ["snow"]})), "Rain and snow.") == [("c", "snow")]


def every_match(text, codes):
    """Every match of a cue in a text of one sentence, overlaps included, as (family, code, cue, start, end)."""
    made, words, stands = matcher.Matcher(codes), words_of(text), denial.standing(next(parse([text])))
    cues = [(made.cues[number], span) for number, span in made.matches(words, stands)]
    return [(*cue.pair, cue.text, words[span.first].start, words[span.last - 1].end) for cue, span in cues]


@pytest.mark.slow
@settings(max_examples=200, deadline=None, database=None)
@given(TEXT, books())
def test_matches_are_those_of_a_slow_search(text, codes):
    rows = every_match(text, codes)
    assert len(rows) == len(set(rows))
    assert set(rows) == Searched(text, codes).matches()


def with_plain_cues(codes):
    """The codebook with the cues found by their words alone, of any part of speech, whether supposed or not."""

    def of(code):
        return replace(
            code, cues=tuple(cue for cue in code.cues if not set(cue) & set(">/")), not_under=(), unreal=True
        )

    families = tuple(replace(family, codes=tuple(map(of, family.codes))) for family in codes.families)
    return replace(codes, families=families, whole=())


@pytest.mark.slow
def test_the_seeds_matches_are_those_of_a_slow_search(seeds):
    codes = with_plain_cues(seeds.codebook)
    for text in seeds.sentences["text"][:3]:
        assert set(every_match(text, codes)) == Searched(text, codes).matches()


# Words, and the wildcards that stand for their letters


def test_words_stand_where_they_stand_in_their_sentence():
    text = "(The U.S. isn’t 3.5 trade wars, the U.S.’s or China's. "
    words = words_of(text)
    assert [text[word.start : word.end] for word in words] == [
        *("The", "U.S.", "isn’t", "3.5", "trade", "wars", "the", "U.S.", "or", "China"),
    ]
    assert [word.letters for word in words][1:3] == ["US", "isn't"]


def test_a_full_stop_parts_no_phrase():
    assert [word.breaks for word in words_of("No. 4 of Dec. 5; so")] == [False, False, False, False, True, False]


@pytest.mark.parametrize("text", ["", "…", "— ,"])
def test_a_text_without_words_has_none(text):
    assert words_of(text) == []


GLOBS = [
    ("rain*", "Rained", True),
    ("rain*", "rain", True),
    ("*rain", "train", True),
    ("*rain", "trains", False),
    ("r*n", "rn", True),
    ("r?n", "run", True),
    ("r?n", "rn", False),
    ("r?n*", "Runner", True),
    ("US?", "USA", True),
    ("US?", "use", False),
    ("*na*na", "banana", True),
    ("*na*na*na", "banana", False),
    ("b*an*a", "banana", True),
]


@pytest.mark.parametrize(("cue", "word", "matches"), GLOBS)
def test_wildcards_stand_for_letters(cue, word, matches):
    assert matched(cue, word) == ([word] if matches else [])


LETTERS = st.text("ab", min_size=1, max_size=12)


@settings(max_examples=200, deadline=None, database=None)
@given(st.text("ab*?", min_size=1, max_size=8).filter(lambda cue: cue.strip("*?")), LETTERS)
def test_wildcards_find_what_trying_every_place_finds(cue, word):
    expression = "".join({"*": ".*", "?": "."}.get(sign, sign) for sign in cue)
    assert bool(matched(cue, word)) == bool(re.fullmatch(expression, word))


HOSTILE = ["a*a*a*a*a*b", "*a" * 20 + "*b", "?*" * 20 + "b", "a?*" * 12 + "b", "*" * 300 + "b"]


@pytest.mark.slow
@pytest.mark.parametrize("cue", HOSTILE)
def test_no_wildcards_take_long(cue):
    """An expression that tries every place for each star would be busy for years."""
    start = time.process_time()
    assert matched(cue, "a" * 2_000) == []
    assert time.process_time() - start < 2


@pytest.mark.slow
def test_coding_takes_time_in_proportion_to_the_text(seeds):
    def seconds(times):
        start = time.process_time()
        matcher.code(pd.concat([seeds.sentences] * times), seeds.codebook, seeds.parses)
        return time.process_time() - start

    assert seconds(40) < 16 * seconds(10)  # four times as much text; sixteen times if each word met each other


def test_a_codebook_of_all_beginnings_of_a_word_is_refused_where_they_all_match():
    beginnings = [" ".join(pair) for pair in product(["a" * length + "*" for length in range(1, 20)], repeat=2)]
    codes = book(family("f", {"c": beginnings}))
    assert found(codes, "It rained as it had.") == []
    with pytest.raises(InputError, match=r"^codebook: more than 200 of its phrases match 'a{30} a{29}'"):
        found(codes, f"It is {'a' * 30} {'a' * 30} here.")


def test_a_sentence_full_of_masks_takes_no_time_to_speak_of():
    words, codes = words_of("trade war " * 2_000), book(family("f", {"c": ["trade"]}, masks=["trade war"]))
    stands, began = denial.standing(words[0].token.doc), time.monotonic()
    assert matcher.Matcher(codes).matches(words, stands) == []
    assert time.monotonic() - began < 5


def test_thousands_of_words_with_wildcards_are_tried_only_where_their_letters_stand():
    letters = "abcdefghijklmnopqrstuvwxyz"
    many = [f"*{a}{b}{c}*z?q" for a in letters for b in letters for c in letters]
    start = time.process_time()
    rows = coded(
        book(family("f", {"c": [*many, "*?rif*"]})), " ".join(f"tariff{a}{b}" for a in letters[:6] for b in letters)
    )
    assert len(rows) == 156 and time.process_time() - start < 5


def test_too_many_words_with_the_same_letters_between_wildcards():
    alike = [f"tari{'?' * number}*f" for number in range(matcher.MOST_ALIKE + 1)]
    said = r"^codebook: more than 1,000 of its patterns with \* or \? hold 'tari' and no longer stretch .*; leave some "
    with pytest.raises(InputError, match=said):
        coded(book(family("f", {"c": alike})), "A tariff.")
