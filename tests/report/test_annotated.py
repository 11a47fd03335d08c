"""The texts face to face: whole, in rows that correspond, with notes that lead on and words that can be lit up."""

import pytest
from conftest import SEEDS
from samples import compare

from parallax.corpus.lemmas import WORD
from parallax.report import annotated, findings
from parallax.report.displays import Sentence

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def shown(seeds):
    """The display of the seeds' texts."""
    return annotated.accounts(seeds, findings.every(seeds))


def sentences(shown):
    return [each for account in shown.accounts for row in account.rows for paragraph in row for each in paragraph]


def lit(shown, head, pick):
    """The words that are lit up for a pick, by sentence."""
    numbers = {(picks.head, label): number for picks in shown.picks for number, label in picks.picks}
    found = {}
    for each in sentences(shown):
        for start, end, number in each.spans:
            if number == numbers[head, pick]:
                found.setdefault(each.id, []).append(each.text[start:end])
    return found


def test_texts_are_whole_and_lead_back(seeds, shown):
    assert [each.text for each in sentences(shown)] == list(seeds.sentences["text"])
    used = {each.id: set(each.used) for each in sentences(shown)}
    for finding in findings.every(seeds):
        assert all(finding.id in used[id] for id in finding.evidence)


def test_a_code_lights_up_the_words_that_its_cues_matched(seeds, shown):
    family, code = "themes", "sanctions_and_coercion"
    matches = seeds.codings[(seeds.codings["family"] == family) & (seeds.codings["code"] == code)]
    found = lit(shown, "Themes", seeds.labels[family, code])
    assert {(id, words) for id in found for words in found[id]} == set(
        zip(matches["sentence"], matches["matched"], strict=True)
    )


def test_an_act_and_a_side_light_up_claims(shown):
    asked = lit(shown, "Claims by act", "Asks, requires")
    assert set(asked) <= set(lit(shown, "Claims by side", "China")) and "S19" in asked
    asks = next(each for each in sentences(shown) if each.id == "S19")
    assert asks.claims == ("Asks, requires: Li Chenggang → the United States",)


def test_a_matter_lights_up_its_words(seeds, shown):
    matter = seeds.matters[seeds.matters["matter"] == "enforcement deadline"].iloc[0]
    found = lit(shown, "Matters", "Enforcement deadline")
    assert list(found) == matter["commentary"].split(";")
    assert all("deadline" in words.lower() for id in found for words in found[id])


def test_what_people_coded_lights_up_sentences_as_a_whole():
    by_hand = compare(**SEEDS, coded_by="hand")
    shown = annotated.accounts(by_hand, [])
    found = lit(shown, "Themes", "Negotiation process")
    assert found and {words for each in found.values() for words in each} == {""}


def test_every_sentence_has_a_lemma_for_each_word(shown):
    assert all(len(each.lemmas.split()) == len(WORD.findall(each.text)) for each in sentences(shown))


def test_what_was_removed_is_shown_as_removed(shown):
    kinds = {account.document: [kind for kind, _ in account.removed] for account in shown.accounts}
    assert kinds == {"statement": [], "commentary": ["image", "note", "reply"]}


def paragraphs(*lengths):
    return [(Sentence(str(length), "x" * length),) for length in lengths]


@pytest.mark.parametrize(
    ("one", "other", "rows"),
    [
        ((5, 5), (5, 5), ([1, 1], [1, 1])),
        ((5, 5), (5, 5, 5, 5), ([1, 1], [2, 2])),
        ((9, 1), (5, 5, 5, 5), ([1, 1], [4, 0])),  # the middle of the last lies at 7/8, before the first one's end
        ((5, 5, 5, 5), (9, 1), ([4, 0], [1, 1])),
        ((5,), (1, 2, 3), ([1], [3])),
        ((2, 8), (3, 3, 4), ([1, 1], [1, 2])),
    ],
)
def test_paragraphs_stand_beside_those_that_lie_as_far_into_the_other_text(one, other, rows):
    found = annotated.side_by_side(paragraphs(*one), paragraphs(*other))
    assert tuple([len(row) for row in text] for text in found) == rows


def test_texts_are_as_wide_as_they_are_long(seeds, shown):
    assert [account.share for account in shown.accounts] == [41, 59]  # 3,869 characters and 5,571
