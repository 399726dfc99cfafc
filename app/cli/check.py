"""`check`: what is wrong with a package and its code, at once; and what a package without problems is."""

import sys
from pathlib import Path
from typing import TextIO

from app.cli import code
from app.host.package import Package, PackageBroken


def main(place: Path) -> int:
    """Check the folder or `.ma` file and say what was found; return 0 when nothing is wrong."""
    package = checked(place, sys.stdout)
    if package is None:
        return 1
    print(summary(package))
    print("Nothing is wrong with its files, its manifest and what can be read of its code. Try it next.")
    return 0


def checked(place: Path, output: TextIO) -> Package | None:
    """Return the package in ``place``, or tell ``output`` every problem of it and, if there is none, of its code."""
    try:
        package = Package.read(place)
        problems = code.problems(package)
        if problems:
            raise PackageBroken(place, problems)
        return package
    except PackageBroken as error:
        tell(error, place, output)
    return None


def tell(error: PackageBroken, place: Path, output: TextIO) -> None:
    """Print each problem in a line of its own: place, what is wrong, what to do."""
    for problem in error.problems:
        print(problem, file=output)
    count = len(error.problems)
    print(f"{count} problem{'s' if count > 1 else ''} in {place.name or place}.", file=output)


def summary(package: Package) -> str:
    """Return what identifies a package, in a few lines."""
    manifest = package.manifest
    signed = f"signed with the key {package.signature.key}" if package.signature else "not signed"
    if package.signature is not None and package.signature.history:
        signed += f", which began as {package.signature.keys[0]}"
    version = f"{manifest.version_name} ({manifest.version_code})"
    return (
        f"{manifest.miniapp_id} {version}: {len(package.files)} files, {signed}\n"
        f"identity {package.sha256}, the same for a folder and its .ma"
    )
