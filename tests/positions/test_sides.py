"""For whom an actor acts. The examples are made up, in the style of news."""

import pytest

from parallax.corpus.parse import parse
from parallax.data import lists
from parallax.positions import sides
from parallax.positions.sides import Sides, named_in, names


def sides_in(*sentences, own=""):
    """What each word of the last sentence that has a side is called, and the side, as subject, object or name."""
    docs = list(parse(sentences))
    sides = Sides(docs).of_text(own)
    heads = [word for word in docs[-1] if word.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")]
    return {sides.name(word): sides.of(word) for word in heads}


@pytest.mark.parametrize(
    "sentence, name, side",
    [
        ("Norway sent a note.", "Norway", "Norway"),
        ("Today’s envoy sent a note.", "envoy", ""),
        ("Then the Workers’ Party of Korea sent a note.", "the Workers’ Party of Korea", "North Korea"),
        ("Canberra sent a note.", "Canberra", "Australia"),
        ("The White House sent a note.", "The White House", "United States"),
        ("Brazilian officials sent a note.", "Brazilian officials", "Brazil"),
        ("Chile's Ministry of Health sent a note.", "Chile’s Ministry of Health".replace("’", "'"), "Chile"),
        ("The prime minister of Iceland sent a note.", "The prime minister of Iceland", "Iceland"),
        ("Chile and Peru sent a note.", "Chile and Peru", "both"),
        ("The Commission and Chile sent a note.", "The Commission and Chile", "both"),
        ("The president and his ministers sent a note.", "The president and his ministers", ""),
        ("Both governments sent a note.", "Both governments", "both"),
        ("The two leaders sent a note.", "The two leaders", "both"),
        ("Japanese carmakers sent a note.", "Japanese carmakers", "firms"),
        ("The storm sent a note.", "The storm", ""),
        ("Norwegian parents and pupils sent a note.", "Norwegian parents and pupils", ""),
        ("Its foreign parent sent a note.", "Its foreign parent", "firms"),
        ("Chile, Peru and Bolivia sent a note.", "Chile, Peru and Bolivia", ""),
        ("The Washington Post sent a note.", "The Washington Post", ""),
        ("The Chilean and Peruvian officials sent a note.", "The Chilean and Peruvian officials", "both"),
        ("Chile and eight countries sent a note.", "Chile and eight countries", ""),
        ("The Congo river sent a note.", "The Congo river", ""),
        ("The Niger Delta sent a note.", "The Niger Delta", ""),
        ("Lake Chad sent a note.", "Lake Chad", ""),
        ("The Gulf of Oman sent a note.", "The Gulf of Oman", ""),
        ("Mexico and Oman sent a note.", "Mexico and Oman", "both"),
        ("The Central Bank of Iraq sent a note.", "The Central Bank of Iraq", "Iraq"),
        ("The UN Security Council sent a note.", "The UN Security Council", ""),
        ("The rich countries sent a note.", "The rich countries", ""),
        ("Chile and the carmakers sent a note.", "Chile and the carmakers", ""),
        ("Peru and the ministers sent a note.", "Peru and the ministers", "Peru"),
        ("Peru, Chile and the crews sent a note.", "Peru, Chile and the crews", ""),
        ("The council and the Peruvian parliament sent a note.", "The council and the Peruvian parliament", "Peru"),
        ("Chilean, Peruvian and Bolivian officials sent a note.", "Chilean, Peruvian and Bolivian officials", ""),
        ("The ministers of trade from the islands sent a note.", "The ministers of trade", ""),
        ("Both sent a note.", "Both", "both"),
        ("Both of them sent a note.", "Both of them", "both"),
        ("Both of the countries sent a note.", "Both of the countries", "both"),
        ("Liberals sent a note.", "Liberals", ""),
        ("FARMERS sent a note.", "FARMERS", "firms"),
        ("The storm hit two.", "two", ""),
    ],
)
def test_a_noun_phrase_has_the_side_of_its_head(sentence, name, side):
    assert sides_in(sentence)[name] == side


def test_what_a_text_says_of_a_person_counts_later():
    told = "Ana Ruiz, Spain's trade minister, opened the talks."
    assert sides_in(told, "Ruiz praised the crews.")["Ana Ruiz"] == "Spain"


def test_a_body_in_full_is_no_other_body_of_the_same_kind():
    sides = Sides(list(parse(["Peru leads the Harbour Council of Callao in Peru.", "The Fishing Boat Council met."])))
    assert sides.of_name("The Fishing Boat Council") == ""


def test_a_body_that_two_countries_have_keeps_no_full_name():
    told = ("Chile's Ministry of Health met.", "Peru's Ministry of Health waited.", "The Ministry of Trade wrote.")
    assert sides_in(*told, "The Ministry sent a note.")["The Ministry"] == ""


@pytest.mark.parametrize(
    "told",
    [
        "Former Peruvian minister Ana Ruiz left.",
        "Ana Ruiz, envoy to Peru, left.",
        "Minister Ana Ruiz, a friend of President Macron, left.",
    ],
)
def test_a_title_says_nothing_of_an_office_that_was_or_goes_abroad_or_of_a_leader_s_friend(told):
    assert set(sides_in(told, "Ruiz sent a note.").values()) == {""}


def test_a_title_beside_a_name_says_the_side_that_is_nearest():
    told = "President Biden and Prime Minister Mohammed Sudani of Iraq met."
    assert sides_in(told, "Sudani praised the crews.")["Mohammed Sudani"] in ("Iraq", "")


def test_a_word_that_only_says_which_kind_names_nobody():
    assert Sides(()).within(next(parse(["They fought new business models."]))) is None


def test_a_name_has_a_side_where_the_text_or_the_list_says_so():
    known = Sides(parse(["Ana Ruiz, Spain's trade minister, opened the talks."]))
    assert [known.of_name(name) for name in ("Ruiz", "Chilean officials", "the storm")] == ["Spain", "Chile", ""]


def test_who_leads_a_side_is_of_it():
    told = "The Kenyan side was led by Foreign Minister Jane Otieno."
    assert sides_in(told, "Otieno praised the crews.")["Jane Otieno"] == "Kenya"


def test_a_city_that_lends_talks_its_name_is_no_party():
    told = "Chile and Peru met in Vienna, and Chile thanked Peru."
    assert sides_in(told, "The Vienna talks helped Chile.")["Chile"] == "Chile"
    assert sides_in(told, "The Vienna talks helped Chile.")["The Vienna talks"] == ""


def test_a_name_that_is_called_a_business_is_one():
    told = "Enterprises such as Nordfisk will benefit."
    assert sides_in(told, "Nordfisk sold two ships.")["Nordfisk"] == "firms"


def test_who_bears_a_leader_s_name_is_of_the_leader_s_country_only_where_the_texts_speak_of_it():
    told = "Ana Morrison runs a clinic in Goma."
    assert sides_in(told, "Ana Morrison left.")["Ana Morrison"] == ""
    assert sides_in(told, "Prime Minister Morrison left.")["Prime Minister Morrison"] == "Australia"
    assert sides_in(f"{told} Australia paid for it.", "Ana Morrison left.")["Ana Morrison"] == "Australia"


def test_a_body_is_known_by_its_full_name():
    told = "Delegates of Chile's Ministry of Health arrived."
    found = sides_in(told, "The Trump Administration waited, and the Ministry sent a note.")
    assert found == {"The Trump Administration": "United States", "Chile's Ministry of Health": "Chile", "a note": ""}


def test_the_government_is_that_of_the_body_that_speaks():
    sentence = "The government will pay."
    assert sides_in(sentence, own="Kenya")["The government"] == "Kenya"
    assert sides_in(sentence)["The government"] == ""


def test_a_place_in_a_longer_name_is_no_side():
    assert sides_in("Ships crossed the South China Sea.") == {"ships": "", "the South China Sea": ""}


def test_no_name_belongs_to_two_countries():
    countries = lists("sides")["countries"]
    every = [name for country, others in countries.items() for name in (country, *others)]
    assert len(every) == len(set(every))
    assert len(countries) > 190 and names()["Beijing"] == "China"


@pytest.mark.parametrize(
    "sentence, name",
    [
        ("The United States, the UK, and Canada will launch an alliance.", "The United States, the UK, and Canada"),
        ("Both Mr Biden and Mr Trump sent a note.", "Mr Biden and Mr Trump"),
    ],
)
def test_a_list_of_actors_loses_no_member(sentence, name):
    assert name in sides_in("Joe Biden met Donald Trump.", sentence)


def test_a_known_leader_is_known_by_a_part_of_the_name_later():
    sides = Sides(parse(["Wang Yi arrived in Lima.", "Wang urged Peru to wait."]))
    (doc,) = parse(["Wang urged Peru to wait."])
    assert (sides.of(doc[0]), sides.name(doc[0])) == ("China", "Wang Yi")


def test_money_is_no_country():
    assert named_in("Kenya asked the U.S. and NATO for US$66m.") == {"Kenya", "United States", "NATO"}
    assert named_in("It costs US$66m, or ten Hong Kong dollars, six Indian rupees and two US Dollars.") == set()
    assert named_in("Israel pounds the coast and Japan won.") == {"Israel", "Japan"}
    assert named_in("The Ottawa Convention and the Paris Agreements bind Peru.") == {"Peru"}
    assert named_in("The lines of the Treaty of Paris bind Peru.") == {"Peru"}
    assert named_in("Kingston said that Peru must pay.", {"Kingston"}) == {"Peru"}


def test_a_name_with_its_initials_begins_with_their_first_letter():
    texts = ["When the Harbour Council (HC) met, it rained.", "The Port Union (PU) did not come."]
    docs = parse([*texts, "The Harbour Road (LIMA) was closed."])
    assert sides.in_full(docs) == {"HC": "the Harbour Council", "PU": "the Port Union"}
