"""Whether what the brief says is what the tables hold."""

import json
import re
from dataclasses import replace

import pandas as pd
import pytest
from conftest import SEEDS
from samples import compare

from parallax.corpus.documents import INITIALS, ROLES
from parallax.measures import coverage
from parallax.measures.labels import LABELS
from parallax.readers import files
from parallax.report import findings, narrative, stances, wording
from parallax.report.closeness import closeness
from parallax.report.quotes import MEET

pytestmark = pytest.mark.slow

NAMES = {"statement": "the statement", "commentary": "the commentary"}


def exchanged(text):
    """A text with the names of the two accounts, and the letters of their sentences, exchanged."""
    turned = {"statement": "commentary", "commentary": "statement", "S": "C", "C": "S"}
    return re.sub(r"statement|commentary|\b[SC](?=\d)", lambda match: turned[match.group()], text)


def numbers(text):
    """The numbers in a text; none is said in words."""
    return [int(number) for number in re.findall(r"\d+", text) if int(number)]


def carrying(comparison, family, codes, role):
    """The sentences of a text's body in which the coded table has one of the codes."""
    rows = comparison.codings
    rows = rows[(rows["family"] == family) & rows["code"].isin(codes) & (rows["document"] == role)]
    return set(rows["sentence"]) & set(comparison.body["sentence"])


def lengths(comparison):
    return {role: int((comparison.body["document"] == role).sum()) for role in ROLES}


def of_measure(comparison, measure):
    return [finding for finding in findings.every(comparison) if finding.measure == measure]


# Twelve paragraphs of one sentence each in both texts. Rain: 10 of 12 against 1; snow: all against none;
# sun: 6 in both; fog: only one of the commentary's; hail: nowhere.
STATEMENT = ["Snow and rain fell as the sun rose."] * 6 + ["Snow and rain fell."] * 4 + ["Snow fell."] * 2
COMMENTARY = ["The sun rose."] * 6 + ["Nothing fell."] * 4 + ["Rain fell.", "Fog came."]
WEATHER = "codebook: Weather\nfamilies:\n  weather:\n    label: Weather\n    codes:\n" + "".join(
    f"      {code}: {{label: {code.title()}, definition: d, cues: [{code}]}}\n"
    for code in ("rain", "snow", "sun", "fog", "hail")
)


@pytest.fixture(scope="module")
def by_hand():
    """The seeds compared by what people coded."""
    return compare(**SEEDS, coded_by="hand")


@pytest.fixture
def weather(tmp_path, codebook_file):
    """The made-up accounts compared by a codebook with a family of its user's own."""
    paths = []
    for role, lines in (("statement", STATEMENT), ("commentary", COMMENTARY)):
        path = tmp_path / f"{role}.txt"
        path.write_text("\n".join(lines))
        paths.append(str(path))

    def compared(**settings):
        return compare(*paths, codebook_file(WEATHER), **settings)

    return compared


def test_a_family_of_the_user_s_own_is_told_in_the_default_words(weather):
    told = findings.of_family(weather(), "weather")
    assert [(each.measure, each.code, each.label) for each in told] == [
        ("share", "snow", "leaning"),  # each of these codes has one cue, and falls with it
        ("share", "rain", "leaning"),
        ("shared", "sun", "too few to tell"),  # and fog, found once, is no finding
    ]
    beginnings = [
        "Only the statement has snow: 12 of 12 sentences (100%)",
        "The statement has rain more often than the commentary: 10 of 12 sentences (83%)",
        "Both have sun",
    ]
    for finding, beginning in zip(told, beginnings, strict=True):
        assert finding.text.startswith(beginning)


def test_findings_on_mostly_the_same_sentences_are_one(weather):
    # Snow in S1 to S12, rain in S1 to S10 and C11: ten sentences of thirteen are common.
    told = findings.told(weather(), "weather")
    assert [each.code for each in told] == ["snow", "sun"]
    assert told[0].note.endswith("Mostly the same sentences carry rain.")


def test_what_is_found_once_is_no_finding(weather):
    comparison = weather()
    assert len(comparison.carriers["weather", "fog"]) == 1
    assert not any("fog" in each.text for each in findings.every(comparison))


def test_a_finding_s_values_are_those_worked_by_hand(weather):
    rain = next(each for each in findings.of_family(weather(), "weather") if each.code == "rain")
    assert rain.values["statement"] == {"sentences": 10, "of": 12, "share": 0.8333}
    assert rain.values["commentary"] == {"sentences": 1, "of": 12, "share": 0.0833}
    assert rain.values["difference"] == 0.75
    assert rain.evidence == (*(f"S{number}" for number in range(1, 11)), "C11")


def test_names_given_by_parameter_appear(weather):
    told = findings.of_family(weather(names=("the mayor", "Le Monde")), "weather")
    texts = " ".join(finding.text for finding in told)
    assert "Only the mayor has snow: 12 of 12 sentences (100%)" in texts
    assert "The mayor has rain more often than Le Monde" in texts
    assert "the statement" not in texts.lower()
    assert "the commentary" not in texts.lower()


def test_names_may_hold_braces(weather):
    assert any("{mayor}" in finding.text for finding in findings.every(weather(names=("{mayor}", "{0}"))))


def test_findings_are_numbered_in_their_order(seeds):
    told = findings.every(seeds)
    assert [finding.id for finding in told] == [f"F{number}" for number in range(1, len(told) + 1)]


def of_codes(comparison):
    """The findings without the overall one."""
    return [each for each in findings.every(comparison) if each.measure != "label"]


def test_every_finding_s_evidence_carries_its_code(seeds):
    for finding in of_codes(seeds):
        codes = finding.code.split(";")
        carriers = [carrying(seeds, finding.family, codes, role) for role in ROLES]
        assert set(finding.evidence) == set.union(*carriers), finding.text
        assert len(set(finding.evidence)) == len(finding.evidence) > 0


TURNS = (ROLES, ROLES[::-1])


def test_every_code_that_occurs_is_told_once_unless_people_say_otherwise(seeds):
    told = [(each.family, code) for each in of_codes(seeds) for code in each.code.split(";")]
    codings = seeds.codings[seeds.codings["sentence"].isin(seeds.body["sentence"])]
    there = set(codings[["family", "code"]].itertuples(index=False, name=None))
    assert len(told) == len(set(told))
    assert set(told) <= there
    often = {pair for pair, ids in seeds.carriers.items() if len(ids) > 1}
    apart = {(row.family, row.code) for row in seeds.overview.itertuples() if row.verdict != LABELS[2]}
    assert apart - set(told)  # some rest on the sentences of another and are told in its note
    for code in (there & often) - set(told) - apart:
        read = seeds.readings.table
        rows = read[(read["family"] == code[0]) & (read["code"] == code[1])]
        by_people = set(rows.loc[rows["coding"] == "agreed", "sentence"].str[0])
        by_cues = set(codings.loc[(codings["family"] == code[0]) & (codings["code"] == code[1]), "sentence"].str[0])
        silent = [role for role in ROLES if role[0].upper() not in by_cues]
        unfit = silent and not coverage.fits(seeds.coverage, code[0], silent[0])
        row = next(row for row in seeds.overview.itertuples() if (row.family, row.code) == code)
        is_once = 1 in (row.sentences_statement, row.sentences_commentary)  # one sentence is no common ground
        alone = [getattr(row, f"likely_{role}") * (1 - getattr(row, f"likely_{other}")) for role, other in TURNS]
        unsure = silent and max(alone) < 0.75
        assert by_people - by_cues or unfit or is_once or unsure, f"{code} is told nowhere"


def test_no_silence_is_drawn_from_a_text_that_the_codebook_hardly_reaches(seeds):
    shares = seeds.coverage["share"].where(seeds.coverage["document"] != "commentary", coverage.FITS - 0.01)
    hardly = replace(seeds)
    object.__setattr__(hardly, "coverage", seeds.coverage.assign(share=shares))
    [issues] = [each for each in findings.told(hardly, "issues") if each.measure == "silence"]
    assert issues.text.startswith("Found for the commentary alone: ") and "the statement" not in issues.text


def test_the_counts_in_a_difference_are_those_of_the_coded_table(seeds):
    of = lengths(seeds)
    for finding in of_measure(seeds, "share"):
        counts = {role: len(carrying(seeds, finding.family, [finding.code], role)) for role in ROLES}
        assert {role: finding.values[role]["sentences"] for role in ROLES} == counts
        one, other = ROLES if finding.values["difference"] > 0 else ROLES[::-1]
        in_words = [(counts[role], of[role], percent(counts, of, role)) for role in (one, other)]
        assert numbers(finding.text) == [number for three in in_words for number in three if number]
        only = f"Only {NAMES[one]} "
        assert finding.text.startswith((only, f"{wording.capitalized(NAMES[one])} "))
        assert not (finding.text.startswith(only) and counts[other])
        labels = seeds.overview.set_index(["family", "code"])["verdict"]
        assert finding.label == labels[finding.family, finding.code]


def percent(counts, of, role):
    return round(100 * counts[role] / of[role])


def test_the_counts_of_what_both_carry_are_those_of_the_coded_table(seeds):
    of = lengths(seeds)
    for finding in of_measure(seeds, "shared"):
        codes = finding.code.split(";")
        counts = [{role: len(carrying(seeds, finding.family, [code], role)) for role in ROLES} for code in codes]
        assert all(min(each.values()) > 0 for each in counts)
        first = [number for role in ROLES for number in (counts[0][role], of[role], percent(counts[0], of, role))]
        assert numbers(finding.text) == first + [percent(each, of, role) for each in counts[1:] for role in ROLES]
        least = [min(each[role] / of[role] for role in ROLES) for each in counts]
        assert least == sorted(least, reverse=True)


def test_the_counts_of_what_one_text_carries_are_those_of_the_coded_table(seeds):
    for finding in of_measure(seeds, "silence"):
        parts = iter(finding.text.split("; "))
        for role, other in (ROLES, ROLES[::-1]):
            codes = finding.values[role]
            if not codes:
                continue
            part = next(parts)
            assert NAMES[role] in part
            assert NAMES[other] not in part
            counts = [len(carrying(seeds, finding.family, [code], role)) for code in codes]
            assert list(codes.values()) == counts == sorted(counts, reverse=True)
            assert not carrying(seeds, finding.family, codes, other)
            named = counts[: findings.NAMED]
            more = [len(counts) - len(named)] if len(counts) > len(named) else []
            assert numbers(part) == named + more
        assert list(parts) == []


def test_the_surer_and_larger_come_first(seeds):
    for family in seeds.families:
        told = [each for each in findings.told(seeds, family) if each.measure == "share"]
        order = [(LABELS.index(each.label), -abs(each.values["difference"])) for each in told]
        assert order == sorted(order)


def test_findings_are_numbered_as_they_are_read(seeds):
    families = list(dict.fromkeys(each.family for each in findings.every(seeds)))
    assert families == ["themes", "policy", "frames", "functions", "issues", "", "actors", "stance", "voice"]
    assert [each.id for each in findings.every(seeds)] == [
        f"F{number + 1}" for number in range(len(findings.every(seeds)))
    ]


def test_the_overall_finding_counts_the_labels(seeds):
    first = next(each for each in findings.every(seeds) if each.measure == "label")
    table = seeds.overview
    labels = list(table.loc[table["sentences_statement"] + table["sentences_commentary"] > 0, "verdict"])
    assert len(labels) < len(table)
    counts = [len(labels), *(labels.count(label) for label in LABELS)]
    assert list(first.values.values()) == counts
    assert numbers(first.text) == counts


def without_alpha(note):
    """A note without the coding's alpha: whose claims a text makes depends on which of the two is the statement."""
    return re.sub(r"alpha [\d.]+", "alpha", note)


def test_exchanging_the_texts_turns_every_difference_round(seeds, swapped):
    notes = [(each.text, each.label, without_alpha(each.note)) for each in of_measure(seeds, "share")]
    told = {exchanged(text): (label, exchanged(note)) for text, label, note in notes}
    assert told == {each.text: (each.label, without_alpha(each.note)) for each in of_measure(swapped, "share")}
    assert len(told) > 5


@pytest.mark.parametrize("measure", ["shared", "silence", "label"])
def test_exchanging_the_texts_tells_the_rest_of_the_same_codes(seeds, swapped, measure):
    def told(comparison):
        found = of_measure(comparison, measure)
        return sorted((each.family, sorted(each.code.split(";")), each.label) for each in found)

    assert told(seeds) == told(swapped)


def test_exchanging_the_texts_exchanges_the_evidence(seeds, swapped):
    def evidence(comparison):
        return {each.code: set(each.evidence) for each in of_measure(comparison, "share")}

    other = str.maketrans("".join(INITIALS.values()), "".join(reversed(INITIALS.values())))
    turned = {code: {id.translate(other) for id in ids} for code, ids in evidence(seeds).items()}
    assert turned == evidence(swapped)


def test_a_text_does_not_differ_from_itself(twice):
    told = findings.every(twice)
    assert findings.overall(twice).text.startswith("In none of the")
    assert {finding.label for finding in told} == {"too few to tell"}
    assert {finding.measure for finding in of_codes(twice)} == {"shared"}
    assert not any("nly " in finding.text for finding in told)


def test_evidence_is_told_code_by_code_where_a_finding_has_several(seeds):
    for each in findings.every(seeds):
        if each.measure in ("shared", "silence"):
            assert {id for _, ids in each.by_code for id in ids} == set(each.evidence)
            assert len(each.by_code) == len(each.code.split(";"))


def test_what_a_code_is_not_is_told_by_labels():
    read = compare(**SEEDS, coded_by="hand", families="issues")
    told = " ".join(each.detail for each in findings.every(read))
    assert "Not counted as economy and markets: trade measures (tariffs and trade barriers)" in told
    assert "(tariffs_and_trade_barriers)" not in told


def test_told_keeps_the_numbers_of_the_whole_brief(seeds):
    whole = {finding.id: finding for finding in findings.every(seeds)}
    frames = findings.told(seeds, "frames")
    assert frames
    assert all(finding.family == "frames" and whole[finding.id].text == finding.text for finding in frames)
    assert findings.told(seeds, "no such family") == []


def test_an_answer_says_what_each_text_has_most_of_and_in_what_it_leads(weather):
    [run] = narrative.answer(weather(), "weather").runs
    assert run.text == (
        "Most frequent for the statement: snow (100% of its sentences); for the commentary: sun (50%). "
        "The largest difference: snow, where the statement leads (100% against 0%)."  # fog is one sentence
    )
    assert narrative.answer(weather(), "no such family") is None


def test_findings_that_nobody_has_checked_bear_no_sign_and_the_brief_says_so_once(weather, seeds):
    shown = narrative.findings_of(weather(), "Weather", "weather").claims
    assert {claim.sign for claim in shown} == {""}
    assert narrative.legend(weather()).runs[0].text.startswith("Nobody has coded these texts")
    assert "checked" in {claim.sign for claim in narrative.findings_of(seeds, "Themes", "themes").claims}
    assert "checked" in [run.text for run in narrative.legend(seeds).runs]


def test_a_code_in_few_of_many_sentences_is_not_told_as_the_most_frequent(tmp_path, codebook_file):
    for name, lines in (("one", ["It snowed.", *["The port is open."] * 10]), ("other", ["It rained."] * 3)):
        (tmp_path / name).write_text("\n\n".join(lines))
    both = compare(str(tmp_path / "one"), str(tmp_path / "other"), codebook_file(WEATHER))
    [run] = narrative.answer(both, "weather").runs
    assert run.text.startswith("Most frequent for the commentary: rain (100% of its sentences). ")  # snow is in 1 of 11
    assert "statement" not in run.text.partition(".")[0]


def test_what_was_looked_for_and_found_in_neither_text_is_said(weather):
    said = "No cue of these stands in either text, though a text may speak of them in other words: hail."
    assert narrative.neither(weather()).runs[0].text == said


def test_that_several_rest_on_the_same_sentences_is_said_where_they_do(seeds):
    assert findings.overall(seeds).text.endswith("too little text to tell. Several rest on the same sentences.")
    voice = compare(**SEEDS, families="stance", codes="boosters")
    assert findings.overall(voice).text.endswith("for 1 there is too little text to tell.")


@pytest.mark.parametrize(("share", "told"), [(1 / 8, "13%"), (0.005, "1%"), (0.0049, "0%"), (0, "0%"), (1, "100%")])
def test_halves_are_rounded_up(share, told):
    assert wording.percent(share) == told


def test_only_families_that_were_asked_for_are_named(seeds):
    assert findings.kinds_in_words(seeds) == "themes, frames, functions and other features"
    few = compare(**SEEDS, families="issues,frames")
    assert findings.kinds_in_words(few) == "issues, frames and voice"


def test_a_code_whose_coding_is_tentative_says_so_wherever_it_is_told(tmp_path):
    """People gave rare earths to one sentence only, which does not speak of them."""
    rows = files.locate("seeds/codings.csv").read_text("utf-8").splitlines()
    rows = [row for row in rows if not row.endswith(",rare_earths")] + ["agreed,C1,issues,rare_earths"]
    (tmp_path / "codings.csv").write_text("\n".join(rows), "utf-8")
    made = compare(**SEEDS, coding=tmp_path / "codings.csv")
    assert ("issues", "rare_earths") in made.tentative
    assert findings.labels_shown(made, made.codes).count("Rare earths and magnets (tentative)") == 1
    [told] = [each for each in findings.every(made) if each.measure == "silence" and each.family == "issues"]
    assert "; tentative for " in told.note and "rare earths and magnets (-0.0" in told.note


@pytest.mark.parametrize(
    ("alphas", "told"),
    [
        ([0.7712], "Coding alpha 0.77."),
        ([0.9, 0.9], "Coding alpha 0.90."),
        ([1.0, 0.5, 0.7], "Coding alpha 0.50 to 1.00; tentative for b (0.50)."),
        ([float("nan")], "Coding not checked by reading."),
        ([0.8, float("nan")], "Coding alpha 0.80; some not checked by reading."),
    ],
)
def test_how_far_several_codes_can_be_trusted_is_told_in_a_sentence(seeds, by_hand, alphas, told):
    table = pd.DataFrame({"family": "issues", "label": ["A", "B", "C"][: len(alphas)], "alpha": alphas})
    assert findings.reliabilities(seeds, table) == told
    assert findings.reliabilities(by_hand, table) == "Coded by people."


def test_the_limits_are_those_of_the_texts_paragraphs(seeds):
    told = narrative.limits(seeds).runs[0].text
    assert told.startswith(
        "The statement has 8 paragraphs with 2.4 sentences on average, the commentary 11 paragraphs with 3.7."
    )


def test_trust_says_where_nothing_was_coded_by_reading(seeds, twice):
    assert "0.9" in narrative.trust(seeds).runs[0].text
    assert "tentative" in narrative.trust(twice).runs[0].text


def test_what_people_coded_is_told_as_theirs(by_hand):
    told = [each for each in findings.every(by_hand) if each.measure == "share"]
    hand = [each for each in told if each.family in by_hand.by_hand]
    assert hand and all(each.note.startswith("Coded by people; holds in ") for each in hand)
    assert all("of 2 re-analyses" in each.note and "alpha" not in each.note for each in hand)
    assert not any("Readers" in each.note for each in findings.every(by_hand))
    cued = [each for each in told if each.family in ("actors", "stance", "voice")]
    assert cued and all(each.note.startswith("Coding not checked by reading") for each in cued)


def test_the_method_says_who_coded_what(seeds, by_hand):
    [run] = narrative.method(seeds).runs
    assert run.text == (
        "Every sentence of both texts was searched for the cues of a codebook: words that tell of themes, frames, "
        "functions, issues, policy fields, actors and stance. With weights learned from other texts, which readers "
        "coded, they tell which codes a sentence has."
    )
    [run] = narrative.method(by_hand).runs
    assert run.text == (
        "People read every sentence of both texts and coded it for themes, frames, functions and issues. For policy "
        "fields, actors and stance every sentence was searched for the cues of a codebook: words that tell of a code."
    )
    alone = compare(**SEEDS, coded_by="hand", families="issues")
    [run] = narrative.method(alone).runs
    assert run.text == "People read every sentence of both texts and coded it for issues."


def test_trust_says_what_rests_on_people(by_hand, tmp_path):
    first, rest = narrative.trust(by_hand).runs
    assert first.text == "This brief rests on the coding of people for themes, frames, functions and issues."
    assert "Coder 1 and coder 2 agree with an alpha of 0.97 for themes, 0.97 for frames" in rest.text
    table = by_hand.agreements.set_index(["between", "family"])["alpha"]
    alpha = table["cues and agreed coding", "themes"]
    assert f"the coding by cues, which is not used here, reaches an alpha of {alpha:.2f} for themes" in rest.text
    assert "For policy fields, actors and stance it rests on cues, which no reading has checked." in rest.text
    path = tmp_path / "one.csv"
    path.write_text("sentence,family,code\nS1,themes,law_and_principle\nC2,themes,domestic_politics\n")
    first, rest = narrative.trust(compare(**SEEDS, coding=str(path), coded_by="hand", families="themes")).runs
    assert rest.text.startswith(
        " It is one coding, so how far another reader would agree is not known. Held against it"
    )


def test_findings_can_be_held_as_json(seeds):
    rows = findings.as_json(list(findings.every(seeds)))
    columns = {"id", "text", "measure", "values", "evidence", "label"}  # of the data contract, at least
    assert all(columns <= row.keys() for row in json.loads(json.dumps(rows)))


def test_a_finding_is_shown_with_its_sign_and_a_quotation_from_each_text_that_has_it(seeds):
    shown = narrative.findings_of(seeds, "Themes", "themes")
    for claim, finding in zip(shown.claims, findings.told(seeds, "themes"), strict=True):
        assert (claim.id, claim.text, claim.sign) == (finding.id, finding.text, finding.sign)
        assert {id for _, ids in claim.evidence for id in ids} == set(finding.evidence)
        code = finding.code.partition(";")[0]
        having = [role for role in ROLES if carrying(seeds, "themes", [code], role)]
        assert {quote[1].to[0] for quote in claim.quotes} <= {INITIALS[role] for role in having}
    assert not any(claim.quotes for claim in narrative.findings_of(seeds, "T", "themes", quoted=False).claims)


def test_quotations_under_a_finding_meet_or_are_new(seeds):
    told = [*narrative.findings_of(seeds, "T", "themes").claims, *narrative.findings_of(seeds, "F", "frames").claims]
    quotes = [tuple(quote[1].to for quote in claim.quotes) for claim in told if claim.quotes]
    pairs, single = ([ids for ids in quotes if len(ids) == number] for number in (2, 1))
    assert pairs and single and len(quotes) == len(pairs) + len(single)
    assert all(ids[0][0] == "S" and ids[1][0] == "C" for ids in pairs)
    assert all(closeness(seeds, *ids) >= MEET for ids in pairs) and len(set(pairs)) == len(pairs)
    assert not {id for ids in single for id in ids} & stances.quoted_before(seeds) and len(set(single)) == len(single)


@pytest.mark.parametrize(
    ("alphas", "sign"),
    [([0.9, 0.7], "checked"), ([0.9, 0.5], "tentative"), ([0.9, float("nan")], "unchecked")],
)
def test_a_finding_s_sign_is_that_of_its_worst_code(seeds, by_hand, alphas, sign):
    table = pd.DataFrame({"family": "issues", "alpha": alphas})
    assert findings.sign(seeds, table) == sign and findings.sign(by_hand, table) == "checked"


@pytest.mark.parametrize(
    ("label", "words"),
    [("Rain", "rain"), ("US dollar", "US dollar"), ("IP licensing", "IP licensing"), ("", ""), ("A", "a")],
)
def test_a_label_within_a_sentence_is_small_unless_an_abbreviation(label, words):
    assert wording.in_sentence(label) == words


@pytest.mark.parametrize(("items", "words"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
def test_items_are_listed_as_a_sentence_does(items, words):
    assert wording.listed(items) == words


@pytest.mark.parametrize(("number", "words"), [(0, "0 sentences"), (1, "1 sentence"), (2, "2 sentences")])
def test_a_number_takes_its_noun(number, words):
    assert wording.counted(number, "sentence") == words


@pytest.mark.parametrize(("share", "words"), [(0, "0%"), (1 / 3, "33%"), (2 / 3, "67%"), (1, "100%")])
def test_a_share_is_a_whole_number_of_per_cent(share, words):
    assert wording.percent(share) == words


@pytest.mark.parametrize(
    ("alpha", "words"),
    [
        (0.9, "coding alpha 0.90"),
        (0.667, "coding alpha 0.67"),
        (0.66, "tentative coding, alpha 0.66"),
        (float("nan"), "coding not checked by reading"),
    ],
)
def test_a_code_s_agreement_is_put_in_words(alpha, words):
    assert findings.reliability(alpha) == words


def test_every_family_has_all_its_wordings():
    kinds = {
        "only": {"one", "code", "counts"},
        "more": {"one", "other", "code", "counts"},
        "both": {"code", "verb"},
    }
    for family, patterns in wording.wording().items():
        assert patterns.keys() == kinds.keys(), family
        for kind, pattern in patterns.items():
            assert set(re.findall(r"\{(\w+)\}", pattern)) <= kinds[kind]
            assert pattern.endswith(".")


@pytest.mark.parametrize(("q", "words"), [(0.0002, "q below 0.001"), (0.001, "q 0.001"), (0.0471, "q 0.047")])
def test_a_small_q_is_not_nought(q, words):
    assert wording.q_in_words(q) == words
