/**
 * What a folder that its writer does not trust may not decide. Pure: no `vscode` here.
 *
 * Such a folder chooses no executable, no interpreter, no model and no endpoint, neither by its
 * settings nor by holding a file that we would run.
 */

import * as path from "node:path";

/** One setting, as `WorkspaceConfiguration.inspect` reports it, and the value in force. */
export interface Setting<T = unknown> {
  readonly value: T | undefined;
  readonly globalValue?: T | undefined;
  readonly defaultValue?: T | undefined;
}

/** The value to use: what the folder says about a restricted setting counts only with trust. */
export function effective<T>(setting: Setting<T>, restricted: boolean, trusted: boolean): T | undefined {
  if (trusted || !restricted) {
    return setting.value;
  }
  return setting.globalValue ?? setting.defaultValue;
}

/** Compares paths as `platform` does. `realPath` follows links, and returns unknown paths as they are. */
export interface Paths {
  readonly platform: NodeJS.Platform;
  readonly realPath: (file: string) => string;
}

/**
 * Whether `file` lies in one of the folders, by its own name or by where its links lead.
 *
 * Both count: a link inside the folder to a program outside is the folder's choice, and so is a
 * link outside that leads in.
 */
export function isInside(file: string, folders: readonly string[], paths: Paths): boolean {
  const rules = paths.platform === "win32" ? path.win32 : path.posix;
  // macOS and Windows usually ignore case; taking more paths as inside is the safe mistake.
  const same = (name: string) => (paths.platform === "linux" ? name : name.toLowerCase());
  const names = (name: string) => [name, paths.realPath(name)].map((each) => same(rules.normalize(each)));
  const within = (child: string, parent: string) => {
    const way = rules.relative(parent, child);
    return way === "" || (way !== ".." && !way.startsWith(`..${rules.sep}`) && !rules.isAbsolute(way));
  };
  const outer = folders.flatMap(names);
  return names(file).some((child) => outer.some((parent) => within(child, parent)));
}

/** `a.b.c` names with their values as nested objects, the shape in which the server reads settings. */
export function nested(values: ReadonlyMap<string, unknown>): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [name, value] of values) {
    const steps = name.split(".");
    const last = steps.pop() ?? name;
    let group = root;
    for (const step of steps) {
      group = (group[step] ??= {}) as Record<string, unknown>;
    }
    group[last] = value;
  }
  return root;
}
