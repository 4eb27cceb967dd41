"""Run every benchmark, each in a process of its own: python -m benchmarks [NAME …]"""

from __future__ import annotations

import os
import subprocess
import sys

SUBJECTS = (
    "start_up",
    "contact_list",
    "log_search",
    "pages",
    "charts",
    "documents",
    "contacts_import",
)


def main(names: list[str]) -> int:
    """0 if every limit is held."""
    environment = {"QT_QPA_PLATFORM": "offscreen"} | os.environ
    failed = [
        name
        for name in names or SUBJECTS
        if subprocess.run(
            [sys.executable, "-m", f"benchmarks.{name}"], check=False, env=environment
        ).returncode
    ]
    print(f"\nNot held: {', '.join(failed)}" if failed else "\nEvery limit is held.")
    return bool(failed)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
