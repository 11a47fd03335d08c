"""Projects: a folder of one's own to begin in, and the notebooks laid out to be rerun."""

from pathlib import Path

from parallax import parameters
from parallax.errors import InputError
from parallax.readers.files import write_all

HEAD = """# The parameters of a brief. Lines that begin with # stand for the default; remove the # to change one.
# Paths are read from the folder in which the command is run:
#
#   parallax brief -f parameters.yml

brief: mine
statement: texts/statement.txt  # write the names of your two files here: .txt, .md, .html, .pdf or .docx
commentary: texts/commentary.txt
codebook: codebook.yml
"""
CODEBOOK = """# A codebook of your own, which takes all of the general one and adds to it: docs/codebook.md says how.
# Change the code below, or remove it.

codebook: My codebook
version: "1"
extends: general

families:
  issues:
    label: Issues
    codes:
      # The name of a code: what a coder goes by, and the words that tell of it.
      the_matter:
        label: The matter at hand
        definition: write here what the two texts are about that no other code holds
        cues: [write the words here]
"""
SET = ("brief", "statement", "commentary", "codebook")
"""The parameters that the file sets."""


def init(folder: str) -> list[Path]:
    """Makes a folder with a file of parameters, a codebook and a place for texts; the paths made.

    Raises InputError where one of them stands already, or none can be made.
    """
    place = Path(folder)
    made = [place / parameters.FILE, place / "codebook.yml", place / "texts"]
    refuse(made)
    try:
        text = HEAD + "\n" + "".join(map(commented, parameters.declared().values()))
        write_all(dict(zip(made, (text.encode(), CODEBOOK.encode(), None), strict=True)))
    except OSError as error:
        raise InputError(f"{folder}: cannot be made ({error.strerror}); choose another place") from None
    return made


def commented(parameter: parameters.Parameter) -> str:
    """A parameter's default as a line of YAML that is switched off, nothing for one that the file sets."""
    if parameter.name in SET:
        return ""
    return f"# {parameter.name}: {parameter.default}  # {parameter.help}\n"


def lay_out(folder: str) -> list[Path]:
    """Copies the notebooks into a folder, to be rerun there; their paths.

    Raises InputError where one of them stands already, or none can be written.
    """
    notebooks = sorted(parameters.NOTEBOOKS.glob("*.ipynb"))
    copies = [Path(folder, path.name) for path in notebooks]
    refuse(copies)
    try:
        write_all({copy: path.read_bytes() for path, copy in zip(notebooks, copies, strict=True)})
    except OSError as error:
        raise InputError(f"{folder}: cannot be written to ({error.strerror}); choose another place") from None
    return copies


def refuse(paths: list[Path]) -> None:
    """Raises InputError where any of these stands already."""
    for path in paths:
        if path.exists():
            raise InputError(f"{path}: already exists and was not overwritten; choose another folder")
