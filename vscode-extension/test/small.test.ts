/** The small pure parts: one at a time, crashes, log lines, command lines, the status item. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { programOf, readCatalogue } from "../src/catalogue";
import { Crashes } from "../src/crashes";
import { commandLine, dialectOf, installLine } from "../src/install";
import { readLogLine } from "../src/log_level";
import { serial } from "../src/serial";
import { figuresOf, look, type Situation } from "../src/status_look";

test("calls during a run are served by one more run", async () => {
  let runs = 0;
  let running = 0;
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => { open = resolve; });
  const ask = serial(async () => {
    runs += 1;
    running += 1;
    assert.equal(running, 1);
    await gate;
    running -= 1;
  });
  const all = [ask(), ask(), ask(), ask()];
  open();
  await Promise.all(all);
  assert.equal(runs, 2);
  await ask();
  assert.equal(runs, 3);
});

test("a run that fails does not hold up the next", async () => {
  let runs = 0;
  const ask = serial(() => (++runs === 1 ? Promise.reject(new Error("first")) : Promise.resolve()));
  const [first, second] = [ask(), ask()];
  await assert.rejects(first, /first/);
  await second;
  assert.equal(runs, 2);
});

test("four crashes in three minutes are forgiven, a fifth is not, later ones are again", () => {
  const crashes = new Crashes();
  assert.deepEqual([0, 1, 2, 3, 4].map((second) => crashes.forgiven(second * 1000)), [true, true, true, true, false]);
  assert.equal(crashes.forgiven(200_000), true);
});

test("a log line gives its level; what follows it has the same", () => {
  assert.deepEqual(readLogLine("2026-11-22 06:00:00,123 WARNING screenplay_ls.x: no model", "info"), {
    level: "warn", text: "screenplay_ls.x: no model",
  });
  assert.deepEqual(readLogLine("  File x.py, line 3", "error"), { level: "error", text: "  File x.py, line 3" });
});

for (const [shell, expected] of [["/bin/bash", "posix"], ["C:\\W\\cmd.exe", "cmd"], ["C:\\W\\PowerShell.exe", "powershell"], ["/usr/bin/pwsh", "pwsh"], ["C:\\Git\\bash.exe", "posix"]] as const) {
  test(`${shell} speaks ${expected}`, () => {
    assert.equal(dialectOf(shell.startsWith("C:") ? "win32" : "linux", shell), expected);
  });
}

const steps = [["/a b/python", "-m", "pip"], ["it's"]];
for (const [dialect, expected] of [
  ["posix", `'/a b/python' -m pip && 'it'\\''s'`],
  ["pwsh", `& '/a b/python' -m pip && & 'it''s'`],
  ["powershell", `& '/a b/python' -m pip; if ($?) { & 'it''s' }`],
  ["cmd", `"/a b/python" -m pip && "it's"`],
] as const) {
  test(`a command line for ${dialect}`, () => {
    assert.equal(commandLine(steps, dialect), expected);
  });
}

test("installing makes an environment of its own, and fetches a model where there is an engine", () => {
  assert.equal(
    installLine("no-engine", "/data/server", "linux", "/bin/bash"),
    "python3 -m venv /data/server && /data/server/bin/python -m pip install --upgrade screenplay-ls",
  );
  const line = installLine("ready-made", "C:\\my data\\server", "win32", "powershell.exe");
  assert.match(line, /^py -3 -m venv 'C:\\my data\\server'; if \(\$\?\) \{ & 'C:\\my data\\server\\Scripts\\python\.exe' -m pip/);
  assert.match(line, /models pull } }$/);
});

const situation: Situation = { server: "running", model: undefined, suggestions: true, trusted: true };
const t = (text: string, ...args: string[]) => text.replace(/\{(\d)\}/g, (_, index: string) => args[Number(index)] ?? "");

test("the status item names the model and says what is wrong", () => {
  const ready = look({ ...situation, model: { state: "ready", model: "SmolLM2" } }, t);
  assert.ok(ready.details.includes("Model: SmolLM2"));
  assert.equal(ready.level, "calm");
  assert.equal(look({ ...situation, model: { state: "unusable", message: "Not a GGUF file." } }, t).details[0], "Not a GGUF file.");
  assert.match(look({ ...situation, server: "missing" }, t).text, /not installed/);
  assert.match(look({ ...situation, suggestions: false }, t).text, /circle-slash/);
  assert.match(look({ ...situation, trusted: false }, t).details.join(" "), /Restricted mode/);
  assert.ok(look({ ...situation, model: { state: "a state of the future" } }, t).details.length > 0);
});

test("the catalogue is read, whatever else it holds", () => {
  const json = JSON.stringify([{ name: "small", title: "Small", good_for: "All.", size: 98362432, installed: true, wheel: null }, { title: "nameless" }]);
  assert.deepEqual(readCatalogue(json), [
    { name: "small", title: "Small", goodFor: "All.", licence: "", megabytes: 98, installed: true },
  ]);
  assert.deepEqual(readCatalogue("Usage: screenplay-ls"), []);
  assert.deepEqual(readCatalogue("{}"), []);
});

test("a subcommand takes the place of serving", () => {
  const launch = (...args: string[]) => ({ source: "setting" as const, command: "python", args });
  assert.deepEqual(programOf(launch("-m", "screenplay_ls")), ["python", "-m", "screenplay_ls"]);
  assert.deepEqual(programOf(launch("-m", "screenplay_ls", "serve", "--log-level", "debug")), ["python", "-m", "screenplay_ls"]);
});

test("a status says how fast the model is, where it knows", () => {
  assert.deepEqual(figuresOf({ state: "ready" }, t), []);
  assert.deepEqual(figuresOf({ state: "ready", figures: "something new" }, t), []);
  const figures = { promptTokens: 900, promptTokensPerSecond: 251.3, predictedTokensPerSecond: 72 };
  assert.deepEqual(figuresOf({ state: "ready", figures }, t), ["reads 251 tokens a second", "writes 72"]);
  assert.match(look({ ...situation, model: { state: "quiet" } }, t).text, /bell-slash/);
});
