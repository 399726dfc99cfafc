"""`pack`: a mini-app's folder becomes one `.ma` file."""

import re
import sys
from pathlib import Path

from app.cli import check
from app.core.kernel.errors import Unavailable
from app.host import archive
from app.host.manifest import Problem
from app.host.package import Package, PackageBroken

PRIVATE_KEY = re.compile(rb"\s*-----BEGIN [A-Z ]*PRIVATE KEY-----")


def main(folder: Path, out: Path | None) -> int:
    """Pack the package in ``folder``, without what is no part of it, and say where it is; return 1 if it is broken."""
    package = check.checked(folder, sys.stderr)
    if package is None:
        return 1
    manifest = package.manifest
    target = out or Path(f"{manifest.miniapp_id}-{manifest.version_code}{archive.SUFFIX}")
    try:
        contents = [(name, b"".join(package.chunks(name))) for name in package.files]
        problems = _problems(package, contents, target)
        if problems:
            raise PackageBroken(folder, problems)
        archive.write(target, contents)
        packed = Package.read(target)
    except PackageBroken as error:
        check.tell(error, folder, sys.stderr)
        return 1
    except OSError as error:
        raise Unavailable("package.unwritable", path=str(target), reason=error.strerror or "unknown") from error
    print(check.summary(packed))
    print(f"Packed into {target}. Sign it next: python3 main.py sign {target} --key KEYFILE")
    return 0


def unpack(package: Package, bundled: Path) -> Path:
    """Copy what is packed of a mini-app into a folder of its own in ``bundled``, and return that."""
    folder = bundled / package.manifest.miniapp_id
    for name in package.files:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(b"".join(package.chunks(name)))
    return folder


def _problems(package: Package, contents: list[tuple[str, bytes]], target: Path) -> list[Problem]:
    """Return what keeps a package without problems from being packed as it is asked."""
    folder = package.path
    if not folder.is_dir():
        return [Problem(folder.name, "is packed already.", "Name the folder of a mini-app.")]
    problems = [
        Problem(name, "is a private key, which everyone would get.", "Keep it outside the folder.")
        for name, content in contents
        if PRIVATE_KEY.match(content)
    ]
    if target.resolve().is_relative_to(folder.resolve()):
        problems.append(Problem(str(target), "would become part of the next package.", "Choose another --out."))
    return problems
