"""What minikit costs and needs: the standard library, and nothing slow for the shell."""

import subprocess
import sys
from pathlib import Path

SDK = Path(__file__).parents[2] / "app" / "sdk"


def modules_after(code: str) -> set[str]:
    program = f"import sys; sys.path.append({str(SDK)!r})\n{code}\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_whole_kit_needs_only_the_standard_library() -> None:
    loaded = modules_after("import minikit.runtime, minikit.paging, minikit.serving, minikit.schema")
    outside = {name.partition(".")[0] for name in loaded} - set(sys.stdlib_module_names) - {"minikit", "__main__"}
    assert outside == set()


def test_the_shell_does_not_pay_for_asyncio() -> None:
    assert "asyncio" not in modules_after("import minikit.schema, minikit.wire")


def test_a_child_with_pages_does_not_pay_for_what_it_rarely_needs() -> None:
    loaded = modules_after("import minikit.runtime, minikit.paging")
    assert loaded.isdisjoint(
        {"pathlib", "typing_extensions", "sqlite3", "hashlib", "minikit.schema", "minikit.serving"}
    )
