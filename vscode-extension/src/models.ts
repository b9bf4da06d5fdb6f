/** Choosing another model: one that the catalogue knows, a file, or a server's. */

import * as vscode from "vscode";
import { commandLine, dialectOf } from "./install";
import type { Server } from "./server";
import { typeIntoTerminal } from "./missing";

export async function chooseModel(server: Server): Promise<void> {
  const pull = vscode.l10n.t("Fetch a recommended model…");
  const file = vscode.l10n.t("Use a GGUF file…");
  const endpoint = vscode.l10n.t("Use a model server…");
  const standard = vscode.l10n.t("Use the embedded default");
  const items: vscode.QuickPickItem[] = [
    { label: pull, detail: vscode.l10n.t("Shows the catalogue in a terminal, with the command that fetches a model.") },
    { label: file, detail: vscode.l10n.t("Any language model in the GGUF format on this machine.") },
    { label: endpoint, detail: vscode.l10n.t("Ollama, llama-server or another server. Text around the cursor is sent there.") },
    { label: standard, detail: vscode.l10n.t("A small model that runs on any machine.") },
  ];
  switch ((await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Choose a model") }))?.label) {
    case pull:
      fetchModel(server);
      break;
    case file:
      await useFile();
      break;
    case endpoint:
      await vscode.commands.executeCommand("workbench.action.openSettings", "screenplay.endpoint");
      break;
    case standard:
      await setModel(undefined);
      break;
  }
}

function fetchModel(server: Server): void {
  const { command, args } = server.launch ?? { command: "screenplay-ls", args: [] };
  const program = [command, ...args];
  const line = commandLine([[...program, "models", "list"]], dialectOf(process.platform, vscode.env.shell));
  typeIntoTerminal(vscode.l10n.t("Models"), line);
}

async function useFile(): Promise<void> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t("Choose a model"),
    filters: { GGUF: ["gguf"] },
  });
  if (chosen?.[0] !== undefined) {
    await setModel(chosen[0].fsPath);
  }
}

async function setModel(model: string | undefined): Promise<void> {
  // The writer's own setting: a path of this machine means nothing to others who open the folder.
  await vscode.workspace.getConfiguration("screenplay").update("model", model, vscode.ConfigurationTarget.Global);
}
