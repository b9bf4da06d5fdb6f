/** Entry point: wires the server, the status item and the commands to the editor's events. */

import * as vscode from "vscode";
import { onApiKeyChange } from "./api_key";
import { MENU, registerCommands } from "./commands";
import { Drafts, type Given } from "./draft";
import { RESTART_ENGINE, suggesting } from "./menu";
import { tellMissing } from "./missing";
import { Provenance } from "./provenance";
import { Server } from "./server";
import { ServerSettings } from "./settings";
import { StatusItem } from "./status";
import { onInterpreterChange } from "./surroundings";

let stopServer: (() => Promise<void>) | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel("Screenplay", { log: true });
  const settings = new ServerSettings(context.extension.packageJSON);
  const server: Server = new Server(context, settings, log, {
    "screenplay.draft": (given) => drafts.start(given as Given | undefined),
    "screenplay.showProvenance": () => provenance.toggle(),
    "screenplay.removeProvenance": () => provenance.forget(),
  });
  const drafts = new Drafts(server);
  const provenance = new Provenance(server);
  const status = new StatusItem(MENU);
  stopServer = () => server.stop();

  const showStatus = () => {
    const { state, model } = server;
    void vscode.commands.executeCommand("setContext", "screenplay.modelReady", ["ready", "thinking", "quiet"].includes(model?.state ?? ""));
    status.update({ server: state, model, suggestions: suggesting(), trusted: vscode.workspace.isTrusted });
  };
  const restart = () => void server.restart();
  let told = false;
  const lookAgain = () => {
    if (server.state === "missing") {
      restart();
    } else if (server.model?.state === "unusable") {
      void vscode.commands.executeCommand(RESTART_ENGINE);
    }
  };

  context.subscriptions.push(
    log,
    server,
    status,
    drafts,
    provenance,
    ...registerCommands(context, server, drafts, log),
    server.onDidChange(showStatus),
    server.onMissing((found) => {
      // Once is enough: the status item goes on saying it.
      if (!told) {
        told = true;
        void tellMissing(found, context.extensionUri);
      }
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (settings.needsRestart(change)) {
        restart();
      }
      showStatus();
    }),
    onApiKeyChange(context.secrets, restart),
    onInterpreterChange(() => void server.restartIfOther()),
    // A server is installed, and a model fetched, in a terminal.
    vscode.window.onDidCloseTerminal(lookAgain),
    vscode.window.onDidEndTerminalShellExecution(lookAgain),
  );
  restart();
}

export async function deactivate(): Promise<void> {
  await stopServer?.();
}
