"""The bundle: the notebooks and seeds that come with Parallax, in the package as installed or beside it as cloned."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def bundled(path: str) -> Path:
    """The file or folder of this name that comes with Parallax."""
    installed = PACKAGE / path
    return installed if installed.exists() else PACKAGE.parent / path
