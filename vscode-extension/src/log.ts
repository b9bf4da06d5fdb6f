/** What the server writes to standard error, line by line into our log channel. */

import * as readline from "node:readline";
import type { Readable } from "node:stream";
import type { LogOutputChannel } from "vscode";
import { type Level, readLogLine } from "./log_level";

export function forwardLog(stream: Readable, channel: LogOutputChannel): void {
  let level: Level = "info";
  readline.createInterface({ input: stream }).on("line", (line) => {
    const read = readLogLine(line, level);
    level = read.level;
    channel[level](read.text);
  });
}
