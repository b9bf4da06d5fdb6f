/** The emotional arc of the script in the active editor, as a page beside it. */

import * as vscode from "vscode";
import type { Server } from "./server";

/** A request of the server: one HTML page, or null where there is no English dialogue to read. */
const REPORT = "screenplay/toneReport";

export async function showArc(server: Server): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId !== "fountain") {
    void vscode.window.showInformationMessage(vscode.l10n.t("Open a screenplay first: the emotional arc is that of the script you are in."));
    return;
  }
  const textDocument = { uri: document.uri.toString() };
  const page = await server.request<string | null>(REPORT, { textDocument });
  if (page === undefined) {
    void vscode.window.showWarningMessage(vscode.l10n.t("The screenplay-ls server is not running, so there is no arc to show."));
    return;
  }
  if (page === null) {
    void vscode.window.showInformationMessage(vscode.l10n.t("There is no arc to show: tone is read from English dialogue only."));
    return;
  }
  const name = document.uri.path.split("/").pop() ?? "";
  const title = vscode.l10n.t("Arc of {0}", name);
  // The page is whole in itself, and runs no script.
  const panel = vscode.window.createWebviewPanel("screenplay.arc", title, vscode.ViewColumn.Beside, { enableFindWidget: true });
  panel.webview.html = themed(page);
}

/** The page with the editor's shade: by itself it has that of the system. */
function themed(page: string): string {
  const { kind } = vscode.window.activeColorTheme;
  const dark = kind === vscode.ColorThemeKind.Dark || kind === vscode.ColorThemeKind.HighContrast;
  return page.replace("@media (prefers-color-scheme: dark)", dark ? "@media all" : "@media not all");
}
