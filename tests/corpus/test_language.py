"""Texts in English, and in other languages, which are refused."""

import pytest

from parallax import InputError
from parallax.corpus import language
from parallax.readers.blocks import Block

LANGUAGES = {
    "German": "Die Regierungen haben sich auf einen Rahmen verständigt, der die Zölle senken soll und den Handel "
    "zwischen beiden Ländern erleichtert. Der Minister sagte, dass weitere Gespräche folgen würden, sobald "
    "die Unterlagen geprüft sind.",
    "French": "Les gouvernements se sont entendus sur un cadre qui doit réduire les droits de douane et faciliter "
    "le commerce entre les deux pays. Le ministre a déclaré que d'autres discussions suivraient dans les "
    "semaines à venir.",
    "Spanish": "Los gobiernos acordaron la semana pasada un marco que debe reducir los aranceles y facilitar el "
    "comercio entre los dos países. El ministro declaró que seguirán otras conversaciones en cuanto se "
    "examinen los documentos.",
    "does not look like English": "Maiden valtuuskunnat tapasivat viikolla ja sopivat kaupan ehdoista. "
    "Ministeri sanoi, että neuvottelut jatkuvat toukokuussa, kun asiakirjat on tarkastettu ja hyväksytty, ja kun "
    "hallitukset ovat antaneet niille lausuntonsa sekä kuulleet yrityksiä ja kansalaisia.",
    "Chinese": "两国代表团在马德里举行了会谈。双方就有关问题达成了基本框架共识。",
    "Russian or another language in Cyrillic letters": "Стороны договорились продолжить переговоры в марте.",
}


@pytest.mark.parametrize("name", LANGUAGES)
def test_other_languages_are_refused(name):
    with pytest.raises(InputError) as problem:
        language.check_language([Block("text", LANGUAGES[name])], "given.txt")
    said = name if name.startswith("does") else f"looks like {name}"
    assert str(problem.value).startswith(f"given.txt: {said}; the codebook's cues are English")


@pytest.mark.parametrize(
    "text",
    [
        "US DATA. Oracle runs TikTok. ByteDance keeps 20%. Board: seven seats. " * 5,
        "The Minister, de la Cruz, met El Universal and La Nación de los Andes in San José de la Sierra. " * 3,
        "Die Zeit said no.",
    ],
)
def test_english_is_not_refused(text):
    language.check_language([Block("text", text)], "given.txt")


STRANGE = [
    ("The tạriff of São Tomé and Phạm, the café, naïve", ["tạriff"]),
    ("Diyarbakır, Xi Jinping (中国), x⒜y, 🇹ax, \uf001sh", ["Diyarbakır", "中国", "x⒜y", "🇹ax", "\uf001sh"]),
    ("ta\u0346x a\u0346", ["ta\u0346x", "a\u0346"]),
    ("🇨🇳 and ⒜ 5 m²", []),
]


@pytest.mark.parametrize(("text", "strange"), STRANGE)
def test_words_that_no_cue_can_match_for_their_letters(text, strange):
    assert language.strange_words(text) == strange


def test_marks_on_every_letter_make_no_text_czech():
    text = "We will lift the tariffs on grain by June, and both sides are to meet again in a month. " * 3
    language.check_language([Block("text", "".join(f"{letter}\u0346" for letter in text))], "given.txt")


@pytest.mark.parametrize("language_name", ["German", "French", "Spanish", "Chinese"])
def test_a_paragraph_in_another_language_is_set_apart_and_its_neighbours_are_not(language_name):
    english = Block("text", "The governments agreed on a frame that is to lower tariffs. The minister was in Das Haus.")
    blocks = [english, english, Block("text", LANGUAGES[language_name])]
    kinds = [block.kind for block in language.without_other_languages(blocks)]
    assert kinds == ["text", "text", "other language"]
