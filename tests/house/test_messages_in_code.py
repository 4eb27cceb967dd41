"""Messages are translated when they are shown, and as whole sentences."""

from __future__ import annotations

import ast

import pytest

from tests.house.sources import TRANSLATE, called, trees

MESSAGES = {"_": 1, "N_": 1, "gettext": 1, "ngettext": 2, "pgettext": 2, "npgettext": 3}


class _AtImport(ast.NodeVisitor):
    """Collects the lines that translate while the module is imported."""

    def __init__(self) -> None:
        self.lines: list[int] = []

    def visit_Call(self, node: ast.Call) -> None:
        if called(node) in TRANSLATE:
            self.lines.append(node.lineno)
        self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        # The body runs later; decorators and defaults run now.
        for now in (*node.decorator_list, *node.args.defaults, *node.args.kw_defaults):
            if now is not None:
                self.visit(now)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        for now in (*node.args.defaults, *node.args.kw_defaults):
            if now is not None:
                self.visit(now)


def translated_at_import(tree: ast.Module) -> list[int]:
    visitor = _AtImport()
    visitor.visit(tree)
    return visitor.lines


def built_messages(tree: ast.Module) -> list[int]:
    """The lines whose message is put together where the catalogue cannot follow."""
    lines = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or called(node) not in MESSAGES:
            continue
        for argument in node.args[: MESSAGES[called(node)]]:
            pieces = isinstance(argument, ast.JoinedStr | ast.BinOp | ast.IfExp | ast.BoolOp)
            filled = isinstance(argument, ast.Call) and called(argument) == "format"
            hidden = called(node) == "N_" and not isinstance(argument, ast.Constant)
            if pieces or filled or hidden:
                lines.append(node.lineno)
    return lines


def messages_in_f_strings(tree: ast.Module) -> list[int]:
    """The lines with a message inside an f-string, where only Python 3.12 and later find it."""
    return [
        node.lineno
        for text in ast.walk(tree)
        if isinstance(text, ast.JoinedStr)
        for node in ast.walk(text)
        if isinstance(node, ast.Call)
        and called(node) in MESSAGES
        and any(isinstance(argument, ast.Constant) for argument in node.args)
    ]


def test_nothing_is_translated_while_a_module_is_imported() -> None:
    found = {
        name: lines
        for name, tree in trees("netplanner", "ui", "resources")
        if (lines := translated_at_import(tree))
    }
    assert found == {}


def test_no_message_is_built_from_pieces() -> None:
    found = {
        name: lines
        for name, tree in trees("netplanner", "ui", "resources")
        if (lines := built_messages(tree))
    }
    assert found == {}


def test_no_message_stands_inside_an_f_string() -> None:
    found = {
        name: lines
        for name, tree in trees("netplanner", "ui", "resources")
        if (lines := messages_in_f_strings(tree))
    }
    assert found == {}


@pytest.mark.parametrize(
    "source",
    [
        "TITLE = _('Goals')",
        "class Page:\n    title = _('Goals')",
        "def show(title=_('Goals')): ...",
        "WORDS = [ngettext('a', 'b', n) for n in range(3)]",
        "show = lambda title=i18n._('Goals'): title",
    ],
)
def test_a_translation_at_import_would_be_found(source: str) -> None:
    assert translated_at_import(ast.parse(source))


def test_a_translation_inside_a_function_is_as_it_should_be() -> None:
    assert not translated_at_import(ast.parse("def show():\n    return lambda: _('Goals')"))


@pytest.mark.parametrize(
    "source",
    [
        "_(f'Delete {name}?')",
        "_('Delete ' + name)",
        "_('Delete %s' % name)",
        "_('Delete {name}'.format(name=name))",
        "_('Yes' if right else 'No')",
        "ngettext('one', f'{n} ones', n)",
        "N_(TITLE)",
    ],
)
def test_a_message_built_from_pieces_would_be_found(source: str) -> None:
    assert built_messages(ast.parse(source))


def test_a_message_inside_an_f_string_would_be_found() -> None:
    assert messages_in_f_strings(ast.parse("""f"{_('All files')} (*)" """))
    assert not messages_in_f_strings(ast.parse("""f"{level}  {_(text)}" """))


def test_a_message_declared_elsewhere_may_be_shown() -> None:
    assert not built_messages(ast.parse("_('Delete {name}?').format(name=name); _(page.title)"))
