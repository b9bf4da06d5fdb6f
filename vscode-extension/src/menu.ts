/** The menu of the status item: how the co-writer is, and what can be done about it. */

import * as vscode from "vscode";
import type { Server } from "./server";
import { figuresOf, type ServerState } from "./status_look";

interface Entry extends vscode.QuickPickItem {
  readonly command?: string;
}

/** A command of the server. */
export const RESTART_ENGINE = "screenplay.restartEngine";

/** Whether dialogue is suggested, as far as the settings say. */
export function suggesting(): boolean {
  return vscode.workspace.getConfiguration("screenplay").get("completion.enabled", true);
}

export async function showMenu(server: Server): Promise<void> {
  const { model, state } = server;
  const title = vscode.l10n.t("Screenplay");
  const entries: Entry[] = [...about(server), ...(state === "running" ? running(model?.state === "quiet") : []), ...always(state)];
  const chosen = await vscode.window.showQuickPick(entries, { title });
  if (chosen?.command !== undefined) {
    await vscode.commands.executeCommand(chosen.command);
  }
}

/** The model and its figures, as a line that leads to the choice of another. */
function about({ model, state }: Server): Entry[] {
  if (state !== "running" || model === undefined) {
    return [];
  }
  const label = `$(database) ${model.model === undefined || model.model === "" ? vscode.l10n.t("No model") : model.model}`;
  const detail = [model.message ?? "", figuresOf(model, (text, ...args) => vscode.l10n.t(text, ...args)).join(", ")].filter(Boolean).join(" · ");
  return [{ label, detail, description: vscode.l10n.t("Switch model…"), command: "screenplay.chooseModel" }, separator()];
}

function running(quiet: boolean): Entry[] {
  const suggests = suggesting();
  const hush = quiet ? `$(sparkle) ${vscode.l10n.t("Suggest again")}` : `$(bell-slash) ${vscode.l10n.t("Quiet for now")}`;
  return [
    ...(suggests ? [{ label: hush, command: "screenplay.quiet" }] : []),
    {
      label: suggests
        ? `$(circle-slash) ${vscode.l10n.t("Turn suggested dialogue off")}`
        : `$(sparkle) ${vscode.l10n.t("Turn suggested dialogue on")}`,
      command: "screenplay.switchSuggestions",
    },
    { label: `$(edit) ${vscode.l10n.t("Draft…")}`, command: "screenplay.draft" },
    { label: `$(checklist) ${vscode.l10n.t("Check the page now")}`, command: "screenplay.polish" },
    { label: `$(graph-line) ${vscode.l10n.t("Show the emotional arc")}`, command: "screenplay.showArc" },
    { label: `$(list-tree) ${vscode.l10n.t("Show the outline")}`, command: "outline.focus" },
    separator(),
    { label: `$(debug-restart) ${vscode.l10n.t("Load the model again")}`, command: RESTART_ENGINE },
  ];
}

function always(state: ServerState): Entry[] {
  const missing = state === "missing" || state === "failed";
  return [
    ...(missing ? [{ label: `$(cloud-download) ${vscode.l10n.t("Install the screenplay-ls server")}`, command: "screenplay.installServer" }] : []),
    { label: `$(refresh) ${vscode.l10n.t("Restart the server")}`, command: "screenplay.restartServer" },
    { label: `$(pulse) ${vscode.l10n.t("Look for what is wrong")}`, description: "screenplay-ls doctor", command: "screenplay.doctor" },
    { label: `$(output) ${vscode.l10n.t("Show the log")}`, command: "screenplay.showLog" },
    { label: `$(gear) ${vscode.l10n.t("Open settings")}`, command: "screenplay.openSettings" },
    { label: `$(book) ${vscode.l10n.t("The first minutes")}`, command: "screenplay.openWalkthrough" },
  ];
}

function separator(): Entry {
  return { label: "", kind: vscode.QuickPickItemKind.Separator };
}
