// A draft by the real model: watched, compared with the script, applied, undone; and thrown away.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { scenario } from "./editor.mjs";

const SCRIPT = `INT. KITCHEN - DAY

Rain. MARA (40) dries the same glass again. JON (42) stands in the door.

MARA
It was never locked.

JON
I know.

`;
const FILES = { "kitchen.fountain": SCRIPT };
/** Nothing else is to think meanwhile. */
const CALM = { "editor.inlayHints.enabled": "off", "screenplay.completion.dialogue": false, "screenplay.completion.action": false };

async function begin(editor) {
  await editor.openFile("kitchen.fountain");
  await editor.modelReady();
  await editor.goTo(SCRIPT.split("\n").length);
  await editor.command("Screenplay: Draft dialogue");
  const row = (text) => editor.page.locator(".quick-input-list .monaco-list-row", { hasText: text }).first();
  await row("exchanges").waitFor({ timeout: 60_000 });
  await row("exchanges").click();
  const input = editor.page.locator(".quick-input-widget input[type='text']").last();
  await input.fill("2");
  await input.press("Enter");
  await row("Begin").waitFor();
  return row;
}

for (const theme of ["Dark Modern", "Light Modern", "High Contrast"]) {
  const shade = theme.replace(" ", "-").toLowerCase();
  const options = { files: FILES, settings: { ...CALM, "workbench.colorTheme": `Default ${theme}` }, size: [1400, 860] };

  scenario(`a draft is shown, applied and undone, in ${theme}`, options, async (editor) => {
    const row = await begin(editor);
    await editor.picture(`draft-wishes-${shade}`);
    await row("Begin").click();
    await editor.page.locator(".notification-list-item", { hasText: "Draft a dialogue" }).first().waitFor();
    await editor.page.locator(".tab[data-resource-name='Draft of kitchen.fountain']").waitFor(); // Beside the script.
    await editor.picture(`draft-streaming-${shade}`);

    await editor.page.locator(".monaco-diff-editor").first().waitFor({ timeout: 300_000 });
    await editor.page.locator(".monaco-diff-editor .line-insert, .monaco-diff-editor .char-insert").first().waitFor();
    await editor.picture(`draft-compared-${shade}`);
    assert.equal(readFileSync(join(editor.work, "kitchen.fountain"), "utf8"), SCRIPT, "the script is as it was");
    await editor.page.locator(".editor-actions .action-label[aria-label^='Apply the draft']").first().click();
    await editor.page.locator(".monaco-diff-editor").first().waitFor({ state: "detached" });
    await editor.page.locator(".tab.active[data-resource-name='kitchen.fountain']").waitFor();
    await editor.line("I know.").waitFor();
    const applied = await editor.text();
    assert.ok(applied.length > SCRIPT.length && applied.startsWith(SCRIPT.trimEnd()), applied);
    await editor.picture(`draft-applied-${shade}`);
    await editor.press("Control+z");
    await editor.settled(() => editor.text(), SCRIPT);
  });
}

scenario("a draft is stopped, and another thrown away", { files: FILES, settings: CALM, size: [1400, 860] }, async (editor) => {
  const row = await begin(editor);
  await row("Begin").click();
  const toast = editor.page.locator(".notification-list-item", { hasText: "Draft a dialogue" }).first();
  await toast.getByRole("button", { name: "Cancel" }).click();
  await toast.waitFor({ state: "detached" });
  await editor.settled(() => editor.text(), SCRIPT);

  const again = await begin(editor);
  await again("Begin").click();
  await editor.page.locator(".monaco-diff-editor").first().waitFor({ timeout: 300_000 });
  await editor.command("Screenplay: Discard the draft");
  await editor.page.locator(".monaco-diff-editor").first().waitFor({ state: "detached" });
  await editor.settled(() => editor.text(), SCRIPT);
});
