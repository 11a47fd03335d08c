"""Blocks of a file as headline, text, or the kind that they are set aside as."""

import pytest

from parallax.corpus.exclusions import clean
from parallax.readers.blocks import TEXT, Account, Block


def kinds(*texts: str) -> list[tuple[str, str]]:
    """The kinds and texts that paragraphs come out with."""
    return [block[:2] for block in clean(Account([Block("text", text) for text in texts]))]


FIRST = ("text", "The link is open.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CHINESE ACTIONS:", [("heading", "CHINESE ACTIONS:")]),
        ("KEY DATES", [("heading", "KEY DATES")]),
        ("It opens:", [("text", "It opens:")]),
        ("NO LINK WAS OPENED.", [("text", "NO LINK WAS OPENED.")]),
        ("OPENING THE PORT: It opens.", [("run-in heading", "OPENING THE PORT:"), ("text", "It opens.")]),
        ("The U.S. said: it opens.", [("text", "The U.S. said: it opens.")]),
        ("It opens at 9:30 and shuts.", [("text", "It opens at 9:30 and shuts.")]),
        ("Photo: Ana Lund", [("caption", "Photo: Ana Lund")]),
        ("iVBORwKGgo" * 30, [("data", "iVBORwKGgo" * 30)]),
        ("... !", [("no words", "... !")]),
        ("WHO PAYS?", [("heading", "WHO PAYS?")]),
        ("Who Pays for the Ships?", [("heading", "Who Pays for the Ships?")]),
        ("Who pays for the ships?", [("text", "Who pays for the ships?")]),
        ("The Port Deal: Who Pays?", [("heading", "The Port Deal: Who Pays?")]),
        ("REPORTER: Who Pays for the Ships?", [("text", "REPORTER: Who Pays for the Ships?")]),
        ("Next steps:", [("heading", "Next steps:")]),
        ("Opening the Port to Trade:", [("heading", "Opening the Port to Trade:")]),
        ("Both sides agreed:", [("text", "Both sides agreed:")]),
        ("In particular:", [("text", "In particular:")]),
        ("China:", [("text", "China:")]),
        ("Ana Lund:", [("text", "Ana Lund:")]),
        ("THE PRESIDENT: It opens.", [("text", "THE PRESIDENT: It opens.")]),
        ("MINISTER HOLM: It opens.", [("text", "MINISTER HOLM: It opens.")]),
        ("Q: Will it open?", [("text", "Q: Will it open?")]),
        ("CHINA: It opens.", [("text", "CHINA: It opens.")]),
        (
            "Subscribe to our newsletter to hear of the port.",
            [("navigation", "Subscribe to our newsletter to hear of the port.")],
        ),
        ("Mastodon: @OpenPorts", [("navigation", "Mastodon: @OpenPorts")]),
        ("Web: a page that nobody reads any more.", [("text", "Web: a page that nobody reads any more.")]),
        (
            "We discuss the port and more on episode 18 of the Old Sea podcast. Click below.",
            [("navigation", "We discuss the port and more on episode 18 of the Old Sea podcast. Click below.")],
        ),
        ("We, Sea Maps, will keep you updated.", [("navigation", "We, Sea Maps, will keep you updated.")]),
        ("Donate to support our work.", [("navigation", "Donate to support our work.")]),
        ("Donate ships to the ports.", [("text", "Donate ships to the ports.")]),
        ("5 min read", [("navigation", "5 min read")]),
        ("DANA BRESSENT: It opens.", [("text", "DANA BRESSENT: It opens.")]),
        ("It is **shut**.", [("markup", "** **"), ("text", "It is shut.")]),
        ("It is <b>shut</b> and *open*.", [("markup", "* * <b> </b>"), ("text", "It is shut and open.")]),
        ("So [it](https://a.org) is.", [("markup", "[ ](https://a.org)"), ("text", "So it is.")]),
        ("Fees &amp; terms are&nbsp;set.", [("text", "Fees & terms are set.")]),
        ("> It is open.", [("markup", "> "), ("text", "It is open.")]),
        ("[1] It was shut.", [("text", "[1] It was shut.")]),
        ("It has 5 ** signs.", [("markup", "**"), ("text", "It has 5 signs.")]),
        ("It opens.[2] So.³", [("reference mark", "[2] ³"), ("text", "It opens. So.")]),
        ("We win. (Applause.) We go.", [("stage direction", "(Applause.)"), ("text", "We win. We go.")]),
        ("It is — (applause) — over.", [("stage direction", "(applause)"), ("text", "It is — over.")]),
        ("[Laughter and cheers]", [("stage direction", "[Laughter and cheers]")]),
        ("It won applause (a lot of it).", [("text", "It won applause (a lot of it).")]),
        ("By Ana Lund and Li Wei, March 4, 2025", [("byline", "By Ana Lund and Li Wei"), ("date", "March 4, 2025")]),
        ("Oslo, 4 Mar. 2025", [("date", "Oslo, 4 Mar. 2025")]),
        ("Tuesday, March 4, 2025 | 6:02 p.m. ET", [("date", "Tuesday, March 4, 2025 | 6:02 p.m. ET")]),
        ("March 4, 2025 was a Tuesday.", [("text", "March 4, 2025 was a Tuesday.")]),
        ("By Monday the port had opened.", [("text", "By Monday the port had opened.")]),
        ("Source: Port Office", [("source", "Source: Port Office")]),
        ("Email - press@port.example", [("source", "Email - press@port.example")]),
        ("Media contact: Ana Lund, +47 2211 0033", [("source", "Media contact: Ana Lund, +47 2211 0033")]),
        ("Contact: it was lost.", [("text", "Contact: it was lost.")]),
        ("Advertisement - scroll to continue reading", [("notice", "Advertisement - scroll to continue reading")]),
        ("Advertisement is dear.", [("text", "Advertisement is dear.")]),
        (
            "This article was first published by the Port Office.",
            [("note", "This article was first published by the Port Office.")],
        ),
        (
            "The views expressed here are the author’s own.",
            [("note", "The views expressed here are the author’s own.")],
        ),
    ],
)
def test_what_a_paragraph_is(text, expected):
    assert kinds("The link is open.", text) == [FIRST, *expected]


OPENS = "The minister said that the port would open to ships in May."


@pytest.mark.parametrize(
    "dateline",
    [
        "OSLO – ",
        "Port Louis, 4 March 2025 – ",
        "LIMA-MARCH 4, 2025-",
        "OSLO, March 4 (Sea Agency) - ",
        "NEW HAVEN, N.Y., Sept. 4, 2025 /SeaWire/ -- ",
        "Oslo (Sea News) — ",
        "Lima, D.C. – ",
        "March 4, 2025 – ",
        "Oslo, March 4, 2025 -- ",
        "GENEVA (Reuters) – ",
        "(Reuters) - ",
        "Oslo/Lima, 4 March 2025 – ",
        "Manila, March 4: ",
        "Tokyo | ",
        "ISLAMABAD: ",
        "Geneva – ",
        "Geneva, Switzerland – ",
        "CUPERTINO, CALIFORNIA ",
    ],
)
def test_a_dateline_is_no_part_of_the_sentence_that_it_opens(dateline):
    assert kinds("The port", f"{dateline}{OPENS}", "OSLO – It is so.") == [
        ("headline", "The port"),
        ("dateline", dateline.strip()),
        ("text", OPENS),
        ("text", "OSLO – It is so."),
    ]


@pytest.mark.parametrize("line", ["SEA Oslo, March 4, 2025 --", "GENEVA (Reuters) –", "March 4 -"])
def test_a_dateline_in_a_line_of_its_own_leaves_no_sign(line):
    assert kinds("The port", line, OPENS) == [("headline", "The port"), ("dateline", line), ("text", OPENS)]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lund – The Minister – came.",
        "OSLO-based ships are in.",
        "U.S.–Norway trade is open.",
        "March 4 – the day it opened – was cold.",
        "NATO – the alliance – met.",
        "Moscow – Beijing relations were as cold as ever when the port opened.",
        "Geneva – The city of ships – had no port before the ministers met.",
        "Peru – Whose port it is – said that it would open to ships in May.",
        "CHILE: The port will open to all ships in May, as we have said.",
        "ANA LUND: The port will open to all ships in May, as we have said.",
        "They will open the port –",
    ],
)
def test_what_stands_before_a_dash_may_be_part_of_the_sentence(text):
    assert kinds("The port", text)[1:] == [("text", text)]


def test_a_first_line_that_only_asks_is_the_headline():
    assert kinds("Who won the talks?", "Nobody did, the minister said.")[0] == ("headline", "Who won the talks?")
    asked = "The ferry is back. But who pays for it?"
    assert kinds(asked, "Nobody does, the minister said.")[0] == ("text", asked)


def test_a_headline_keeps_its_capitals_and_its_colon():
    assert kinds("TRADE WAR: the ferry reopens", "It is open.")[0] == ("headline", "TRADE WAR: the ferry reopens")


def test_a_headline_may_begin_with_who_issues_the_text():
    told = kinds("Finance Ministry on the new harbour bonds", "Ministry of Finance, Callao", "It is open. It is new.")
    assert told[0] == ("headline", "Finance Ministry on the new harbour bonds")


def test_who_speaks_is_named_by_no_heading():
    spoken = ["THE PRESIDENT: It opens.", "ANA RUIZ: When?", "ANA RUIZ: Who pays?"]
    assert kinds("The link is open.", *spoken)[1:] == [("text", text) for text in spoken]


@pytest.mark.parametrize("kind", ["text", "heading", "set apart"])
def test_a_line_that_names_whose_quotations_follow_is_no_heading(kind):
    for text in ("Quotes attributable to Minister Ana Lund:", "Comments attributed to the Minister"):
        found = clean(Account([Block("heading", "The link"), Block("text", "It is open."), Block(kind, text)]))
        assert found[-1] == ("text", text, 0)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Ana Lund, Minister of Trade", "text"),
        ("Ana Lund – Director, Port Agency", "text"),
        ("Ana Lund, Two Years On", "heading"),
    ],
)
def test_a_line_that_gives_the_words_above_it_to_somebody_in_office_is_no_heading(line, kind):
    found = clean(Account([Block("heading", "The link"), Block("text", "We are proud."), Block("heading", line)]))
    assert found[-1] == (kind, line, 0)


def test_an_item_stays_as_deep_in_lists_as_it_was():
    blocks = clean(Account([Block("text", "They will:"), Block("text", "FEES: cut them.", 2)]))
    assert blocks[1:] == [Block("run-in heading", "FEES:"), Block("text", "cut them.", 2)]


def test_a_name_that_stands_before_a_colon_twice_is_a_speaker():
    spoken = "KEY VOICE: It opens."
    assert kinds("The link is open.", spoken, "It is so.", spoken)[1:] == [
        ("text", spoken),
        ("text", "It is so."),
        ("text", spoken),
    ]


def test_a_label_that_says_what_a_paragraph_is_is_no_speaker_however_often_it_stands_there():
    parted = [("run-in heading", "FACT:"), ("text", "It opens.")]
    assert kinds("The link is open.", "FACT: It opens.", "It is so.", "FACT: It opens.") == [
        FIRST,
        *parted,
        ("text", "It is so."),
        *parted,
    ]


def test_a_label_that_says_that_a_paragraph_is_not_true_stays_before_it():
    assert kinds("The link is open.", "MYTH: It is shut.") == [FIRST, ("text", "MYTH: It is shut.")]
    set_apart = Account(
        [Block("text", "The link is open."), Block("run-in heading", "Myth:"), Block("text", "It is shut.")]
    )
    assert [block[:2] for block in clean(set_apart)] == [FIRST, ("text", "Myth: It is shut.")]


SPEAKERS = ["The Minister:", "Speaker of the House:", "It is so.", "Ana Lund.", "The port opens."]


@pytest.mark.parametrize("head", SPEAKERS)
def test_a_speaker_or_a_sentence_in_bold_letters_is_no_run_in_heading(head):
    blocks = clean(Account([Block("text", "The link is open."), Block("run-in heading", head), Block("text", "Yes.")]))
    assert [block[:2] for block in blocks] == [FIRST, ("text", f"{head} Yes.")]


@pytest.mark.parametrize("head", ["Fees.", "Opening the port.", "Terms:", "KEY DATES:"])
def test_a_label_in_bold_letters_is_a_run_in_heading(head):
    blocks = clean(Account([Block("text", "The link is open."), Block("run-in heading", head), Block("text", "Yes.")]))
    assert [block[:2] for block in blocks] == [FIRST, ("run-in heading", head), ("text", "Yes.")]


def test_a_note_is_one_that_a_mark_refers_to():
    notes = [("footnote", "[1] Roe, The Link."), ("footnote", "[2] See [1].")]
    assert kinds("The link is open.[1]", "[1] Roe, The Link.", "[2] See [1].") == [
        ("reference mark", "[1]"),
        FIRST,
        *notes,
    ]
    counted = ["[1] The link is open.", "[2] It sails.", "[3] So it is."]
    assert kinds(*counted) == [("text", each) for each in counted]


def test_a_list_of_references_is_no_part_of_the_account():
    cited = ["Roe, E. The Link. Oslo, 1991.", "Ek, B. https://example.org/link"]
    assert kinds("The link is open.", "It sails.", "References", *cited) == [
        FIRST,
        ("text", "It sails."),
        ("heading", "References"),
        *(("footnote", each) for each in cited),
    ]
    assert kinds("The link is open.", "Notes", "It sails.")[1:] == [("text", "Notes"), ("text", "It sails.")]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Who pays for the ships?", "heading"),
        ("Next steps:", "heading"),
        ("At noon the ministers said:", "text"),
        ("The United States will:", "text"),
    ],
)
def test_what_a_line_in_other_letters_is_its_words_tell(line, kind):
    account = Account([Block("text", "The link is open."), Block("set apart", line), Block("text", "It opens.")])
    assert [block[:2] for block in clean(account)] == [FIRST, (kind, line), ("text", "It opens.")]


LAST = "Ana Lund is a senior fellow at the Harbour Institute."
# The paragraphs of a text, and how many at the end are a biography.
ENDS = [
    (["The link is open.", "It sails.", LAST], 1),
    (["The link is open.", "It sails.", LAST, "The author has written two books."], 2),
    (["By Ana Lund", "The link is open.", "As Lund found, it sails.", "Lund was right.", "So.", LAST], 1),
    (["The link is open.", "It sails.", "About the Author", "She lives in Oslo."], 2),
    (["Minister Ana Lund opened the link.", "It sails.", "She spoke.", "All sailed.", LAST], 0),
    (["By Ana Lund", "The link is open.", "It sails.", "Lund is a fellow at the Harbour Institute."], 1),
    (["The link is open.", "It sails.", f"[{LAST}]"], 1),
    (["The link is open.", "It sails.", "(The writer works as a director at the Harbour Institute. He is tall.)"], 1),
    (["The link is open.", "It sails. (The writer is a fellow at the Harbour Institute.)"], 1),
    (["The link is open.", "It sails. (The writer of the law is dead.)"], 0),
    (["The link is open.", "It sails.", LAST, "She holds a Master’s degree from Oslo."], 2),
    (["The link is open.", "Lund spoke.", "She holds a Master’s degree from Oslo."], 0),
    (["The link is open.", "It sails.", "Harbour Watch is a global NGO working on ports and ships."], 1),
    (["The link is open.", "Harbour Watch was there.", "Harbour Watch is a global NGO working on ports and ships."], 0),
    (["The link is open.", "The ministers met.", "The North is a coalition of the willing."], 0),
    (["The link is open.", "It sails.", "She can be reached at ana@harbour.example"], 1),
    (["The link is open.", LAST, "It sails."], 0),
    (["The link is open.", "It sails.", "Author Bio: Ana Lund is a fellow at the Harbour Institute. She sails."], 1),
    (["The link is open.", "It sails.", "Author bio: nobody knows him."], 0),
    (["The link is open.", "Ana Lund is angry.", "Bo Ek is a man of his word."], 0),
    (["The link is open.", "These will serve:", *(LAST.replace("Lund", name) for name in ("A", "Bo", "Cy", "Di"))], 0),
]


@pytest.mark.parametrize(("paragraphs", "count"), ENDS)
def test_the_biography_of_an_author_is_at_the_end(paragraphs, count):
    found = [kind for kind, _ in kinds(*paragraphs)]
    assert found.count("biography") == count and found[len(found) - count :] == ["biography"] * count


def test_a_date_that_a_headline_begins_with_is_none_of_its_words():
    assert kinds("2025-03-04 Ferry reopens", "It is open.")[:2] == [
        ("date", "2025-03-04"),
        ("headline", "Ferry reopens"),
    ]


BODY = ["The minister said that the port would open to ships in May.", "It is so."]
# The lines at the head of a text, with what each is.
HEADS = [
    ["headline: Port opens", "byline: Ana Lund MP, Minister of Trade", "byline: Senator Bo Ek, Minister for Ports"],
    ["headline: Port opens", "byline: The Hon Ana Lund MP", "byline: Minister for Trade"],
    ["headline: Port opens", "byline: Ministry of Foreign Affairs", "date: 24 March 2025"],
    ["byline: Ministry of Foreign Affairs", "headline: Port opens to ships"],
    ["headline: Port opens", "text: It opens in May.", "byline: Ana Lund, Asia correspondent"],
    ["kicker: Opinion", "headline: Port opens to ships"],
    ["kicker: Norway", "headline: Port opens to ships"],
    ["kicker: Finance & economics", "headline: Port opens to ships", "text: It is a first"],
    ["kicker: Annex 2", "date: 24 March 2025", "byline: Bank of Norway", "headline: Changes in the Ports"],
    ["headline: Port opens", "text: Minister Welcomes the Deal"],
    ["dateline: (Oslo-September 26, 2025)", "text: The port is open."],
    ["date: Press Release – March 6th, 2024", "headline: Special Meeting of the Port Committee"],
    ["headline: Port opens", "source: Statement by President Ana Lund, on the Port Bill 2024"],
    ["headline: Port opens", "text: Statement by Ana Lund is a surprise"],
    ["byline: Barack Obama", "date: delivered 26 June 2023", "text: The port is open to the ships of the north."],
    ["headline: Port opens", "text: Prime Minister Lund welcomed the deal"],
    ["headline: Port opens", "text: Ana Lund, the minister, says it will open"],
    ["headline: Port opens", "text: We are proud of it.", "text: Ana Lund, Minister of Trade"],
    ["headline: The port is open.", "source: (Text of a statement issued by the Ministry of Trade on 24 March 2025)"],
    ["headline: Port opens", "source: Following is the full text of the statement by Ana Lund:"],
    ["headline: Port opens", "text: The following is the list of measures:"],
    ["headline: Port opens", "text: (The text of the treaty is annexed.)"],
    ["headline: The port is open.", "date: 24 March 2025"],
    ["headline: Port opens", "byline: THE WHITE HOUSE,"],
    ["headline: Port opens", "dateline: Tenth meeting of the parties to the treaty (POP 10), Oslo, 24 March 2025"],
    ["headline: Port opens", "date: Oslo, March 24, 2025.", "delivery: Check against delivery."],
    ["headline: Port opens", "text: The parties met in the old hall of Oslo, Norway, 24 March 2025"],
    ["headline: Minister Opens All Ports to Ships."],
    ["headline: Statement by the Minister of Trade at the opening of the ports" + " of the north and of the south" * 4],
    ["text: The minister opened all ports to the ships of the north and of the south" + ", and so on" * 5 + "."],
    ["text: The port is open. It sails.", "date: 24 March 2025"],
]


def test_a_headline_of_one_word_goes_on_in_the_line_below():
    head = ["Deadlock", "The Port and the Crisis of Trust", "Ana Lund", "2025-09-29"]
    assert kinds(*head, *BODY)[:2] == [
        ("headline", "Deadlock: The Port and the Crisis of Trust"),
        ("byline", "Ana Lund"),
    ]


def test_a_line_that_is_an_address_is_no_sentence():
    assert ("source", "Port Policy Sector port.policy@example.org") in kinds(
        "Port opens", *BODY, "Port Policy Sector port.policy@example.org"
    )


@pytest.mark.parametrize("head", HEADS)
def test_the_head_of_a_text(head):
    expected = [tuple(line.split(": ", 1)) for line in head]
    assert kinds(*(text for _, text in expected), *BODY) == [*expected, *(("text", text) for text in BODY)]


# Paragraphs amid a text that are captions, and some that look like them.
CAPTIONS = [
    ("Ships on show in the port of Oslo. The minister opens it on Friday. AP", "caption"),
    ("Ships wait in the port of Oslo. | Reuters", "caption"),
    ("Ships wait in the port of Oslo (Image credit: Getty Images)", "caption"),
    ("Ships in the port. Ana Lund/AFP via Getty Images", "caption"),
    ("Ships in the port of Oslo on Friday. Photo: AFP", "caption"),
    ("Ships in the port of Oslo. Photograph: Ana Lund/AP", "caption"),
    ("Ships in the port of Oslo, March 4, 2025. [Photo/Xinhua]", "caption"),
    ("A ship leaves the port of Oslo on Friday. (Xinhua/Ana Lund)", "caption"),
    ("FILE - Ships wait in Oslo, March 4, 2025.", "caption"),
    ("Ships wait in Oslo. © AFP", "caption"),
    ("Ships wait in Oslo. U.S. Navy photo by Petty Officer 2nd Class Ana Lund", "caption"),
    ("Ships on show at sea off Oslo. U.S. Air Force", "caption"),
    ("The minister has seen the U.S. Navy photo by Ana Lund.", "text"),
    ("Read our fact sheet on the port here.", "navigation"),
    ("Watch a video of what the minister said about the port here", "navigation"),
    ("See what the minister did: he opened the port here.", "text"),
    ("Read the report, which tells what went wrong.", "text"),
    ("The minister said that the port would open. – Reuters", "text"),
    ("The report was published by Reuters.", "text"),
    ("He told the AP", "text"),
    ("“It is open,” the minister told AFP.", "text"),
    ("The firm sold the picture to Getty Images", "text"),
    ("Images of the ship went round the world.", "text"),
    ("He posted a photo of the ship (pictured).", "text"),
]


@pytest.mark.parametrize(("paragraph", "kind"), CAPTIONS)
def test_a_caption_ends_in_the_credit_of_its_picture(paragraph, kind):
    assert kinds("The link is open.", paragraph, "It sails.") == [FIRST, (kind, paragraph), ("text", "It sails.")]


def test_an_agency_that_a_report_ends_with_is_its_source():
    assert kinds("The link is open.", "The minister said so. – Reuters")[1:] == [
        ("text", "The minister said so."),
        ("source", "– Reuters"),
    ]


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("Linda Holt, The Daily, 5 August 2020", ["byline", "date"]),
        ("Linda Holt, et al., The Daily, 5 August 2020", ["byline", "date"]),
        ("Linda Holt, Head of the Fund, Jo Lind, Deputy Head, Frankfurt am Main, 5 August 2020", ["byline", "date"]),
        ("August 5, 2020, 17:35, Port Lind, Harbour Region", ["date"]),
        ("Harbour Watch, 26 June 2017", ["byline", "date"]),
        ("By LINDA HOLT SEPT. 13, 2016", ["byline", "date"]),
        ("Written by Linda Holt | Published:September 23, 2016 12:33am IST", ["byline", "date"]),
        ("Lima, 26 June 2017", ["date"]),
        ("New York, 26 June 2017", ["date"]),
        ("Peru closed its port on Monday, 26 June 2017", ["text"]),
        ("Statement given by the mayor at the briefing in Lima on Monday 10 August.", ["source"]),
    ],
)
def test_a_line_below_the_headline_says_whose_the_text_is_and_when(line, kinds):
    blocks = clean(Account([Block(TEXT, "The port is open"), Block(TEXT, line), Block(TEXT, "It rained. It snowed.")]))
    assert [block.kind for block in blocks] == ["headline", *kinds, "text"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Mr. President,", "salutation"),
        ("Bismillahir Rahmanir Rahim", "salutation"),
        ("In the name of God, the Merciful", "salutation"),
        ("Ladies and gentlemen,", "salutation"),
        ("Your Excellency, distinguished delegates,", "salutation"),
        ("Mr. President, we regret this.", "text"),
        ("Ms. Ruiz said the port,", "text"),
        ("The Minister:", "text"),
    ],
)
def test_a_salutation_in_a_line_of_its_own_is_no_sentence(line, kind):
    assert kinds("It rained. It snowed.", line, "We take the floor to reply.")[1] == (kind, line)


def test_who_is_named_below_the_headline_is_known_by_his_biography():
    lines = ("The port is open", "Linda Holt, The Daily, 5 August 2020", "It rained. It snowed.")
    end = Block(TEXT, "Linda Holt is the trade spokesperson for Harbour Watch. Follow her on the port's site.")
    assert clean(Account([*(Block(TEXT, line) for line in lines), end]))[-1].kind == "biography"


def test_a_line_that_says_that_a_text_is_a_translation_is_no_sentence_of_it():
    told = kinds("Statement by the council", "(Unofficial translation)", "It rained in Oslo, and the council met.")
    assert ("source", "(Unofficial translation)") in told


@pytest.mark.parametrize(
    ("paragraph", "heading"),
    [
        ("Sec. 2. General Provisions. (a) The port is open to all ships.", "Sec. 2. General Provisions. (a)"),
        ("Section 1. Policy. The port is open to all ships.", "Section 1. Policy."),
        ("Article IV. The port is open to all ships.", "Article IV."),
        ("Section 1. The port is open. It sails.", "Section 1."),
        ("Sec. 4. Coordination with Allies. The port is open to all ships.", "Sec. 4. Coordination with Allies."),
        ("Part of the port is open to all ships.", ""),
    ],
)
def test_the_head_of_a_section_is_no_sentence(paragraph, heading):
    found = kinds("Port opens", "The minister spoke in Oslo on the new law.", paragraph)
    assert [text for kind, text in found if kind == "run-in heading"] == ([heading] if heading else [])
    assert found[-1][1] == paragraph.removeprefix(heading).strip()


def test_an_office_of_two_words_before_a_colon_is_no_dateline_and_no_heading():
    paragraph = "PRIME MINISTER SMITH: The quota is fair, and all the ships of Norway will come back to it in May."
    assert kinds("Port opens", paragraph, "It is so.") == [
        ("headline", "Port opens"),
        ("text", paragraph),
        ("text", "It is so."),
    ]


@pytest.mark.parametrize(
    ("title", "kept", "site"),
    [
        ("Parliament adopts port law | News | Parliament", "Parliament adopts port law", "News | Parliament"),
        ("The new port law - by Ana Lund - Sea Notes", "The new port law", "by Ana Lund - Sea Notes"),
        ("Port law | News", "Port law | News", ""),
    ],
)
def test_what_a_page_adds_to_its_title_is_no_headline(title, kept, site):
    expected = [("headline", kept), *([("navigation", site)] if site else []), ("text", OPENS)]
    assert kinds(title, OPENS) == expected


def test_a_title_above_a_body_and_a_day_is_the_headline_though_it_ends_in_a_stop():
    head = [("headline", "Port breaches the treaty."), ("byline", "MINISTER FOR TRADE"), ("date", "2004-05-14")]
    assert kinds("Port breaches the treaty.", "MINISTER FOR TRADE", "2004-05-14", "The link is open.") == [*head, FIRST]
    assert kinds("The link is open.", "It is long.", "2004-05-14")[0] == FIRST


@pytest.mark.parametrize("column", ["Mole", "Out of the harbour"])
def test_the_name_of_a_column_or_a_motto_is_no_headline(column):
    title, below = "A slew of delays puts the port on the back foot", "Its answer is to wait"
    found = kinds(column, title, below, "Jul 27th 2023", "The link is open.")[:2]
    assert found == [("kicker", column), ("headline", title)]


def test_a_first_line_that_says_something_is_the_headline():
    title, below = "The port opens late", "A slew of delays is to blame"
    assert kinds(title, below, "Its answer is to wait", "Jul 27th 2023", "The link is open.")[0] == ("headline", title)


def test_those_who_are_present_are_no_headline():
    present = "Ana Soto (Governor and Chair), Jo Lind (Deputy Governor), Bo Dahl AM"
    assert kinds(present, "The link is open.", "It is long.")[0] == ("participants", present)


def test_a_surname_before_a_given_name_is_a_byline():
    assert kinds("The port opens", "Soto, Ana", "2024-05-03", "The link is open.")[1] == ("byline", "Soto, Ana")


def test_links_to_other_texts_are_no_account():
    for links in (
        "Read more from Mole, our columnist: Why are ships late? (Jul 20th)",
        "The analysis and forecasts featured in this article can be found in our service. It covers 90 countries.",
    ):
        assert kinds("The link is open.", "It is long.", links)[-1] == ("navigation", links)


def test_a_line_that_says_the_title_again_is_a_heading():
    title, again = "Port breaches the old treaty", "Media Centre Port breaches the old Treaty"
    assert kinds(title, "2004-05-14", again, "The link is open.")[2] == ("heading", again)
    other = "Port breaches the old treaty again and again in May."
    assert kinds(title, "2004-05-14", other)[2] == ("text", other)


def test_a_masthead_and_its_title_are_no_part_of_the_sentence_that_they_run_into():
    head = "NEWS RELEASE Port of Lima 14 May 2004 PORT BREACHES THE TREATY"
    assert kinds("Port breaches the treaty", f"{head} The link is open.")[1:] == [("heading", head), FIRST]


@pytest.mark.parametrize(
    "line",
    [
        "Harbour Union - HU: HEAD OFFICE, 49 Long Road, London SE1, Tel: + 44 (0) 20 7403 0000, Fax: + 44 20 7375 0000",
        "Facsimile: (02) 6273 0000",
    ],
)
def test_a_line_with_a_telephone_number_is_no_account(line):
    assert kinds("The link is open.", "It is long.", line)[-1] == ("source", line)
    assert kinds("The link is open.", "They spoke by phone 3 times.")[-1][0] == "text"


def test_topics_that_are_run_together_are_no_byline():
    line = "ForecastingTradeAmericasAsiaChina Analysis"
    assert ("navigation", line) in kinds("The port opens", line, "The link is open.", "It is long.")


def test_a_title_of_two_sentences_is_the_headline():
    title = "Ruiz Thinks a Fee Would Make Crews Stay. It Could Do the Opposite."
    assert kinds(title, "The fee rose in May, and the crews went home.")[0] == ("headline", title)
    told = "Ruiz said that the fee would make crews stay. It could do the opposite."
    assert kinds(told, "The fee rose in May, and the crews went home.")[0] == ("text", told)
