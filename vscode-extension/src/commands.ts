/** Our commands. The server's own are registered by the language client, under other names. */

import * as vscode from "vscode";
import { askForApiKey } from "./api_key";
import { showArc } from "./arc";
import { SHOW_REFERENCES, showReferences } from "./client_commands";
import type { Drafts } from "./draft";
import { openExample, openWalkthrough } from "./example";
import { showMenu, suggesting } from "./menu";
import { installServer, typeIntoTerminal } from "./missing";
import { chooseModel, shellLine } from "./models";
import { REFACTORINGS } from "./refactorings";
import type { Server } from "./server";

export const MENU = "screenplay.showMenu";

type Command = (...args: never[]) => unknown;

export function registerCommands(
  context: vscode.ExtensionContext,
  server: Server,
  drafts: Drafts,
  log: vscode.LogOutputChannel,
): vscode.Disposable[] {
  const commands: Readonly<Record<string, Command>> = {
    [MENU]: () => showMenu(server),
    [SHOW_REFERENCES]: showReferences,
    "screenplay.restartServer": () => server.restart(),
    "screenplay.showLog": () => { log.show(true); },
    "screenplay.doctor": () => { doctor(server); },
    "screenplay.openSettings": () => vscode.commands.executeCommand("workbench.action.openSettings", "@ext:screenplay-ls.screenplay-ls"),
    "screenplay.installServer": () => installServer(context.globalStorageUri),
    "screenplay.chooseModel": () => chooseModel(server),
    "screenplay.switchSuggestions": switchSuggestions,
    "screenplay.showArc": () => showArc(server),
    "screenplay.setApiKey": () => askForApiKey(context.secrets),
    "screenplay.openExample": () => openExample(context.extensionUri),
    "screenplay.openWalkthrough": () => openWalkthrough(context.extension),
    "screenplay.drafts.apply": () => drafts.apply(),
    "screenplay.drafts.applySome": () => drafts.applySome(),
    "screenplay.drafts.another": () => drafts.another(),
    "screenplay.drafts.discard": () => drafts.discard(),
    ...draftCommands(context.extension.packageJSON, drafts),
    ...REFACTORINGS,
  };
  return Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run));
}

/** A palette entry for each kind of draft: `screenplay.draft.scene` is for the kind `scene`. */
function draftCommands(manifest: unknown, drafts: Drafts): Record<string, Command> {
  const { commands } = (manifest as { contributes: { commands: { command: string }[] } }).contributes;
  const prefix = "screenplay.draft.";
  return Object.fromEntries(
    commands
      .filter(({ command }) => command.startsWith(prefix))
      .map(({ command }) => [command, () => drafts.start({ kind: command.slice(prefix.length) })]),
  );
}

async function switchSuggestions(): Promise<void> {
  const configuration = vscode.workspace.getConfiguration("screenplay");
  const here = configuration.inspect("completion.enabled")?.workspaceValue !== undefined;
  const target = here ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await configuration.update("completion.enabled", !suggesting(), target);
}

/** Looks for what is wrong in a terminal, where its answer stays to be copied. */
function doctor(server: Server): void {
  if (server.launch === undefined) {
    void vscode.commands.executeCommand("screenplay.installServer");
    return;
  }
  typeIntoTerminal("screenplay-ls doctor", shellLine(server.launch, "doctor"), true);
}
