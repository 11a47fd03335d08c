"""Whose words a sentence reports. The examples are made up, in the style of news."""

from pathlib import Path

import pandas as pd
import pytest
import yaml
from samples import claims_of

from parallax.corpus import documents
from parallax.corpus.parse import parse
from parallax.corpus.sentences import sentences_in
from parallax.positions import rules
from parallax.positions import speakers as module

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "speakers.yml").read_text("utf-8"))
STATEMENT, COMMENTARY = "seeds/000_4dd57bc414fd322c.txt", "seeds/003_8dab4e527990c445.txt"


def table(*texts, paragraphs=None, document="statement"):
    numbers = paragraphs or [1] * len(texts)
    rows = [(document, f"S{n}", numbers[n - 1], text) for n, text in enumerate(texts, start=1)]
    return pd.DataFrame(rows, columns=["document", "sentence", "paragraph", "text"])


def attribute(sentences):
    return module.attribute(sentences, dict(zip(sentences["sentence"], parse(sentences["text"]), strict=True)))


def speakers(*texts, **kwargs):
    return list(attribute(table(*texts, **kwargs))["speaker"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["paragraphs"][0][:40])
def test_paragraphs_have_the_speakers_that_a_careful_reader_hears(case):
    told = [(number, text) for number, whole in enumerate(case["paragraphs"], 1) for text in sentences_in(whole)]
    found = attribute(table(*(text for _, text in told), paragraphs=[number for number, _ in told]))
    assert list(found["speaker"]) == case["speakers"]
    assert list(found["attributed"]) == case.get("reported", list(found["attributed"]))


def test_a_paragraph_that_opens_with_a_name_and_a_colon_is_all_that_speaker_s():
    texts = ("Prime Minister Ana Ruiz: We extended the treaty.", "It expires in May.", "The port is open.")
    assert speakers(*texts, paragraphs=[1, 1, 2]) == ["Ana Ruiz", "Ana Ruiz", ""]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The Road Ahead: “We will open the port in May.”", ""),
        ("The Old Ministry: Peru regrets the decision", ""),
        ("“Peru: We will pay for the port in May” was the headline.", ""),
        ("The Council of Ports: We told Peru that it will pay", "The Council of Ports"),
        ("The Council of Ports: Peru opens the port", "The Council of Ports"),
        ("Cement America's Infrastructure Lead: Without a port, the trade could move.", ""),
        ("Peru's Ministry: Without a port, the trade could move.", "Peru's Ministry"),
    ],
)
def test_what_only_heads_a_line_is_nobody_who_speaks(line, name):
    assert speakers(line) == [name]


REPORTED = [
    # A subject and its verb.
    ("The mayor said the bridge would reopen in June.", "The mayor", "plain"),
    ("Officials in the capital say the port is open.", "Officials in the capital", "plain"),
    ("The European Union has urged Ankara to release them.", "The European Union", "committing"),
    ("Union leaders vowed to strike unless wages rise.", "Union leaders", "committing"),
    ("Brussels called for an immediate halt.", "Brussels", "committing"),
    ("Senator Ruth Cole accused the firm of hiding test results.", "Ruth Cole", "critical"),
    ("The firm denied wrongdoing.", "The firm", "critical"),
    ("The envoy reiterated his country’s commitment to the truce.", "The envoy", "committing"),
    ("Ottawa expressed concern about the arrests.", "Ottawa", "critical"),
    ("The envoy expressed hope for a deal.", "The envoy", "plain"),
    ("Washington has indicated its desire to move on.", "Washington", "plain"),
    ("The spokeswoman went on to say that he would return.", "The spokeswoman", "plain"),
    ("The treaty states that neither party may withdraw.", "The treaty", "plain"),
    ("A poll by the college showed that most voters object.", "A poll by the college", "plain"),
    ("She believes that the court will side with the tenants.", "She", "plain"),
    ("Economists expect prices to rise.", "Economists", "plain"),
    # What stands before it, or between the two.
    ("On Tuesday the central bank said inflation would slow.", "the central bank", "plain"),
    ("Asked about the delay, Kim said he was not worried.", "Kim", "plain"),
    ("Lin Wei, 45, a farmer from Hunan, recalled that the river froze.", "Lin Wei", "plain"),
    ("The mayor, Jo Lind, a Democrat, has said the city is safe.", "Jo Lind", "plain"),
    ("On Facebook, Ana Ruiz, a senator, wrote that it was late.", "Ana Ruiz", "plain"),
    ("The bank, which has 300 branches, warned that loans would fail.", "The bank", "critical"),
    ("Foreign Ministry spokesperson Guo Jia said China was open to it.", "Guo Jia", "plain"),
    ("Minister of Commerce Ana Ruiz said the ban would stay.", "Ana Ruiz", "plain"),
    ("The ministry slammed the tariffs, saying they breach trade rules.", "The ministry", "critical"),
    ("The bank closed two branches and warned that loans would fail.", "The bank", "critical"),
    # The report after what is reported, or within it.
    ("“We will not be moved by threats,” said Maria Lopez, a trader.", "Maria Lopez", "plain"),
    ("“Let them come,” Gen. Ali Karim told state television.", "Ali Karim", "plain"),
    ('"We are ready for anything," the coach said.', "the coach", "plain"),
    ("The deal, analysts say, is unlikely to survive.", "analysts", "plain"),
    ("The deal is unlikely to survive, analysts note.", "analysts", "plain"),
    ("As the report noted, half of the wells are dry.", "the report", "plain"),
    ("President Kessler called the ruling “a disgrace” and left.", "Kessler", "plain"),
    ("Trump: “We are doing very well with China.”", "Trump", ""),
    ("The talks go on - Jo Lind of Oslo: “We are doing very well with China.”", "Jo Lind", ""),
    ("Prices fell – the mayor wept: “We are doing very well with China.”", "the mayor", ""),
    ("The mayor announced “a new era” for the port.", "The mayor", "plain"),
    ("That is what the ministry announced.", "the ministry", "plain"),
    ("Peru did not close the port but would say that it is late.", "Peru", "plain"),
    ("The Minister for Trade, a lawyer, said it is late.", "Minister for Trade", "plain"),
    # Reports without a verb of their own, and passives.
    ("It will close, according to two people familiar with it.", "two people familiar with it", "plain"),
    ("It is late, according to gossip.", "", "plain"),
    ("In a statement, the airline apologized.", "the airline", "plain"),
    ("He was quoted as saying that the vote was rigged.", "He", "plain"),
    ("The suspect is believed to have fled.", "", "plain"),
    ("Residents were told that the water was safe.", "", "plain"),
    ("Peru was asked by the union to pay.", "the union", "committing"),
    ("The union did not make the claim that the dam leaks.", "", "plain"),
    ("The law was criticized by human rights groups.", "human rights groups", "critical"),
    ("The minister reportedly offered to resign.", "", "plain"),
    ("Critics’ claim that the dam leaks has not been tested.", "Critics", "plain"),
]


@pytest.mark.parametrize("text, speaker, kind", REPORTED)
def test_a_report_has_its_speaker_and_kind(text, speaker, kind):
    row = attribute(table(text)).iloc[0]
    assert (row["speaker"], row["attributed"], row["verb_kind"]) == (speaker, True, kind)


@pytest.mark.parametrize(
    "text",
    [
        "The company reported a profit of 3 million euros.",
        "The band added two shows to its tour.",
        "Police found the car in a ditch near the river.",
        "The book holds 300 photographs.",
        "The company maintained its forecast for the year.",
        "The committee rejected the budget by nine votes to four.",
        "The two leaders agreed to meet again in spring.",
        "The two states signed the accord.",
        "The United States imposed sanctions on two banks.",
        "The president will announce his decision next week.",
        "Washington should condemn the attack without delay.",
        "China firmly opposes these practices.",
        "Both sides sought to create momentum before the deadline passed.",
        "The claims of the two families were settled in court.",
        "The demands were rejected by the union.",
        "The man accused of the murder was released.",
        "The growth in exports shows no sign of slowing.",
        "That suggests prices have peaked.",
        "The so-called “reciprocal” tariffs took effect in April.",
        "The film “Three Days in the Desert of Stone” was released in May.",
        "It was unclear whether the strike would go on.",
        "Almost no minister said that the port is harmful.",
        "In my view I said too much.",
        "As the ministry announced the ban, prices rose.",
        "The man was found by the police.",
        "The plan was welcomed by the markets.",
        "Peru's claim made in May was denied.",
        "Two boats per family are allowed.",
        "The fee is two dollars per boat.",
    ],
)
def test_an_act_or_a_fact_is_no_report(text):
    row = attribute(table(text)).iloc[0]
    assert (row["speaker"], row["attributed"], row["verb"], row["verb_kind"]) == ("", False, "", "")


def test_the_verb_is_given_as_it_stands():
    texts = ["Brussels called for a halt.", "Kim has again denied it.", "It fell, according to Kim."]
    assert list(attribute(table(*texts))["verb"]) == ["called for", "denied", "according to"]


def test_pronouns_and_surnames_stand_for_speakers_named_before():
    texts = ("Maria Lopez, a judge, said no.", "The ministry vowed to appeal.", "She added that it was late.")
    assert speakers(*texts, "Lopez also denied it.") == [
        "Maria Lopez",
        "The ministry",
        "Maria Lopez",
        "Maria Lopez",
    ]


def test_who_only_pays_is_not_meant_by_a_pronoun():
    texts = (
        "Engineers studied nine ports.",
        "The work was funded by the Sea Foundation.",
        "They said that it is safe.",
    )
    assert speakers(*texts) == ["", "", "Engineers"]


def test_a_surname_stands_for_a_name_that_did_not_speak():
    assert speakers("The president met Ada Byron in Paris.", "Byron said it went well.") == ["", "Ada Byron"]


def test_an_office_before_a_title_of_address_stands_for_its_holder():
    texts = ("Human Rights Commissioner Dr Ana Ruiz came.", "The Commissioner called on Peru to wait.")
    assert speakers(*texts) == ["", "Ana Ruiz"]


def test_the_draft_is_not_the_previous_one():
    texts = ("The previous draft said that it was free.", "The draft says that it costs a fee.")
    assert speakers(*texts) == ["The previous draft", "The draft"]


def test_a_name_is_not_cut_within_what_is_said_of_it():
    text = "The Harbour Foundation, the non-profit that runs the port, condemned the law."
    assert speakers(text) == ["The Harbour Foundation"]


def test_a_body_s_name_keeps_what_is_joined_within_it():
    texts = ("Peru’s Health and Safety Agency was there.", "The Agency urged Chile to act.")
    assert speakers(*texts) == ["", "Peru’s Health and Safety Agency"]


def test_a_title_s_office_is_no_part_of_a_name():
    assert speakers("Secretary of the Treasury Ada Byron met Kim.", "Byron said no.") == ["", "Ada Byron"]
    assert speakers("Minister of Foreign Affairs Wang Yi met Kim.", "Wang said no.") == ["", "Wang Yi"]


@pytest.mark.parametrize(
    "line",
    [
        "Quotes attributable to Prime Minister Ana Ruiz:",
        "Comments attributed to Ana Ruiz",
        "Following is a statement by Ana Ruiz, President and Director of the Coast Institute:",
        "The following statement was issued by Ana Ruiz, President of the Coast Institute:",
    ],
)
def test_a_release_names_the_speaker_of_the_quotations_below(line):
    quoted = ("“We are on the side of families.", "The law will keep children safe.", "It begins in May.”")
    told = attribute(table(line, *quoted, "The port is open.", paragraphs=[1, 2, 3, 4, 5]))
    assert list(told["speaker"]) == ["", "Ana Ruiz", "Ana Ruiz", "Ana Ruiz", ""]
    assert list(told["attributed"]) == [False, True, True, True, False]


def test_a_list_of_governments_is_not_the_first_of_them():
    assert speakers("The Governments of Peru, Chile, and Bolivia said no.") == ["The Governments of Peru and others"]
    assert speakers("The Government of Peru said no.") == ["The Government of Peru"]


def test_small_words_are_part_of_a_name():
    assert speakers("Ludwig van der Berg, President and Director of the port, said no.") == ["Ludwig van der Berg"]
    assert speakers("The van der Berg report said no.") == ["The van der Berg report"]


def test_a_quotation_left_open_goes_on_only_below_such_a_line():
    texts = ("Ana Ruiz said:", "“We are on the side of families.", "The port is open.")
    assert speakers(*texts, paragraphs=[1, 2, 3]) == ["Ana Ruiz", "Ana Ruiz", ""]


def test_a_line_that_ends_in_a_colon_tells_whose_quotations_follow():
    texts = ("Ada Byron then told her hosts of the deal:", "On talks: “It was always long and cold.", "It was ours.”")
    assert speakers(*texts, "It rained.", paragraphs=[1, 2, 2, 3]) == ["Ada Byron"] * 3 + [""]
    texts = ("On the bridge, Ada Byron made her points:", "“The road is long and steep.”", "It rained.")
    assert speakers(*texts, paragraphs=[1, 2, 3]) == ["", "Ada Byron", ""]
    texts = ("On the plan that “Bo Lind feared”, Ada Byron made her points:", "“It was always long and cold.”")
    assert speakers(*texts, paragraphs=[1, 2]) == ["", "Ada Byron"]


def test_whoever_speaks_below_a_line_that_leads_to_a_statement_is_heard_as_himself():
    lead = "The minister gave the following statement:"
    texts = ("Norway said that it will open the port.", "It rained.")
    assert speakers(lead, *texts, paragraphs=[1, 2, 3]) == ["The minister", "Norway", "The minister"]
    texts = ("Prime Minister Ana Ruiz: We will open the port.", "It is ours.")
    assert speakers(lead, *texts, paragraphs=[1, 2, 2]) == ["The minister", "Ana Ruiz", "Ana Ruiz"]


TRANSCRIPT = (
    "Press conference in Lima",
    "QUESTION: Will you open the port?",
    "ANA RUIZ: We are ready to talk.",
    "The port is a matter for both of us.",
    "QUESTION: Is that a promise?",
    "Or is it only a hope?",
    "ANA RUIZ: I have said so before.",
    "Peru said on Monday that it would wait.",
)


def test_a_turn_of_a_transcript_goes_on_until_the_next():
    heard = ["", "Question", "Ana Ruiz", "Ana Ruiz", "Question", "Question", "Ana Ruiz", "Peru"]
    assert speakers(*TRANSCRIPT, paragraphs=range(8)) == heard


@pytest.mark.parametrize(
    ("lines", "heard"),
    [
        (
            ("Q Will you open the port?", "ANA RUIZ: We are ready.", "It is ours.", "Q When?"),
            ["Question", "Ana Ruiz", "Ana Ruiz", "Question"],
        ),
        (
            ("FLEMING: We are ready.", "The port is open.", "LIND: When?", "It is late."),
            ["Fleming", "Fleming", "Lind", "Lind"],
        ),
        (
            ("MINISTRY SPOKESPERSON: We are ready.", "It is late.", "JOURNALIST: When?", "MINISTRY SPOKESPERSON: Now."),
            ["Ministry Spokesperson", "Ministry Spokesperson", "Journalist", "Ministry Spokesperson"],
        ),
        (("PORTS FOR ALL: We are ready.", "The port is open.", "WORK BY NIGHT: When?", "It is late."), [""] * 4),
    ],
)
def test_turns_open_with_names_or_a_q_and_not_with_headings(lines, heard):
    assert speakers(*lines, paragraphs=range(4)) == heard


INTERVIEW = (
    "Q1: Will you open the port?",
    "A: We will.",
    "The port is ours.",
    "Q2: As for the crews, who pays?",
    "A: Chile.",
)


@pytest.mark.parametrize(
    ("lead", "answers"),
    [
        ("Read the following Q&A with Ana Ruiz, Minister of Trade.", "Ana Ruiz"),
        ("The ministry held an interview with Trade Minister Ana Ruiz on Friday.", "Ana Ruiz"),
        ("Frequently asked questions about the port.", ""),
        ("He gave an interview with The Harbour Times on Friday.", ""),
    ],
)
def test_answers_of_an_interview_are_theirs_whom_the_text_introduces_or_else_its_own(lead, answers):
    told = speakers(lead, *INTERVIEW, paragraphs=[0, 1, 2, 2, 3, 4])[1:]
    assert told == ["Question", answers, answers, "Question", answers]


def test_what_a_question_says_of_others_is_part_of_the_question():
    told = speakers("Q: The minister said that he would pay.", "A: No.", "Q: When?", "A: In May.", paragraphs=range(4))
    assert told[0] == "Question"


def test_a_transcript_whose_answers_are_nobodys_in_particular_is_read():
    lead = "Frequently asked questions about the port."
    told = claims_of(lead, *INTERVIEW)
    assert set(told["claimant"]) <= {"author"}


def test_bodies_that_a_text_has_in_brackets_are_no_two_people_who_talk():
    lines = ("HG: We are ready.", "It is late.", "CF: The port is open.", "HG: It is ours.", "CF: It rains.")
    told = speakers("The Harbour Group (HG) and the Coast Fund (CF) met.", *lines, paragraphs=range(6))
    assert told[2] == ""


def test_whoever_has_the_turn_tells_what_others_say():
    lines = ("It is said that the crews left.", "We waited because the minister said it would rain.")
    told = ("Q: Will you pay?", "ANA RUIZ: We will.", *lines, "Q: When?", "ANA RUIZ: In May.")
    assert speakers(*told, paragraphs=range(6))[2:4] == ["Ana Ruiz", "the minister"]


def test_a_list_of_sources_is_no_transcript():
    lines = (
        "What has been found so far.",
        "Harbour University: Long use of the paint is linked to the illness.",
        "North Hill Hospital: The study shows that the paint harms crews.",
        "Harbour University: The paint is found in the blood of crews.",
        "The port will be closed in May.",
        "It will open again in June.",
    )
    heard = ["", "Harbour University", "North Hill Hospital", "Harbour University", "", ""]
    assert speakers(*lines, paragraphs=range(6)) == heard
    joined = [0, 1, 1, 1, 2, 2]
    assert speakers(*lines, paragraphs=joined) == heard


@pytest.mark.parametrize("label", ["FACT", "Myth", "UPDATE 2", "Key fact"])
def test_what_a_paragraph_is_speaks_for_nobody(label):
    lines = (f"{label}: The paint harms crews.", "The port is closed.", f"{label}: Crews were not told of the paint.")
    assert speakers(*lines, "It will open in June.", paragraphs=range(4)) == [""] * 4


def test_a_label_alone_makes_no_transcript():
    label = "Prime Minister Ana Ruiz:"
    lines = (f"{label} We are ready.", "The port lies in a bay.", f"{label} We have waited for long.", "It rained.")
    assert speakers(*lines, paragraphs=range(4)) == ["Ana Ruiz", "", "Ana Ruiz", ""]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("— Press Secretary Ana Ruiz", "Ana Ruiz"),
        ("–Ana Ruiz, Minister of Trade", "Ana Ruiz"),
        ("- Ana Ruiz", "Ana Ruiz"),
        ("— Lima", ""),
        ("— It rained in Lima.", ""),
    ],
)
def test_a_quotation_is_signed_where_it_ends(line, name):
    texts = ("“The port is a matter for both of us.", "It opens in May.”", line, "It snowed.")
    assert speakers(*texts, paragraphs=[1, 1, 1, 2]) == [name, name, "", ""]
    assert speakers(f"“The port is a matter for both of us” {line}", "It snowed.", paragraphs=[1, 2]) == [name, ""]


def test_below_a_quotation_a_name_with_anything_behind_it_signs():
    said = "“The port is a matter for both of us.”"
    line = "Ana Ruiz, Deputy Coordinator, Harbour Network"
    assert speakers(said, line, "It snowed.", paragraphs=[1, 2, 3]) == ["Ana Ruiz", "", ""]
    assert speakers("The port is open.", line, "It snowed.", paragraphs=[1, 2, 3]) == ["", "", ""]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("Hlif Orn", "Minister of Trade", "It snowed."), "Hlif Orn"),
        (("Fishing Quotas", "A New Map", "It snowed."), ""),
        (("Minister Soto", "It snowed."), ""),
        (("– Open Ports Committee", "It snowed."), ""),
    ],
)
def test_a_line_alone_signs_what_stands_above_it_if_it_names_a_person(lines, name):
    texts = ("We need the port.", *lines)
    assert speakers(*texts, paragraphs=[*range(1, len(texts) + 1)]) == [name, *[""] * len(lines)]


def test_a_name_below_two_quotations_signs_the_last_and_one_at_the_end_only_a_quotation():
    signed = ("“The port is ours.”", "“We will not pay.”", "Ana Soto, Minister of Trade")
    assert speakers(*signed, paragraphs=[1, 2, 3]) == ["", "Ana Soto", ""]
    assert speakers("It snowed.", "We will not pay.", signed[-1], paragraphs=[1, 2, 3]) == ["", "", ""]
    assert speakers("It snowed.", *signed[1:], paragraphs=[1, 2, 3]) == ["", "Ana Soto", ""]


def test_quotations_in_a_list_are_no_turns():
    items = (
        "Ana Ruiz: “We have reached an agreement on fees.”",
        "Bo Lind: “There is a positive path ahead for all.”",
        "Ana Ruiz: “They sent a minister to the talks.”",
        "Bo Lind: “We go on to the next of the rounds.”",
        "Ana Ruiz then toured the stations to inform the public:",
        "On fees: “It was always a respectful talk.”",
    )
    assert speakers(*items, paragraphs=range(6)) == ["Ana Ruiz", "Bo Lind", "Ana Ruiz", "Bo Lind", "", "Ana Ruiz"]


def test_documents_do_not_share_speakers():
    both = pd.concat([table("Ada Byron said yes."), table("She said no.", document="commentary").replace("S1", "C1")])
    assert list(attribute(both)["speaker"]) == ["Ada Byron", "She"]


def test_a_quotation_keeps_its_speaker_until_it_closes():
    texts = ("Kim said: “The road is long.", "It is steep.", "It is ours.”", "Rain fell on the road all day.")
    assert speakers(*texts) == ["Kim", "Kim", "Kim", ""]


@pytest.mark.parametrize(
    "texts",
    [
        ("Kim said: ‘The ’90s were hard.", "They are over.’"),
        ("Kim said: “The boats’ crews left.", "They are ours.”"),
        ("Kim said: “It is ‘hard’ and long.", "It is ours.”"),
    ],
)
def test_another_mark_within_a_quotation_does_not_close_it(texts):
    assert speakers(*texts, "Rain fell on the road all day.") == ["Kim", "Kim", ""]


def test_a_straight_mark_closes_a_quotation_that_a_curly_one_opens():
    texts = ("Kim calls it ‘the long road' and smiles.", "Rain fell on the road all day.", "The crews left the port.")
    assert speakers(*texts)[1:] == ["", ""]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Lockheed Martin said that it will deliver the jets in the summer.", "Lockheed Martin"),
        ("Following the storm, on 12th January Peru announced that it will close the port.", "Peru"),
        ("When told of the ban, Jo Lind, lead singer of the group, declared that she will sing.", "Jo Lind"),
        ("Jo Lind, the mayor, declared that she will sing.", "Jo Lind"),
    ],
)
def test_a_name_is_whole_and_no_date_or_office_beside_it(text, who):
    assert speakers(text) == [who]


def test_a_quotation_that_opens_again_in_the_next_paragraph_goes_on():
    assert speakers("Kim said: “The road is long.", "“It is steep.”", paragraphs=[1, 2]) == ["Kim", "Kim"]


def test_only_a_short_sentence_tells_who_spoke_the_quotation_before_it():
    said = "“We will open the port in May.”"
    assert speakers(said, "The minister smiled.") == ["The minister", "The minister"]
    assert speakers(said, "The minister smiled at the crews of the old boats in Lima.") == ["", ""]


def test_a_speaker_named_at_the_end_has_the_whole_quotation():
    assert speakers("“The road is long.", "It is steep and cold,” said Ada Byron.") == ["Ada Byron"] * 2


@pytest.mark.parametrize("marks", ["“”", '""'])
def test_a_quotation_goes_on_after_its_speaker_until_it_closes(marks):
    a, z = marks
    texts = (
        f"{a}For years, crews waited,{z} Secretary Ana Ruiz said.",
        f"{a}Today we act, and the port will open.",
        f"It will stay so.{z}",
    )
    after = ("The ministry opens nine berths.", "It rained.")
    assert speakers(*texts, *after, paragraphs=[1, 1, 1, 1, 2]) == ["Ana Ruiz"] * 3 + ["", ""]
    unclosed = (*texts[:2], "The ministry opens nine berths.")
    assert speakers(*unclosed, paragraphs=[1, 1, 2]) == ["Ana Ruiz"] * 2 + [""]


def test_a_quotation_without_a_verb_has_the_speaker_before_it():
    texts = ("Kim said the road was long.", "“And it is so very steep.”")
    assert speakers(*texts) == ["Kim", "Kim"]
    assert speakers(*texts, paragraphs=[1, 3]) == ["Kim", ""]


def test_a_quotation_of_a_few_words_is_not_speech():
    assert not attribute(table("“Yes we can” is a slogan."))["attributed"].any()


def test_the_table_keeps_its_rows_columns_and_index():
    given = table("Kim said no.", "It rained.").set_index(pd.Index([7, 3]))
    found = attribute(given)
    assert list(found.index) == [7, 3]
    assert found[list(given.columns)].equals(given)
    assert list(found.columns[-4:]) == ["speaker", "attributed", "verb", "verb_kind"]
    assert attribute(given.iloc[:0])["attributed"].dtype == bool


def test_every_verb_has_a_kind_that_the_rules_define():
    assert {sense.kind for senses in rules.senses().values() for sense in senses} == {
        "plain",
        "committing",
        "critical",
    }
    lists = [words for key, words in rules.rules().items() if key != "verbs"]
    assert all(isinstance(word, str) for words in lists for word in words)


def test_the_seeds_are_attributed_as_a_reader_would():
    found = attribute(documents.read(Path(STATEMENT), Path(COMMENTARY)).sentences).set_index("sentence")
    li = {f"S{n}": "Li Chenggang" for n in (1, 3, 4, 5, 12, 13, 14, 15, 16, 18, 19)}
    wang = {f"S{n}": "Wang Jingtao" for n in (8, 9, 10, 11)}
    held = {
        "S6": "China’s Ministry of Commerce",
        "S17": "China",
        "C6": "Officials",
        "C8": "Beijing",
        "C30": "Washington",
    }
    expected = {**li, **wang, **held}
    assert found.loc[found["attributed"], "speaker"].to_dict() == expected


def test_a_report_is_coded_where_its_verb_stands():
    texts = ("Kim said no.", "It rained.", "“And it is so very steep.”")
    found = module.codings(attribute(table(*texts)))
    assert found[["sentence", "cue", "start", "end", "matched"]].values.tolist() == [
        ["S1", "said", 4, 8, "said"],
        ["S3", "quotation", 0, 26, "“And it is so very steep.”"],
    ]
    named = module.CODES[["family", "code"]].values.tolist()
    assert found[["family", "code"]].drop_duplicates().values.tolist() == named


def test_nothing_reported_is_nothing_coded():
    assert module.codings(attribute(table("It rained."))).empty


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Minister for Communications said the port is open.", "Minister for Communications"),
        ("The Minister for Foreign Affairs and Trade said the port is open.", "Minister for Foreign Affairs and Trade"),
        ("The Minister for Communications Anna Berg said the port is open.", "Anna Berg"),
    ],
)
def test_a_minister_is_called_by_name_or_else_by_the_whole_office(text, speaker):
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Peruvian parents hope that the school will open.", ""),
        ("Young people know that prices are high.", ""),
        ("Peruvian parents say that the school is safe.", "Peruvian parents"),
        ("Analysts hope that prices will fall.", "Analysts"),
        ("I want Peruvian parents to know that the school is safe.", ""),
    ],
)
def test_people_at_large_speak_only_by_saying_something(text, speaker):
    assert attribute(table(text)).iloc[0]["speaker"] == speaker


def test_a_line_that_only_signs_a_quotation_is_known_as_one():
    texts = ("“The talks on the port ended badly.”", "Jonas Lind, Policy Officer, Harbour Watch", "It rained.")
    rows = table(*texts, paragraphs=[1, 2, 3])
    parses = dict(zip(rows["sentence"], parse(rows["text"]), strict=True))
    assert module.signatures(rows, parses) == {"S2"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("EDPB Chair Andrea Jelinek said: “The decisions clarify what the law says.”", "Andrea Jelinek"),
        ("It is for Peru and Chile to consider the avenues they may wish to pursue.", ""),
        ("Peru and Chile wish to pursue it.", "Peru and Chile"),
    ],
)
def test_a_title_before_a_name_is_not_the_name_and_who_may_wish_says_nothing(text, speaker):
    assert attribute(table(text)).iloc[0]["speaker"] == speaker


def test_of_two_presidents_the_one_is_meant_who_alone_has_acted():
    texts = ("President Ana Ruiz met President Jo Lind.", "The President said that the port will open.")
    assert attribute(table(*texts, paragraphs=[1, 2])).iloc[-1]["speaker"] == "Ana Ruiz"
    texts = (texts[0], "President Jo Lind left.", texts[1])
    assert attribute(table(*texts, paragraphs=[1, 2, 3])).iloc[-1]["speaker"] not in ("Ana Ruiz", "Jo Lind")


def test_what_goes_into_force_says_nothing():
    told = attribute(table("After the treaty went into force, Jo Lind met the crews: “Your boats are banned.”")).iloc[0]
    assert told["verb"] != "went"
    told = attribute(table("The mayor went through the port and cried: “Your boats are banned from here.”")).iloc[0]
    assert told["verb"] == "cried"


def test_they_are_several_people_and_no_country():
    texts = ("Peru met the envoy.", "The minister threw the activists a bone.", "They argued that the plan is bad.")
    assert attribute(table(*texts, paragraphs=[1, 1, 1])).iloc[-1]["speaker"] == "the activists"
    texts = ("Peru said that it will pay.", "They argued that the plan is bad.")
    assert attribute(table(*texts, paragraphs=[1, 1])).iloc[-1]["speaker"] != "Peru"


@pytest.mark.parametrize("lead", ["Ana Ruiz sums up the matter well, writing:", "Ana Ruiz was in no doubt, adding :"])
def test_a_line_that_ends_in_a_verb_of_speech_leads_to_what_its_subject_says(lead):
    told = speakers(lead, "The courts are in danger.", "It rained.", paragraphs=[1, 2, 3])
    assert told == ["Ana Ruiz", "Ana Ruiz", ""]


@pytest.mark.parametrize(
    ("lead", "who"),
    [
        ("The following statement can be attributed to Ana Ruiz, director of the Port Front:", "Ana Ruiz"),
        ("The measures agreed on by the ministers cover:", ""),
    ],
)
def test_a_statement_follows_the_line_that_says_whose_it_is_and_no_list_of_things(lead, who):
    told = speakers("The port opened.", lead, "The courts are in danger.", "It rained.", paragraphs=[1, 2, 3, 4])
    assert told[2:] == [who, who]


def test_who_is_named_between_commas_speaks():
    assert speakers("Voters, Ruiz suggested, don’t have to worry that banks can influence the council.") == ["Ruiz"]
    assert speakers("Rather than seeing the fee rise, said Marcia Smith, a broker, Chile wants it cut.") == [
        "Marcia Smith"
    ]
    said = (
        'During the trial, Ruiz acknowledged that it could be termed "fee peddling," The Harbour Post reported in 1991.'
    )
    assert speakers(said) == ["Harbour Post"]


def test_who_is_named_behind_a_quotation_speaks():
    said = "Bill Ruiz — often the easiest person to provoke — has been “very worked up about it,” said a source."
    assert speakers(said) == ["a source"]
    assert speakers("“We act,” said Office of Science and Trade Policy Director Michael Berg.") == ["Michael Berg"]
    assert speakers("“We act,” said Secretary of Trade and Acting National Advisor Marco Berg.") == ["Marco Berg"]


def test_he_is_who_opens_the_sentence():
    said = "Axel Lind tweeted that it was late. Fallon fired back: “As a guardian of the port,” he wrote, “we wait.”"
    assert speakers(said)[-1] == "Fallon"


def test_who_is_told_something_in_a_headline_does_not_tell_it():
    assert speakers("Port chief told: the moves are illegal.") == [""]


def test_with_somebody_asking():
    assert speakers("The conversation ended with Ruiz asking Berg whether the port would open.") == ["Ruiz"]


def test_who_continues_that_something_is_so_says_it():
    assert speakers("The member continued, however, that the effects had increased.") == ["The member"]
    assert speakers("The talks continued as the ministers met.") == [""]


def test_a_transcript_within_an_article_ends_with_its_last_turn():
    told = ["Three guests met on the air.", "One of them was Lucia Lopez.", "It rained."]
    turns = ["Berg: The fee is high.", "Lind: It is low.", "Berg: It is not.", "Lucia Lopez: Few pay.", "Lind: I do."]
    after = ["The fee was set in May.", "It pays for the port.", "Ships wait at sea.", "Rain fell.", "The port is old."]
    found = speakers(*told, *turns, *after, paragraphs=range(1, 14))
    assert found == ["", "", "", "Berg", "Lind", "Berg", "Lucia Lopez", "Lind", "", "", "", "", ""]


def test_the_last_turn_of_a_transcript_may_be_as_long_as_others():
    said = [
        "Lind: Is it high?",
        "Berg: It is.",
        "Ships pay it.",
        "Crews do.",
        "Lind: Why?",
        "Berg: For us.",
        "It rots.",
    ]
    assert speakers(*said, paragraphs=range(1, 8)) == ["Lind", "Berg", "Berg", "Berg", "Lind", "Berg", "Berg"]


def test_a_statement_behind_its_announcement_is_of_whom_it_names_to_its_end():
    lines = ("Statement from President Ruiz: “The port was closed for a year.", "We will open it in May.")
    rest = ("It was a very hard year for us. We thank all crews.”", "Bo Lind, Nominee for Director")
    assert speakers(*lines, *rest, paragraphs=[1, 1, 2, 3]) == ["Ruiz", "Ruiz", "Ruiz", ""]


def test_a_straight_mark_before_a_word_goes_on_with_the_quotation_that_is_open():
    told = (
        'Ana Ruiz said: "We want to speak to all.',
        '"The crews of the port have been paid in full.',
        '"We thank all."',
    )
    assert speakers(*told, "It rained.") == ["Ana Ruiz", "Ana Ruiz", "Ana Ruiz", ""]
