/** A line of the server's log, taken apart. Pure: no `vscode` here. */

export type Level = "error" | "warn" | "info" | "debug";

export interface LogLine {
  readonly level: Level;
  readonly text: string;
}

const LEVELS: Readonly<Record<string, Level>> = {
  CRITICAL: "error",
  ERROR: "error",
  WARNING: "warn",
  INFO: "info",
  DEBUG: "debug",
};

/**
 * Reads "time LEVEL name: message"; the channel adds time and level of its own.
 *
 * A line of another shape belongs to the message before it (a traceback) and takes its level.
 */
export function readLogLine(line: string, before: Level): LogLine {
  const [, level, text] = /^[\d-]+[ T][\d:,.]+ +(CRITICAL|ERROR|WARNING|INFO|DEBUG) +(.*)$/.exec(line) ?? [];
  return { level: LEVELS[level ?? ""] ?? before, text: text ?? line };
}
