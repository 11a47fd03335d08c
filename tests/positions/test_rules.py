"""The words that report."""

from pathlib import Path

from parallax.corpus.parse import parse
from parallax.positions import rules


def test_every_list_of_the_rules_is_used():
    modules = ("names", "reports", "rules", "speakers", "subjects", "claims", "offices")
    code = "".join((Path(rules.__file__).parent / f"{name}.py").read_text("utf-8") for name in modules)
    assert [key for key in rules.rules() if f'"{key}"' not in code and f'"{key[:-1]}"' not in code] == []


def test_british_spelling_is_known_too():
    assert rules.senses()["criticise"] == rules.senses()["criticize"]


def test_a_verb_is_known_where_the_parse_has_its_lemma_wrong():
    doc = next(iter(parse(["Clinton hopes to win."])))
    assert rules.senses_of(doc[1]) == rules.senses()["hope"]
