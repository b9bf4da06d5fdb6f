/** A scene to try things in: a copy of ours, which the writer may do with as they like. */

import * as vscode from "vscode";

/** Opens the scene with the cursor where a line of dialogue is wanted. */
export async function openExample(extension: vscode.Uri): Promise<void> {
  const file = vscode.Uri.joinPath(extension, "walkthrough", "first-scene.fountain");
  const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const document = await vscode.workspace.openTextDocument({ language: "fountain", content: content.trimEnd() });
  const end = document.lineAt(document.lineCount - 1).range.end;
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(end, end), viewColumn: vscode.ViewColumn.Beside });
}

export async function openWalkthrough(extension: vscode.ExtensionContext["extension"]): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.openWalkthrough", `${extension.id}#firstMinutes`, false);
}
