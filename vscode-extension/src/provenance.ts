/** What came from the model, marked in the script while the writer wants to see it. */

import * as vscode from "vscode";
import { rangeOf } from "./place";
import type { Server } from "./server";
import type { WireRange } from "./wire";

/** One of the answers of `screenplay.showProvenance`; a newer server may say more. */
interface Passage {
  readonly range: WireRange;
  readonly model?: string;
  readonly when?: string;
  readonly kind?: string;
}

export class Provenance implements vscode.Disposable {
  private readonly mark = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor("editor.wordHighlightBackground"),
    border: "1px dotted",
    borderColor: new vscode.ThemeColor("editorInfo.foreground"),
    overviewRulerColor: new vscode.ThemeColor("editorInfo.foreground"),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
  });
  private readonly watchers: vscode.Disposable;
  private shown = false;

  constructor(private readonly server: Server) {
    this.watchers = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(() => void this.refresh()),
      vscode.workspace.onDidSaveTextDocument(() => void this.refresh()),
    );
  }

  /** Marks what came from the model, or takes the marks away. */
  async toggle(): Promise<void> {
    this.shown = !this.shown;
    const count = await this.refresh();
    if (this.shown && count !== undefined) {
      const words = count === 0
        ? vscode.l10n.t("Nothing in this script is known to come from the model.")
        : vscode.l10n.t("Passages from the model: {0}", count);
      vscode.window.setStatusBarMessage(words, 6000);
    }
  }

  dispose(): void {
    this.watchers.dispose();
    this.mark.dispose();
  }

  private async refresh(): Promise<number | undefined> {
    const scripts = vscode.window.visibleTextEditors.filter(({ document }) => document.languageId === "fountain");
    const counts = await Promise.all(scripts.map((editor) => this.marked(editor)));
    return counts.reduce((sum: number | undefined, count) => (count === undefined ? sum : (sum ?? 0) + count), undefined);
  }

  private async marked(editor: vscode.TextEditor): Promise<number | undefined> {
    if (!this.shown) {
      editor.setDecorations(this.mark, []);
      return undefined;
    }
    const uri = editor.document.uri.toString();
    const answer = await this.server.execute<{ passages?: readonly Passage[] } | readonly Passage[]>("screenplay.showProvenance", { uri });
    const passages = Array.isArray(answer) ? (answer as readonly Passage[]) : ((answer as { passages?: readonly Passage[] } | undefined)?.passages ?? []);
    editor.setDecorations(
      this.mark,
      passages.map((passage) => ({ range: rangeOf(passage.range), hoverMessage: from(passage) })),
    );
    return passages.length;
  }
}

function from({ model, when, kind }: Passage): string {
  return [vscode.l10n.t("From the model"), kind, model, when].filter(Boolean).join(" · ");
}
