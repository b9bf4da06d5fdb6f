/** Refactorings from the palette or a key, wherever in its scene the cursor is. */

import * as vscode from "vscode";
import { screenplayEditor } from "./place";

/** What is done to a scene or to all of them: offered on headings. */
const OF_SCENES = ["numberScenes", "renumberScenes", "removeSceneNumbers", "moveSceneUp", "moveSceneDown"];

/** What is done where the cursor is. */
const HERE = ["addContd", "removeContd", "dualDialogue", "wrapInNote", "cutToBoneyard", "unwrap"];

export const REFACTORINGS: Readonly<Record<string, () => Promise<void>>> = Object.fromEntries(
  [...OF_SCENES, ...HERE].map((name) => [`screenplay.refactor.${name}`, () => refactor(name)]),
);

async function refactor(name: string): Promise<void> {
  const editor = screenplayEditor();
  if (editor === undefined) {
    return;
  }
  const heading = OF_SCENES.includes(name) ? await headingOf(editor) : undefined;
  for (const place of [editor.selection, ...(heading ?? [])]) {
    const action = (await actionsAt(editor.document.uri, place, name))[0];
    if (action?.edit !== undefined) {
      const found = heading?.[0] === undefined ? undefined : follow(editor, heading[0].start.line, name);
      await vscode.workspace.applyEdit(action.edit, { isRefactoring: true });
      found?.();
      return;
    }
  }
  void vscode.window.showInformationMessage(vscode.l10n.t("There is nothing here to do that to."));
}

async function actionsAt(uri: vscode.Uri, range: vscode.Range, name: string): Promise<readonly vscode.CodeAction[]> {
  const kind = `refactor.rewrite.${name}`;
  const found = await vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", uri, range, kind, 1);
  return found.filter((action) => action.kind?.value === kind);
}

/** The heading of the scene that the cursor is in, or else the first one. */
async function headingOf({ document, selection }: vscode.TextEditor): Promise<vscode.Range[]> {
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
    "vscode.executeDocumentSymbolProvider",
    document.uri,
  );
  const scenes = flat(symbols ?? []).filter(({ kind }) => kind === vscode.SymbolKind.Event);
  const here = scenes.filter(({ range }) => range.contains(selection.active));
  return [...here, ...scenes].slice(0, 1).map(({ selectionRange: { start } }) => new vscode.Range(start, start));
}

function flat(symbols: readonly vscode.DocumentSymbol[]): vscode.DocumentSymbol[] {
  return symbols.flatMap((symbol) => [symbol, ...flat(symbol.children)]);
}

/** Afterwards, puts the cursor back into the scene that was moved. */
function follow(editor: vscode.TextEditor, heading: number, name: string): (() => void) | undefined {
  const step = { moveSceneUp: -1, moveSceneDown: 1 }[name];
  if (step === undefined) {
    return undefined;
  }
  const { document, selection } = editor;
  const text = document.lineAt(heading).text;
  const { line, character } = selection.active;
  return () => {
    for (let at = heading + step; at >= 0 && at < document.lineCount; at += step) {
      if (document.lineAt(at).text === text) {
        const cursor = document.validatePosition(new vscode.Position(at + line - heading, character));
        editor.selection = new vscode.Selection(cursor, cursor);
        editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
        return;
      }
    }
  };
}
