"""The bundle: the notebooks and seeds that come with Parallax, in the package if installed, beside it if cloned."""

from pathlib import Path

PACKAGE = Path(__file__).parent
BUNDLED = ("notebooks", "seeds")
"""The folders that stand beside the package in a clone."""


def bundled(path: str) -> Path:
    """The file or folder of this name that comes with Parallax."""
    installed = PACKAGE / path
    return installed if installed.exists() else PACKAGE.parent / path


def own_files() -> list[Path]:
    """The package's own files, modules and their data: the same list whether installed or cloned."""
    files = [path for path in PACKAGE.rglob("[!.]*.*") if "__pycache__" not in path.parts]
    return sorted(path for path in files if path.relative_to(PACKAGE).parts[0] not in BUNDLED)
