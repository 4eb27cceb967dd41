"""Compile the catalogues of messages before a wheel, an sdist or an editable install is made."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface[Any]):
    """Hatchling calls `initialize` before it collects the files."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the .mo files, which the version control does not keep."""
        sys.path.insert(0, str(Path(self.root) / "packaging"))
        import catalogue  # not before: its folder is no package and must never become one

        for written in catalogue.compile_all(Path(self.root), always=True):
            self.app.display_info(f"compiled {written}")
