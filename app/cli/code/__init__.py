"""Reading a mini-app's Python without running it: what would go wrong for certain, with file and line."""

from app.cli.code import calls, components, imports, names, pages
from app.cli.code.source import read
from app.host.manifest import Problem
from app.host.package import Package

__all__ = ["problems"]


def problems(package: Package) -> list[Problem]:
    """Return what is wrong with the Python files of ``package``, in the order of files and lines.

    Nothing is told that could be well: names that are made while the mini-app runs are not guessed at.
    """
    code, found = read(package)
    found += [problem for look in _LOOKS for problem in look(code)]
    return sorted(dict.fromkeys(found), key=_place)


_LOOKS = (imports.problems, names.problems, pages.problems, components.problems, calls.problems)


def _place(problem: Problem) -> tuple[str, int]:
    file, _, line = problem.where.partition(":")
    return file, int(line) if line.isdigit() else 0
