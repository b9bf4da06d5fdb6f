/** Choosing another model: one that the catalogue knows, a file, or a server's. */

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import * as vscode from "vscode";
import { type Model, programOf, readCatalogue } from "./catalogue";
import { commandLine, dialectOf } from "./install";
import type { Launch } from "./launch";
import { typeIntoTerminal } from "./missing";
import type { Server } from "./server";

interface Choice extends vscode.QuickPickItem {
  readonly choose: () => Thenable<unknown> | undefined;
}

export async function chooseModel(server: Server): Promise<void> {
  const program = server.launch === undefined ? undefined : programOf(server.launch);
  const items = program === undefined ? [] : await catalogue(program, await server.emptyFolder());
  items.push(
    { kind: vscode.QuickPickItemKind.Separator, label: "", choose: () => undefined },
    {
      label: `$(file) ${vscode.l10n.t("Use a GGUF file…")}`,
      detail: vscode.l10n.t("Any language model in the GGUF format on this machine."),
      choose: useFile,
    },
    {
      label: `$(remote) ${vscode.l10n.t("Use a model server…")}`,
      detail: vscode.l10n.t("Ollama, llama-server or another server. Text around the cursor is sent there."),
      choose: () => vscode.commands.executeCommand("workbench.action.openSettings", "screenplay.endpoint"),
    },
  );
  const title = vscode.l10n.t("Choose a model");
  await (await vscode.window.showQuickPick(items, { title, matchOnDetail: true }))?.choose();
}

/** The models that the server knows: those here are taken at once, others are fetched first. */
async function catalogue(program: readonly string[], cwd: string): Promise<Choice[]> {
  const [command = "", ...args] = program;
  let listed: string;
  try {
    listed = (await promisify(execFile)(command, [...args, "models", "list", "--json"], { cwd, timeout: 20_000 })).stdout;
  } catch {
    return []; // An older server; the other choices remain.
  }
  return readCatalogue(listed).map((model) => ({
    label: `${model.installed ? "$(check)" : "$(cloud-download)"} ${model.title}`,
    description: described(model),
    detail: model.goodFor,
    choose: () => take(model, program),
  }));
}

function described({ installed, megabytes, licence }: Model): string {
  const size = megabytes === 0 ? "" : `${megabytes} MB`;
  return [installed ? vscode.l10n.t("on this machine") : size, licence].filter(Boolean).join(" · ");
}

/** A subcommand of the server's program, for the writer's shell. */
export function shellLine(launch: Launch, ...args: readonly string[]): string {
  return commandLine([[...programOf(launch), ...args]], dialectOf(process.platform, vscode.env.shell));
}

async function take(model: Model, program: readonly string[]): Promise<void> {
  await setModel(model.name);
  if (!model.installed) {
    const pull = [[...program, "models", "pull", model.name]];
    typeIntoTerminal(vscode.l10n.t("Fetch {0}", model.name), commandLine(pull, dialectOf(process.platform, vscode.env.shell)));
  }
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

async function setModel(model: string): Promise<void> {
  // The writer's own setting: a path of this machine means nothing to others who open the folder.
  await vscode.workspace.getConfiguration("screenplay").update("model", model, vscode.ConfigurationTarget.Global);
}
