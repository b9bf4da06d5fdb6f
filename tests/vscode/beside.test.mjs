// Beside another extension that calls the same files by the same language id, and does some of the same.

import { scenario } from "./editor.mjs";

const SCRIPT = "INT. KITCHEN - DAY\n\nMARA\nIt was never locked.\n\nJON\nI know.\n\nMARA\nThen go.\n\n";

scenario(
  "beside another Fountain extension",
  { files: { "kitchen.fountain": SCRIPT }, settings: { "screenplay.completion.enabled": false }, extensions: other() },
  async (editor) => {
    await editor.openFile("kitchen.fountain");
    await editor.logged("The server is running");
    await editor.goTo(SCRIPT.split("\n").length);
    await editor.press("Tab");
    const row = (text) => editor.page.locator(".suggest-widget .monaco-list-row", { hasText: text }).first();
    await row("JON").waitFor();
    await editor.type("F");
    await row("FROM THE OTHER ONE").waitFor();
    await editor.picture("beside-another");
    await editor.press("Escape");
    await editor.command("Other: Preview");
    await editor.notification.filter({ hasText: "Previewed." }).waitFor();
  },
);

/** Another extension for Fountain: a language with our id, a grammar, completion, a command. */
function other() {
  const manifest = {
    name: "other-fountain", publisher: "somebody", version: "1.0.0", engines: { vscode: "^1.100.0" }, main: "./main.js",
    activationEvents: ["onLanguage:fountain"],
    contributes: {
      languages: [{ id: "fountain", aliases: ["Fountain"], extensions: [".fountain"] }],
      grammars: [{ language: "fountain", scopeName: "text.other.fountain", path: "./grammar.json" }],
      commands: [{ command: "other.preview", title: "Other: Preview" }],
    },
  };
  return {
    "somebody.other-fountain-1.0.0/package.json": JSON.stringify(manifest),
    "somebody.other-fountain-1.0.0/grammar.json": JSON.stringify({ scopeName: "text.other.fountain", patterns: [] }),
    "somebody.other-fountain-1.0.0/main.js": `
      const { commands, languages, window } = require("vscode");
      exports.activate = () => {
        commands.registerCommand("other.preview", () => window.showInformationMessage("Previewed."));
        languages.registerCompletionItemProvider("fountain", {
          provideCompletionItems: () => [{ label: "FROM THE OTHER ONE" }],
        });
      };`,
  };
}
