/** Drafts as documents that can be read and not written: `screenplay-draft:/3/the-well.fountain`. */

import * as vscode from "vscode";

export const SCHEME = "screenplay-draft";

export class DraftPreviews implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  readonly onDidChange = this.changed.event;
  private count = 0;

  /** A new, empty document, named after the script. */
  create(script: vscode.Uri): vscode.Uri {
    this.count += 1;
    const name = script.path.split("/").pop() ?? "";
    const title = vscode.l10n.t("Draft of {0}", name.includes(".") ? name : `${name}.fountain`);
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${this.count}/${title}` });
    this.texts.set(uri.toString(), "");
    return uri;
  }

  fill(uri: vscode.Uri, text: string): void {
    this.texts.set(uri.toString(), text);
    this.changed.fire(uri);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? "";
  }

  /** Closes the tabs that show a document, on their own or in a comparison. */
  async close(uri: vscode.Uri): Promise<void> {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs).filter((tab) => shown(tab)?.toString() === uri.toString());
    await vscode.window.tabGroups.close(tabs);
    this.texts.delete(uri.toString());
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }
}

function shown({ input }: vscode.Tab): vscode.Uri | undefined {
  if (input instanceof vscode.TabInputTextDiff) {
    return input.modified;
  }
  return input instanceof vscode.TabInputText ? input.uri : undefined;
}

/** The draft in the tab that is in front. */
export function draftInFront(): vscode.Uri | undefined {
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
  const uri = tab === undefined ? undefined : shown(tab);
  return uri?.scheme === SCHEME ? uri : undefined;
}
