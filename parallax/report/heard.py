"""Who is heard: the speakers of each text with their offices, and the side that both speak of and neither quotes.

That a side is not quoted is said only where the side of every person who is quoted is known.
"""

import re
from collections import Counter

from parallax.comparison import Comparison
from parallax.corpus.documents import ROLES
from parallax.data import lists
from parallax.positions.rules import listed as rule_words
from parallax.report.displays import Prose, Run
from parallax.report.wording import capitalized, listed

NO_SIDE = ("", "author", "unnamed", "both", "firms")
MOST, LONGEST_OFFICE = 4, 14
"""How many speakers of a text are named, and how many words an office has at most."""
SPOKEN_OF = 2
"""In how many sentences a text speaks of a side that is missed among the speakers."""


def heard(comparison: Comparison) -> Prose | None:
    """Who is quoted by name in each text, and which side is not; None where nobody is."""
    people = {role: speakers(comparison, role) for role in ROLES}
    if not any(people.values()):
        return None
    said = [f"{comparison.names[role]} quotes {names_in_words(comparison, people[role])}" for role in ROLES]
    unheard = [f" No one from {side} is quoted by name in either text." for side in missed(comparison, people)]
    return Prose((Run("Who is heard: ", style="strong"), Run(f"{'; '.join(said)}.{''.join(unheard)}")))


def speakers(comparison: Comparison, role: str) -> list[str]:
    """The persons whose words a text reports, the most frequent first."""
    here = comparison.sentences[comparison.sentences["document"] == role]
    counts = Counter(name for name in here["speaker"] if name and is_person(comparison, name))
    return [name for name, _ in counts.most_common()]


def is_person(comparison: Comparison, name: str) -> bool:
    """Whether the parser takes a name, or a longer one that it ends, for a person's."""
    people = (entity for doc in comparison.parses.values() for entity in doc.ents if entity.label_ == "PERSON")
    return any(entity.text == name or f" {entity.text} ".endswith(f" {name} ") for entity in people)


def names_in_words(comparison: Comparison, names: list[str]) -> str:
    """Speakers with their offices as a sentence names them."""
    said = [f"{name}{office(comparison, name)}" for name in names[:MOST]]
    more = [f"{len(names) - MOST} more"] if len(names) > MOST else []
    return listed([*said, *more]) if said else "nobody by name"


def office(comparison: Comparison, name: str) -> str:
    """A speaker's office as a text gives it behind the name, in brackets; empty without one."""
    behind = re.compile(rf"\b{re.escape(name)}, (?:the )?([^,;.]+)[,.]")
    titles = rule_words("titles")
    for text in comparison.sentences["text"]:
        for found in behind.finditer(text):
            given = found[1].split()
            if len(given) <= LONGEST_OFFICE and any(word.lower() in titles for word in given):
                return f" ({found[1]})"
    return ""


def missed(comparison: Comparison, people: dict[str, list[str]]) -> list[str]:
    """The sides that both texts speak of and of which nobody is quoted, as a sentence calls them."""
    claims = comparison.claims
    sides = claims.drop_duplicates("claimant").set_index("claimant")["claimant_side"].to_dict()
    heard = {sides.get(name, "") for names in people.values() for name in names}
    if heard & set(NO_SIDE):
        return []
    table = comparison.who_acts.set_index(["document", "side"])[["acts", "acted_upon", "holds"]].sum(axis=1)
    often = [{side for side, number in table[role].items() if number >= SPOKEN_OF} for role in ROLES]
    found = sorted((often[0] & often[1]) - heard - set(NO_SIDE))
    return [f"the {side}" if side in lists("sides")["articles"] else capitalized(side) for side in found]
