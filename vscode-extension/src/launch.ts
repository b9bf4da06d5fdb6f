/**
 * Which program is the server. Pure: no `vscode` here, and the file system is asked through
 * `Surroundings`, so that every decision can be tested.
 *
 * The order: the setting, the selected Python interpreter, PATH, the environment that our own
 * "Install server" made.
 */

import * as path from "node:path";
import { isInside, type Paths } from "./trust";

/** The machine and the window, as far as the choice depends on them. */
export interface Surroundings extends Paths {
  readonly trusted: boolean;
  readonly folders: readonly string[];
  /** Paths of the workspace's folders. */
  readonly home: string;
  readonly searchPath: string;
  /** The environment variable PATH. */
  readonly ownEnvironment: string;
  /** Where "Install server" puts a virtual environment. */
  readonly isProgram: (file: string) => boolean;
  /** Whether there is an executable file of that name. */
}

/** What the writer or their editor says about it. */
export interface Wishes {
  readonly command: readonly string[];
  /** The setting `screenplay.server.command`; empty: find it. */
  readonly interpreter: string | undefined;
  /** The selected Python, where there is one. */
}

export type Source = "setting" | "interpreter" | "path" | "own";

/** A way to start the server. */
export interface Launch {
  readonly source: Source;
  readonly command: string;
  readonly args: readonly string[];
}

/** Why something that was asked for is not started. */
export type Refusal =
  | { readonly reason: "setting-not-found"; readonly name: string }
  | { readonly reason: "setting-not-trusted"; readonly name: string }
  | { readonly reason: "interpreter-not-trusted"; readonly name: string };

/** All ways, the best first, and what was refused. */
export interface Choices {
  readonly launches: readonly Launch[];
  readonly refusals: readonly Refusal[];
}

const MODULE = ["-m", "screenplay_ls"];

export function choices(wishes: Wishes, around: Surroundings): Choices {
  if (wishes.command.length > 0) {
    // A writer who names a program wants that one or an explanation, not another one.
    return fromSetting(wishes.command, around);
  }
  const launches: Launch[] = [];
  const refusals: Refusal[] = [];
  const python = wishes.interpreter;
  if (python !== undefined && isForeign(python, around)) {
    refusals.push({ reason: "interpreter-not-trusted", name: python });
  } else if (python !== undefined && around.isProgram(python)) {
    launches.push({ source: "interpreter", command: python, args: MODULE });
  }
  const onPath = findOnPath("screenplay-ls", around);
  if (onPath !== undefined) {
    launches.push({ source: "path", command: onPath, args: [] });
  }
  const own = pythonOf(around.ownEnvironment, around.platform);
  if (around.isProgram(own)) {
    launches.push({ source: "own", command: own, args: MODULE });
  }
  return { launches, refusals };
}

/** The interpreter inside a virtual environment. */
export function pythonOf(environment: string, platform: NodeJS.Platform): string {
  return platform === "win32"
    ? path.win32.join(environment, "Scripts", "python.exe")
    : path.posix.join(environment, "bin", "python");
}

/**
 * The full path of a program on PATH.
 *
 * We look ourselves instead of leaving it to the system: Windows looks into the current folder
 * first, and a relative entry of PATH means whatever folder is open.
 */
export function findOnPath(name: string, around: Surroundings): string | undefined {
  const rules = rulesOf(around);
  const file = around.platform === "win32" ? `${name}.exe` : name;
  return around.searchPath
    .split(rules.delimiter)
    .filter((folder) => rules.isAbsolute(folder))
    .map((folder) => rules.join(folder, file))
    .find((program) => around.isProgram(program) && !isForeign(program, around));
}

function fromSetting(command: readonly string[], around: Surroundings): Choices {
  const raw = command[0] ?? "";
  const refuse = (reason: "setting-not-found" | "setting-not-trusted"): Choices => ({
    launches: [],
    refusals: [{ reason, name: raw }],
  });
  const leadsIn = command.some((part) => part.includes("${workspaceFolder}"));
  if (!around.trusted && leadsIn) {
    return refuse("setting-not-trusted");
  }
  const [program = "", ...args] = command.map((part) => expand(part, around));
  const file = resolveProgram(program, around);
  if (file === undefined) {
    return refuse("setting-not-found");
  }
  if (isForeign(file, around)) {
    return refuse("setting-not-trusted");
  }
  return { launches: [{ source: "setting", command: file, args }], refusals: [] };
}

function resolveProgram(program: string, around: Surroundings): string | undefined {
  const rules = rulesOf(around);
  const separators = around.platform === "win32" ? /[\\/]/ : /\//;
  if (!separators.test(program)) {
    return program === "" ? undefined : findOnPath(program.replace(/\.exe$/i, ""), around);
  }
  const file = rules.isAbsolute(program) ? program : rules.join(around.folders[0] ?? around.home, program);
  return around.isProgram(file) ? file : undefined;
}

function expand(part: string, around: Surroundings): string {
  const rules = rulesOf(around);
  return part
    .replace(/^~(?=$|[\\/])/, () => around.home)
    .replaceAll("${userHome}", () => around.home)
    .replaceAll("${workspaceFolder}", () => around.folders[0] ?? around.home)
    .replaceAll("${pathSeparator}", () => rules.sep);
}

/** Whether a folder that is not trusted would be the one that chose this program. */
function isForeign(file: string, around: Surroundings): boolean {
  return !around.trusted && isInside(file, around.folders, around);
}

function rulesOf(around: Surroundings): path.PlatformPath {
  return around.platform === "win32" ? path.win32 : path.posix;
}
