/** What `screenplay-ls models list --json` says, as far as we show it. Pure: no `vscode` here. */

import type { Launch } from "./launch";

export interface Model {
  readonly name: string;
  readonly title: string;
  readonly goodFor: string;
  readonly licence: string;
  readonly megabytes: number;
  readonly installed: boolean;
}

/** The models of the catalogue; none where the answer is not one that we understand. */
export function readCatalogue(json: string): Model[] {
  let found: unknown;
  try {
    found = JSON.parse(json);
  } catch {
    return [];
  }
  return Array.isArray(found) ? found.map((entry) => readModel(entry as Record<string, unknown>)).filter(({ name }) => name !== "") : [];
}

/** The program in front of a subcommand: a launch without what says how to serve. */
export function programOf(launch: Launch): string[] {
  const end = launch.args.findIndex((arg) => arg === "serve" || arg.startsWith("--"));
  return [launch.command, ...(end < 0 ? launch.args : launch.args.slice(0, end))];
}

function readModel(entry: Record<string, unknown>): Model {
  const text = (key: string) => (typeof entry[key] === "string" ? entry[key] : "");
  const name = text("name");
  return {
    name,
    title: text("title") === "" ? name : text("title"),
    goodFor: text("good_for"),
    licence: text("licence"),
    megabytes: typeof entry["size"] === "number" ? Math.round(entry["size"] / 1e6) : 0,
    installed: entry["installed"] === true,
  };
}
