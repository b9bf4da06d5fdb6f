// Ghost text from the real model: it appears after a cue, typing through keeps it, Tab takes it.

import assert from "node:assert/strict";
import { scenario } from "./editor.mjs";

const SCRIPT = "the-last-ferry.fountain";
// The machine that tests may be busy with other things.
const PATIENT = { "screenplay.completion.deadlineMs": 60_000 };

/** Places where a speech is begun; the model may have nothing to say at one of them. */
const PLACES = [
  ["I kept you a seat.", "THOMAS", "I'm "],
  ["I've got nothing on.", "THOMAS", ""],
  ["He would.", "NORA", "He always "],
];

for (const theme of ["Dark Modern", "Light Modern"]) {
  const shade = theme.split(" ")[0].toLowerCase();
  scenario(`ghost text, in ${theme}`, { settings: { ...PATIENT, "workbench.colorTheme": `Default ${theme}` } }, async (editor) => {
    await editor.openFile(SCRIPT);
    await editor.modelReady();

    const ghost = await beginSpeech(editor);
    await editor.picture(`ghost-${shade}`);

    const [first] = ghost;
    await editor.type(first);
    assert.equal(await editor.ghostText(5000), ghost.slice(1), "typing what is suggested keeps the rest");

    const line = await editor.currentLine();
    await editor.press("Tab");
    await editor.ghost.waitFor({ state: "detached" });
    assert.equal(await editor.currentLine(), line, "Tab takes it all");
    await editor.picture(`ghost-accepted-${shade}`);
  });
}

scenario("a word at a time, and off", { settings: PATIENT }, async (editor) => {
  await editor.openFile(SCRIPT);
  await editor.modelReady();
  const ghost = await beginSpeech(editor);
  await editor.press("Control+ArrowRight");
  const [word] = ghost.split(/(?<=\S)(?=\s)/);
  assert.ok((await editor.currentLine()).includes(word));

  await editor.command("Screenplay: Turn suggestions on or off");
  await editor.status.locator(".codicon-circle-slash").waitFor();
  await editor.status.click();
  await editor.page.locator(".quick-input-list .monaco-list-row", { hasText: "Turn suggested dialogue on" }).waitFor();
  await editor.picture("menu");
  await editor.press("Escape");
  await editor.command("Screenplay: Choose a model");
  await editor.page.locator(".quick-input-list .monaco-list-row", { hasText: "on this machine" }).first().waitFor();
  await editor.picture("models");
});

async function beginSpeech(editor) {
  for (const [after, cue, words] of PLACES) {
    await editor.goToText(SCRIPT, after);
    await editor.write("", "", cue, words);
    const ghost = await editor.ghostText(30_000).catch(() => "");
    if (ghost.length > 1) {
      return ghost;
    }
    await editor.revert();
  }
  throw new Error("The model suggested nothing anywhere.");
}
