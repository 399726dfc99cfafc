"""`sign`: a publisher puts their signature into a `.ma` file."""

import sys
from pathlib import Path

from app.cli import check
from app.core.kernel.errors import Unavailable
from app.host import archive, signing
from app.host.manifest import Problem
from app.host.package import Package, PackageBroken


def main(file: Path, key_file: Path, *, is_new_key: bool, old_key_file: Path | None = None) -> int:
    """Sign the package in ``file`` in place of whoever signed it before; return 1 if it is broken.

    The key is never printed. With ``is_new_key`` it is made first, and only once the package has no problems; with
    ``old_key_file`` too, and the key in there hands on to it.
    """
    package = check.checked(file, sys.stderr)
    if package is None:
        return 1
    if not isinstance(package.contents, archive.Archive):
        problem = Problem(file.name, "is a folder.", "Pack it first: python3 main.py pack FOLDER")
        check.tell(PackageBroken(file, [problem]), file, sys.stderr)
        return 1
    if old_key_file is not None:
        key = signing.make_key(key_file, after=signing.read_key(old_key_file))
    else:
        key = signing.make_key(key_file) if is_new_key else signing.read_key(key_file)
    signature = key.sign(package.sha256)
    try:
        archive.put_block(package.contents, signature.block())
    except OSError as error:
        raise Unavailable("package.unwritable", path=str(file), reason=error.strerror or "unknown") from error
    if is_new_key or old_key_file is not None:
        print(f"The new key is in {key_file}. Keep it safe and make a copy: nobody can update your mini-app without")
        print("it, and whoever has it can publish in your name.")
    if old_key_file is not None:
        print(f"It takes the place of the one in {old_key_file}: whoever installs this file takes that one no more.")
    print(check.summary(Package.read(file)))
    return 0
