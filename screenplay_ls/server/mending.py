"""What an editor offers for a finding, beside its fixes: words to learn, things to leave alone.

Edits of whole scripts are worked out when one is chosen (`codeAction/resolve`), where the client
can ask for that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from lsprotocol import types

from screenplay_ls.analysis.finding import Edit, Finding, Fix
from screenplay_ls.analysis.rules.directives import saying
from screenplay_ls.analysis.story import CODE as INCLUDES
from screenplay_ls.analysis.story import Snag
from screenplay_ls.server import convert
from screenplay_ls.server.arguments import mapping
from screenplay_ls.server.edits import creates_files, workspace_edit
from screenplay_ls.server.features.diagnostics import diagnostic
from screenplay_ls.server.naming import named
from screenplay_ls.server.stories import path_of
from screenplay_ls.services.ignoring import Ignored

if TYPE_CHECKING:
    from screenplay_ls.server.checking import Checked
    from screenplay_ls.server.documents import Parsed
    from screenplay_ls.server.server import ScreenplayServer

ADD_WORD = "screenplay.addWord"
"""Put a word into a dictionary: `{word, scope, uri}`."""

IGNORE = "screenplay.ignoreFinding"
"""Ignore one finding for good: `{uri, rule, text, line, scene}`."""

SWITCH_OFF = "screenplay.switchOffRule"
"""Switch a rule off: `{rule, scope, uri}`."""

POLISH = "screenplay.polish"
"""Check at once, whatever the setting says: every open script, or `{uri}`, or the scene at
`{uri, position}`."""

POLISHING = f"{types.CodeActionKind.Source.value}.polish"
"""The kind of the actions that check at once."""

WORKSPACE, OWN = "workspace", "user"
"""Scopes: the script's folder, or all scripts of the writer."""

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.screenplay"
"""The kind of the action that mends all that can be mended without looking."""

_ALL = "mendAll"


def actions(ls: ScreenplayServer, checked: Checked, indices: list[int]) -> list[types.CodeAction]:
    """Everything that is offered for some findings: fixes first, then what concerns more."""
    found = [(index, checked.findings[index]) for index in indices]
    made = [_fix(ls, checked, index, fix) for index, finding in found for fix in finding.fixes]
    for index, finding in found:
        made += _file(ls, checked, index, finding)
    codes = dict.fromkeys(finding.code for _, finding in found)
    for code in codes:
        made += _all_of(ls, checked, code)
    for index, finding in found:
        made += _word(ls, checked, index, finding)
        memory = {"uri": checked.uri, **asdict(Ignored.of(checked.document, finding))}
        made.append(_command("Ignore this once", IGNORE, memory, diagnostic(ls, checked, index)))
    for code in codes:
        made += _off(ls, checked, code)
    return made


def fix_all(
    ls: ScreenplayServer, checked: Checked, only: Sequence[str] | None
) -> list[types.CodeAction]:
    """The action for the whole script, for a client that asks for it (when a file is saved)."""
    asked = any(kind == FIX_ALL or FIX_ALL.startswith(f"{kind}.") for kind in only or ())
    if not asked or not _mends(checked, None):
        return []
    return [_later(ls, checked, None, "Mend what can be mended without looking", FIX_ALL)]


def requests(
    ls: ScreenplayServer, parsed: Parsed, params: types.CodeActionParams
) -> list[types.CodeAction]:
    """The check that a writer asks for.

    Where scripts are checked while they are typed it is not in the menu, but there for a key.
    """
    only = params.context.only
    asked = any(kind == POLISHING or POLISHING.startswith(f"{kind}.") for kind in only or ())
    if not asked and (only or ls.settings.red_pen.when == "live"):
        return []
    script: dict[str, object] = {"uri": parsed.uri}
    offered = [("Polish this script", script)]
    offset = convert.to_offset(parsed.document, params.range.start, ls.documents.encoding)
    if parsed.document.scene_at(offset) is not None:
        start = params.range.start
        place = {"line": start.line, "character": start.character}
        offered.insert(0, ("Polish this scene", {**script, "position": place}))
    return [
        types.CodeAction(
            title, kind=POLISHING, command=types.Command(title, POLISH, arguments=[argument])
        )
        for title, argument in offered
    ]


async def resolve(ls: ScreenplayServer, action: types.CodeAction) -> types.CodeAction:
    """The action with its edit; without it when the text has changed since."""
    data = mapping(action.data)
    if data.get("resolve") == _ALL:
        checked = await ls.checker.fresh(str(data.get("uri")))
        if checked is not None and checked.version == data.get("version"):
            code = data.get("rule")
            edits = _mends(checked, code if isinstance(code, str) else None)
            action.edit = workspace_edit(ls, checked.parsed, edits)
    return action


def is_mine(action: types.CodeAction) -> bool:
    """Whether an action that is to be resolved comes from here."""
    return mapping(action.data).get("resolve") == _ALL


def _fix(ls: ScreenplayServer, checked: Checked, index: int, fix: Fix) -> types.CodeAction:
    return types.CodeAction(
        title=fix.title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[diagnostic(ls, checked, index)],
        is_preferred=fix.preferred or None,
        edit=workspace_edit(ls, checked.parsed, fix.edits),
    )


def _file(
    ls: ScreenplayServer, checked: Checked, index: int, finding: Finding
) -> Iterator[types.CodeAction]:
    """A file that is included and missing is made, where the client can do that."""
    script = path_of(checked.uri)
    missing = finding.code == INCLUDES and finding.data.get("snag") == Snag.MISSING.name
    if not missing or script is None or not creates_files(ls.client_capabilities):
        return
    path = ls.stories.files.target(script, finding.data["path"])
    if isinstance(path, Snag):
        return
    creation = types.CreateFile(path.as_uri(), options=types.CreateFileOptions(False, True))
    yield types.CodeAction(
        f"Create {finding.data['path']}",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[diagnostic(ls, checked, index)],
        is_preferred=True,
        edit=types.WorkspaceEdit(document_changes=[creation]),
    )


def _all_of(ls: ScreenplayServer, checked: Checked, code: str) -> Iterator[types.CodeAction]:
    alike = [f for f in checked.findings if f.code == code and _preferred(f)]
    if len(alike) > 1:
        title = f"Mend all {len(alike)} of these: {named(code)}"
        yield _later(ls, checked, code, title, types.CodeActionKind.QuickFix.value)


def _later(
    ls: ScreenplayServer, checked: Checked, code: str | None, title: str, kind: str
) -> types.CodeAction:
    """An action whose edits touch the whole script; they are sent at once only if they must be."""
    action = types.CodeAction(title, kind=kind)
    if resolves(ls.client_capabilities):
        data = {"uri": checked.uri, "version": checked.version, "rule": code, "resolve": _ALL}
        action.data = data
    else:
        action.edit = workspace_edit(ls, checked.parsed, _mends(checked, code))
    return action


def _mends(checked: Checked, code: str | None) -> list[Edit]:
    """The edits that mend all findings of a rule, or all that is safe, without two that clash."""
    edits: list[Edit] = []
    for finding in checked.findings:
        fix = _safe(finding) if code is None else _preferred(finding)
        if fix is None or (code is not None and finding.code != code):
            continue
        if all(edit.span.start >= one.span.end for one in edits for edit in fix.edits):
            edits += sorted(fix.edits, key=lambda edit: edit.span)
    return edits


def _preferred(finding: Finding) -> Fix | None:
    return next((fix for fix in finding.fixes if fix.preferred), None)


def _safe(finding: Finding) -> Fix | None:
    return next((fix for fix in finding.fixes if fix.safe), None)


def _word(
    ls: ScreenplayServer, checked: Checked, index: int, finding: Finding
) -> Iterator[types.CodeAction]:
    if finding.word is None:
        return
    marked = diagnostic(ls, checked, index)
    for scope, whose in ((OWN, "your dictionary"), (WORKSPACE, "this folder's dictionary")):
        argument = {"word": finding.word, "scope": scope, "uri": checked.uri}
        yield _command(f"Add “{finding.word}” to {whose}", ADD_WORD, argument, marked)
    yield types.CodeAction(
        f"Add “{finding.word}” to this script's words",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[marked],
        edit=workspace_edit(ls, checked.parsed, [saying(checked.document, "words", finding.word)]),
    )


def _off(ls: ScreenplayServer, checked: Checked, code: str) -> Iterator[types.CodeAction]:
    yield types.CodeAction(
        f"Do not mark “{named(code)}” in this script",
        kind=types.CodeActionKind.QuickFix,
        edit=workspace_edit(ls, checked.parsed, [saying(checked.document, "off", code)]),
    )
    for scope, where in ((WORKSPACE, "in this folder"), (OWN, "anywhere")):
        argument = {"rule": code, "scope": scope, "uri": checked.uri}
        yield _command(f"Do not mark “{named(code)}” {where}", SWITCH_OFF, argument)


def _command(
    title: str, command: str, argument: dict[str, str], *diagnostics: types.Diagnostic
) -> types.CodeAction:
    return types.CodeAction(
        title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=list(diagnostics) or None,
        command=types.Command(title, command, arguments=[argument]),
    )


def resolves(client: types.ClientCapabilities) -> bool:
    """Whether the client asks for an action's edits when it was chosen."""
    asked = client.text_document and client.text_document.code_action
    support = asked and asked.resolve_support
    return bool(support and asked and asked.data_support and "edit" in support.properties)
