// Tab and Shift+Tab: through a speech as screenplay editors do it, and out of the way of others.

import assert from "node:assert/strict";
import { scenario } from "./editor.mjs";

const SCRIPT = "INT. KITCHEN - DAY\n\nRain.\n\nMARA\nIt was never locked.\n\nJON\nI know.\n\nMARA\nThen go.\n\n";
const FILES = { "kitchen.fountain": SCRIPT };
/** Ghost text would take the key, as it should; here it is out of the way, as are lengths behind headings. */
const SILENT = { "screenplay.completion.enabled": false, "editor.inlayHints.enabled": "off" };

async function opened(editor) {
  await editor.openFile("kitchen.fountain");
  await editor.logged("The server is running");
  await editor.goTo(SCRIPT.split("\n").length);
}

for (const theme of ["Dark Modern", "Light Modern", "High Contrast"]) {
  const shade = theme.replace(" ", "-").toLowerCase();
  scenario(`a speech written with Tab, in ${theme}`, { files: FILES, settings: { ...SILENT, "workbench.colorTheme": `Default ${theme}` } }, async (editor) => {
    await opened(editor);
    await editor.press("Tab");
    const list = editor.page.locator(".suggest-widget .monaco-list-row");
    await list.filter({ hasText: "JON" }).first().waitFor();
    await editor.picture(`tab-list-${shade}`);
    await editor.press("Tab"); // Takes the first of the list: who is likely to answer.
    await list.first().waitFor({ state: "hidden" });
    await editor.settled(() => editor.currentLine(), "JON");

    await editor.press("Tab");
    await editor.settled(() => editor.currentLine(), "()");
    await editor.type("at the door");
    await editor.press("Tab");
    await editor.settled(() => editor.currentLine(), "");
    await editor.type("Not without you.");
    await editor.picture(`tab-speech-${shade}`);
    await editor.settled(() => editor.text(), `${SCRIPT}JON\n(at the door)\nNot without you.`);
  });
}

scenario("Tab in a heading, Shift+Tab round the elements, one undo each", { files: FILES, settings: SILENT }, async (editor) => {
  await opened(editor);
  await editor.type("int. cellar");
  await editor.press("Escape");
  await editor.press("Tab");
  await editor.settled(() => editor.currentLine(), "INT. CELLAR -");
  await editor.page.locator(".suggest-widget .monaco-list-row", { hasText: "NIGHT" }).first().waitFor();
  await editor.press("Escape");
  await editor.press("Control+z");
  await editor.settled(() => editor.currentLine(), "int. cellar");

  for (let key = 0; key < "int. cellar".length; key += 1) {
    await editor.press("Backspace");
  }
  await editor.type("mara");
  await editor.press("Escape");
  for (const line of ["MARA", ".MARA", "> MARA", "Mara"]) {
    await editor.press("Shift+Tab");
    await editor.settled(() => editor.currentLine(), line);
  }
});

const AS_TYPED = { ...SILENT, "[fountain]": { "editor.formatOnType": false } };
for (const [settings, how] of [[SILENT, "at once behind Enter, which formats"], [AS_TYPED, "right below a speech"]]) {
  scenario(`Tab ${how}`, { files: FILES, settings }, async (editor) => {
    await opened(editor);
    await editor.goTo(12, 9);
    await editor.settled(() => editor.currentLine(), "Then go.");
    await editor.press("Enter");
    await editor.press("Tab");
    await editor.page.locator(".suggest-widget .monaco-list-row", { hasText: "JON" }).first().waitFor();
    await editor.press("Tab");
    await editor.settled(() => editor.text(), `${SCRIPT.trimEnd()}\n\nJON\n\n`);
  });
}

scenario("Tab indents in action", { files: FILES, settings: SILENT }, async (editor) => {
  await editor.openFile("kitchen.fountain");
  await editor.logged("The server is running");
  await editor.goTo(3);
  await editor.press("Tab");
  await editor.settled(() => editor.currentLine(), "    Rain.");
  await editor.press("Shift+Tab");
  await editor.settled(() => editor.currentLine(), "Rain.");
});

scenario("Tab indents where it is switched off", { files: FILES, settings: { ...SILENT, "screenplay.typing.tab": false } }, async (editor) => {
  await opened(editor);
  await editor.press("Tab");
  await editor.settled(() => editor.text(), `${SCRIPT}    `);
});

scenario(
  "Tab is Vim's own in normal mode, and ours in insert mode",
  { files: FILES, settings: SILENT, extensions: vim() },
  async (editor) => {
    await opened(editor);
    await editor.command("Vim: normal mode");
    await editor.press("Tab");
    await editor.settled(() => editor.text(), `${SCRIPT}    `);
    await editor.press("Control+z");
    await editor.settled(() => editor.text(), SCRIPT);
    await editor.command("Vim: insert mode");
    await editor.goTo(SCRIPT.split("\n").length);
    await editor.press("Tab");
    await editor.page.locator(".suggest-widget .monaco-list-row", { hasText: "JON" }).first().waitFor();
  },
);

scenario("a suggestion takes the key before we do", { files: FILES }, async (editor) => {
  await editor.openFile("kitchen.fountain");
  await editor.logged("The server is running");
  await editor.goTo(SCRIPT.split("\n").length);
  await editor.type("INT. K"); // Completed from the script's own words, without a model.
  await editor.press("Escape");
  await editor.command("Trigger Inline Suggestion");
  const rest = await editor.ghostText(30_000);
  await editor.press("Tab");
  await editor.ghost.waitFor({ state: "detached" });
  assert.ok((await editor.currentLine()).startsWith(`INT. K${rest.trimEnd()}`), await editor.currentLine());
});

/** Stands in for an emulation of Vim: says which mode it is in. */
function vim() {
  const manifest = {
    name: "vim", publisher: "vscodevim", version: "1.0.0", engines: { vscode: "^1.100.0" }, main: "./main.js", activationEvents: ["*"],
    contributes: { commands: ["normal", "insert"].map((mode) => ({ command: `v.${mode}`, title: `Vim: ${mode} mode` })) },
  };
  return {
    "vscodevim.vim-1.0.0/package.json": JSON.stringify(manifest),
    "vscodevim.vim-1.0.0/main.js": `
      const { commands } = require("vscode");
      const mode = (name) => commands.executeCommand("setContext", "vim.mode", name);
      exports.activate = () => {
        commands.executeCommand("setContext", "vim.active", true);
        commands.registerCommand("v.normal", () => mode("Normal"));
        commands.registerCommand("v.insert", () => mode("Insert"));
      };`,
  };
}
