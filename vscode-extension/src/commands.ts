/** Our commands. The server's own are registered by the language client, under other names. */

import * as vscode from "vscode";
import { askForApiKey } from "./api_key";
import { showArc } from "./arc";
import { installServer } from "./missing";
import { chooseModel } from "./models";
import type { Server } from "./server";

export const MENU = "screenplay.showMenu";

/** A command of the server. */
export const RESTART_ENGINE = "screenplay.restartEngine";

export function registerCommands(
  context: vscode.ExtensionContext,
  server: Server,
  log: vscode.LogOutputChannel,
): vscode.Disposable[] {
  const commands: Readonly<Record<string, () => unknown>> = {
    [MENU]: showMenu,
    "screenplay.restartServer": () => server.restart(),
    "screenplay.showLog": () => { log.show(true); },
    "screenplay.installServer": () => installServer(context.globalStorageUri),
    "screenplay.chooseModel": () => chooseModel(server),
    "screenplay.switchSuggestions": toggleSuggestions,
    "screenplay.showArc": () => showArc(server),
    "screenplay.setApiKey": () => askForApiKey(context.secrets),
  };
  return Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run));

  async function showMenu(): Promise<void> {
    const entries: [string, string][] = [
      [suggesting() ? "$(circle-slash)" : "$(sparkle)", "screenplay.switchSuggestions"],
      ["$(graph-line)", "screenplay.showArc"],
      ["$(database)", "screenplay.chooseModel"],
      ["$(debug-restart)", RESTART_ENGINE],
      ["$(refresh)", "screenplay.restartServer"],
      ["$(output)", "screenplay.showLog"],
      ["$(key)", "screenplay.setApiKey"],
    ];
    if (server.state !== "running") {
      entries.splice(entries.findIndex(([, command]) => command === RESTART_ENGINE), 1);
      entries.unshift(["$(cloud-download)", "screenplay.installServer"]);
    }
    const items = entries.map(([icon, command]) => ({ label: `${icon} ${titleOf(command)}`, command }));
    const title = [vscode.l10n.t("Screenplay"), server.model?.message ?? ""].filter(Boolean).join(": ");
    const chosen = await vscode.window.showQuickPick(items, { title });
    if (chosen !== undefined) {
      await vscode.commands.executeCommand(chosen.command);
    }
  }
}

/** Whether dialogue is suggested, as far as the settings say. */
export function suggesting(): boolean {
  return vscode.workspace.getConfiguration("screenplay").get("completion.enabled", true);
}

async function toggleSuggestions(): Promise<void> {
  const configuration = vscode.workspace.getConfiguration("screenplay");
  const here = configuration.inspect("completion.enabled")?.workspaceValue !== undefined;
  const target = here ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await configuration.update("completion.enabled", !suggesting(), target);
}

function titleOf(command: string): string {
  switch (command) {
    case "screenplay.switchSuggestions":
      return suggesting() ? vscode.l10n.t("Turn suggested dialogue off") : vscode.l10n.t("Turn suggested dialogue on");
    case "screenplay.showArc":
      return vscode.l10n.t("Show the emotional arc");
    case "screenplay.chooseModel":
      return vscode.l10n.t("Choose a model");
    case RESTART_ENGINE:
      return vscode.l10n.t("Load the model again");
    case "screenplay.restartServer":
      return vscode.l10n.t("Restart the server");
    case "screenplay.showLog":
      return vscode.l10n.t("Show the log");
    case "screenplay.setApiKey":
      return vscode.l10n.t("Set the API key of your model server");
    default:
      return vscode.l10n.t("Install the screenplay-ls server");
  }
}
