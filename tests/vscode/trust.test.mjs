// A folder that is not trusted chooses no program, no Python, no model and no endpoint.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { scenario } from "./editor.mjs";

const ran = (work, name) => existsSync(join(work, "..", name));
const trap = (work, name) => `#!/bin/sh\ntouch '${join(work, "..", name)}'\n`;

/** A folder that tries everything. */
const HOSTILE = (work) => ({
  files: {
    "command.sh": trap(work, "ran-command"),
    ".venv/bin/python": trap(work, "ran-interpreter"),
    "bin/screenplay-ls": trap(work, "ran-path"),
    "screenplay_ls/__init__.py": "",
    "screenplay_ls/__main__.py": `open(${JSON.stringify(join(work, "..", "ran-module"))}, "w")\n`,
  },
  folder: {
    "screenplay.server.command": [join(work, "command.sh")],
    "screenplay.model": "/folder/chosen.gguf",
    "screenplay.endpoint.url": "http://127.0.0.1:9/folder-chosen",
    "screenplay.log.file": join(work, "..", "ran-log"),
    "python.defaultInterpreterPath": join(work, ".venv/bin/python"),
  },
  path: `${join(work, "bin")}:${process.env.PATH}`,
  extensions: pythonExtension(join(work, ".venv/bin/python")),
  settings: { "security.workspace.trust.enabled": true, "security.workspace.trust.startupPrompt": "never" },
});
const TRAPS = ["ran-command", "ran-interpreter", "ran-path", "ran-module", "ran-log"];

scenario("a folder without trust, then with it", HOSTILE, async (editor) => {
  await editor.openFile("the-last-ferry.fountain");
  await editor.logged("The server is running");
  await editor.logged("co-writer:");
  assert.deepEqual(TRAPS.filter((name) => ran(editor.work, name)), []);
  assert.doesNotMatch(editor.log(), /chosen/);
  assert.match(editor.log(), /found by path/);
  await editor.status.hover();
  await editor.page.locator(".monaco-hover:visible", { hasText: "Restricted mode" }).waitFor();
  await editor.picture("untrusted");

  await editor.command("Workspaces: Manage Workspace Trust");
  await editor.page.locator(".workspace-trust-buttons-row .monaco-button", { hasText: /^Trust$/ }).first().click();
  await editor.logged("found by setting");
  for (let tries = 0; tries < 100 && !ran(editor.work, "ran-command"); tries += 1) {
    await editor.page.waitForTimeout(100);
  }
  assert.ok(ran(editor.work, "ran-command"), "with trust the folder's command is run, so the trap works");
});

/** The Python beside the server on PATH. */
const interpreter = join(process.env.PATH.split(":").find((folder) => existsSync(join(folder, "screenplay-ls"))) ?? "", "python");

scenario(
  "the selected interpreter comes before PATH",
  { extensions: pythonExtension(interpreter) },
  async (editor) => {
    await editor.openFile("the-last-ferry.fountain");
    await editor.logged("The server is running");
    assert.match(editor.log(), /found by interpreter/);
  },
);

/** Stands in for the Python extension: says which interpreter is selected. */
function pythonExtension(python) {
  return {
    "ms-python.python-1.0.0/package.json": JSON.stringify({
      name: "python", publisher: "ms-python", version: "1.0.0", engines: { vscode: "^1.100.0" }, main: "./main.js",
      activationEvents: ["*"], capabilities: { untrustedWorkspaces: { supported: true } },
      contributes: { configuration: { properties: { "python.defaultInterpreterPath": { type: "string", default: "python" } } } },
    }),
    "ms-python.python-1.0.0/main.js": `
      const vscode = require("vscode");
      const uri = vscode.Uri.file(${JSON.stringify(python)});
      exports.activate = () => ({ environments: {
        getActiveEnvironmentPath: () => ({ path: uri.fsPath }),
        resolveEnvironment: async () => ({ executable: { uri } }),
        onDidChangeActiveEnvironmentPath: new vscode.EventEmitter().event,
      } });`,
  };
}
