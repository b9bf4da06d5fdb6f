/** The one status item: shown while a screenplay is in front, a click opens the menu. */

import * as vscode from "vscode";
import { look, type Situation } from "./status_look";

export class StatusItem implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly watcher: vscode.Disposable;

  constructor(command: string) {
    this.item = vscode.window.createStatusBarItem("screenplay.status", vscode.StatusBarAlignment.Right, 100);
    this.item.name = vscode.l10n.t("Screenplay");
    this.item.command = command;
    this.watcher = vscode.window.onDidChangeActiveTextEditor(() => {
      this.showWhereItBelongs();
    });
  }

  update(situation: Situation): void {
    const { text, details, level } = look(situation, (message, ...args) => vscode.l10n.t(message, ...args));
    this.item.text = text;
    this.item.tooltip = new vscode.MarkdownString(details.map(escaped).join("\n\n"));
    // Read out in place of the icons.
    this.item.accessibilityInformation = { label: `Screenplay: ${details.join(" ")}`, role: "button" };
    this.item.backgroundColor =
      level === "calm" ? undefined : new vscode.ThemeColor(`statusBarItem.${level}Background`);
    this.showWhereItBelongs();
  }

  dispose(): void {
    this.watcher.dispose();
    this.item.dispose();
  }

  private showWhereItBelongs(): void {
    if (vscode.window.activeTextEditor?.document.languageId === "fountain") {
      this.item.show();
    } else {
      this.item.hide();
    }
  }
}

/** A sentence in which no character means anything to Markdown. */
function escaped(sentence: string): string {
  return sentence.replace(/[\\`*_{}[\]()#+\-.!|<>~]/g, "\\$&");
}
