/** What came from the model, marked in the script while the writer wants to see it. */

import * as vscode from "vscode";
import { rangeOf, screenplayEditor } from "./place";
import type { Server } from "./server";
import type { WireRange } from "./wire";

/** A passage that came from a model, where it stands now. */
interface Passage {
  readonly range: WireRange;
  readonly when: string;
  readonly model: string;
  readonly kind: string;
  /** How much of it is as the model wrote it, from 0 to 1. */
  readonly left: number;
}

/** The answer of `screenplay.showProvenance`. */
interface Shown {
  readonly passages: readonly Passage[];
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

  /** Takes all passages of the script in front out of the record; the script stays as it is. */
  async forget(): Promise<void> {
    const script = screenplayEditor()?.document;
    if (script === undefined) {
      return;
    }
    const question = vscode.l10n.t("Forget which passages of this script came from the model?");
    const detail = vscode.l10n.t("The script stays as it is. Contracts and guilds may ask for this record.");
    const forget = vscode.l10n.t("Forget");
    if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, forget)) === forget) {
      await this.server.execute("screenplay.removeProvenance", { uri: script.uri.toString() });
      await this.refresh();
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
    const answer = await this.server.execute<Shown | null>("screenplay.showProvenance", { uri });
    const passages = answer?.passages ?? [];
    editor.setDecorations(
      this.mark,
      passages.map((passage) => ({ range: rangeOf(passage.range), hoverMessage: from(passage) })),
    );
    return passages.length;
  }
}

function from({ model, when, kind, left }: Passage): string {
  const kept = left < 1 ? vscode.l10n.t("{0} % of it left", Math.round(100 * left)) : "";
  return [vscode.l10n.t("From the model"), kind, model, when, kept].filter(Boolean).join(" · ");
}
