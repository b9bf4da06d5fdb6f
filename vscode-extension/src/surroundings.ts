/** What the editor and the machine say, gathered for the pure decisions of launch.ts. */

import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as vscode from "vscode";
import type { Surroundings, Wishes } from "./launch";
import { effective } from "./trust";

/** The part of the Python extension's interface that we use. */
interface PythonApi {
  readonly environments?: {
    getActiveEnvironmentPath(resource?: vscode.Uri): { readonly path: string };
    resolveEnvironment(
      environment: { readonly path: string },
    ): Promise<{ readonly executable: { readonly uri?: vscode.Uri } } | undefined>;
    readonly onDidChangeActiveEnvironmentPath: vscode.Event<unknown>;
  };
}

const PYTHON_EXTENSION = "ms-python.python";

export function surroundings(storage: vscode.Uri): Surroundings {
  return {
    trusted: vscode.workspace.isTrusted,
    platform: process.platform,
    folders: (vscode.workspace.workspaceFolders ?? [])
      .filter((folder) => folder.uri.scheme === "file")
      .map((folder) => folder.uri.fsPath),
    home: os.homedir(),
    searchPath: process.env["PATH"] ?? "",
    ownEnvironment: ownEnvironment(storage),
    isProgram,
    realPath,
  };
}

/** Where "Install server" makes its virtual environment. */
export function ownEnvironment(storage: vscode.Uri): string {
  return vscode.Uri.joinPath(storage, "server").fsPath;
}

export async function wishes(): Promise<Wishes> {
  const command = inspected("screenplay", "server.command");
  return {
    command: Array.isArray(command) ? command.filter((part) => typeof part === "string") : [],
    interpreter: await selectedInterpreter(),
  };
}

/** Calls back when another Python is selected. */
export function onInterpreterChange(listener: () => void): vscode.Disposable {
  const disposables: vscode.Disposable[] = [];
  void pythonApi().then((api) => {
    const subscription = api?.environments?.onDidChangeActiveEnvironmentPath(listener);
    if (subscription !== undefined) {
      disposables.push(subscription);
    }
  });
  return new vscode.Disposable(() => {
    vscode.Disposable.from(...disposables).dispose();
  });
}

/** Whether that Python can import the server; `directory` is a folder that holds nothing to import. */
export function canImportServer(python: string, directory: string): Promise<boolean> {
  const probe = "import importlib.util, sys; sys.exit(importlib.util.find_spec('screenplay_ls') is None)";
  return new Promise((resolve) => {
    execFile(python, ["-c", probe], { cwd: directory, timeout: 15_000, windowsHide: true }, (error) => {
      resolve(error === null);
    });
  });
}

async function selectedInterpreter(): Promise<string | undefined> {
  if (!vscode.workspace.isTrusted) {
    // The Python extension may have read the folder's settings; only the writer's own count here.
    const chosen = inspected("python", "defaultInterpreterPath");
    return typeof chosen === "string" && /^([/\\]|[A-Za-z]:)/.test(chosen) ? chosen : undefined;
  }
  const environments = (await pythonApi())?.environments;
  if (environments === undefined) {
    return undefined;
  }
  const resource = vscode.workspace.workspaceFolders?.[0]?.uri;
  const resolved = await environments.resolveEnvironment(environments.getActiveEnvironmentPath(resource));
  return resolved?.executable.uri?.fsPath;
}

async function pythonApi(): Promise<PythonApi | undefined> {
  const extension = vscode.extensions.getExtension<PythonApi>(PYTHON_EXTENSION);
  if (extension === undefined || !vscode.workspace.isTrusted) {
    return undefined;
  }
  try {
    return extension.isActive ? extension.exports : await extension.activate();
  } catch {
    return undefined; // Their trouble is shown by them; we go on looking elsewhere.
  }
}

/** A setting of which an untrusted folder has no say. */
function inspected(section: string, name: string): unknown {
  const configuration = vscode.workspace.getConfiguration(section);
  const { globalValue, defaultValue } = configuration.inspect<unknown>(name) ?? {};
  const value = configuration.get<unknown>(name);
  return effective({ value, globalValue, defaultValue }, true, vscode.workspace.isTrusted);
}

function isProgram(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

function realPath(file: string): string {
  try {
    return fs.realpathSync.native(file);
  } catch {
    return file;
  }
}
