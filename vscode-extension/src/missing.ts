/** What a writer is told when there is no server, and how they get one. */

import * as vscode from "vscode";
import { installLine, type Kit } from "./install";
import type { Refusal } from "./launch";
import type { Found } from "./server";
import { ownEnvironment } from "./surroundings";

export async function tellMissing(found: Found, extension: vscode.Uri): Promise<void> {
  const refusal = found.refusals[0];
  const install = vscode.l10n.t("Install server…");
  const settings = vscode.l10n.t("Open settings");
  const trust = vscode.l10n.t("Manage trust");
  const how = vscode.l10n.t("How to install");
  const buttons = refusal?.reason === "setting-not-found" ? [settings, install]
    : refusal === undefined ? [install, how]
    : [trust, settings];
  switch (await vscode.window.showWarningMessage(explain(refusal), ...buttons)) {
    case install:
      await vscode.commands.executeCommand("screenplay.installServer");
      break;
    case settings:
      await vscode.commands.executeCommand("workbench.action.openSettings", "screenplay.server.command");
      break;
    case trust:
      await vscode.commands.executeCommand("workbench.trust.manage");
      break;
    case how:
      await vscode.commands.executeCommand("markdown.showPreview", vscode.Uri.joinPath(extension, "README.md"));
      break;
  }
}

function explain(refusal: Refusal | undefined): string {
  switch (refusal?.reason) {
    case "setting-not-found":
      return vscode.l10n.t(
        "The program “{0}” named by the setting screenplay.server.command was not found. Colours and snippets work; everything else needs the server.",
        refusal.name,
      );
    case "setting-not-trusted":
    case "interpreter-not-trusted":
      return vscode.l10n.t(
        "“{0}” lies in this folder, which you have not said that you trust, so it was not started. Colours and snippets work.",
        refusal.name,
      );
    case undefined:
      return vscode.l10n.t(
        "The screenplay-ls server is not installed. Colours and snippets work; suggested dialogue, polish and tone need it. It is a Python program and installs with pip.",
      );
  }
}

/** Lets the writer choose what to install, and types the command into a terminal for them to run. */
export async function installServer(storage: vscode.Uri): Promise<void> {
  const kits: (vscode.QuickPickItem & { kit: Kit })[] = [
    {
      kit: "ready-made",
      label: vscode.l10n.t("Everything, with a ready-made engine"),
      detail: vscode.l10n.t("Takes llama.cpp compiled from its Python package's own index. No compiler needed."),
    },
    {
      kit: "compile",
      label: vscode.l10n.t("Everything, compiled for this machine"),
      detail: vscode.l10n.t("Compiles llama.cpp, which takes some minutes and needs a C++ compiler. Often the fastest engine."),
    },
    {
      kit: "no-engine",
      label: vscode.l10n.t("Without an engine"),
      detail: vscode.l10n.t("Polish and tone work. Suggested dialogue comes from your own model server (Ollama, llama-server), if you set one."),
    },
  ];
  const chosen = await vscode.window.showQuickPick(kits, {
    title: vscode.l10n.t("Install the screenplay-ls server"),
    placeHolder: vscode.l10n.t("The command is typed into a terminal; you look at it and press Enter."),
  });
  if (chosen === undefined) {
    return;
  }
  await vscode.workspace.fs.createDirectory(storage);
  typeIntoTerminal(
    vscode.l10n.t("Install screenplay-ls"),
    installLine(chosen.kit, ownEnvironment(storage), process.platform, vscode.env.shell),
  );
}

/** A terminal with a command, which waits for Enter unless it is to be run at once. */
export function typeIntoTerminal(name: string, line: string, atOnce = false): void {
  const terminal = vscode.window.createTerminal({ name });
  terminal.show();
  terminal.sendText(line, atOnce);
}
