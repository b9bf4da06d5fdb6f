// Finding one's way and changing a script: outline, cues, rename with a preview, scenes moved.

import assert from "node:assert/strict";
import { scenario } from "./editor.mjs";

const SCRIPT = `INT. KITCHEN - DAY

MARA opens the fridge.

MARA
It was never locked.

JON
Mara, I know.

EXT. ROOF - NIGHT

Rain.

MARA (O.S.)
Then go.

EXT. QUAY - DAWN

JON
Mara's gone.
`;
const FILES = { "kitchen.fountain": SCRIPT };
const SILENT = { "screenplay.completion.enabled": false, "editor.inlayHints.enabled": "off" };

async function opened(editor) {
  await editor.openFile("kitchen.fountain");
  await editor.logged("The server is running");
}

for (const theme of ["Dark Modern", "Light Modern", "High Contrast"]) {
  const shade = theme.replace(" ", "-").toLowerCase();
  scenario(`the outline, and a rename with its preview, in ${theme}`, { files: FILES, settings: { ...SILENT, "workbench.colorTheme": `Default ${theme}` } }, async (editor) => {
    await opened(editor);
    await editor.press("F1");
    await editor.type("Focus on Outline View");
    await editor.page.locator(".quick-input-list .monaco-list-row", { hasText: "Outline" }).first().click();
    await editor.page.locator(".outline-pane .monaco-list-row", { hasText: "EXT. QUAY - DAWN" }).waitFor();
    await editor.picture(`outline-${shade}`);

    await editor.goTo(5, 2);
    await editor.page.locator(".editor-instance .monaco-editor").first().focus();
    await editor.press("F2");
    const input = editor.page.locator(".rename-box input");
    await input.waitFor();
    await input.fill("ROSA");
    await editor.picture(`rename-${shade}`);
    await input.press("Control+Enter"); // Shows the changes before they are made.
    const change = editor.page.locator(".refactor-preview .monaco-list-row, .bulk-edit-panel .monaco-list-row");
    await change.filter({ hasText: "kitchen.fountain" }).first().waitFor();
    await editor.picture(`rename-preview-${shade}`);
    await editor.page.locator(".bulk-edit-panel .monaco-button", { hasText: "Apply" }).first().click();
    await editor.line("ROSA opens the fridge.").waitFor();
    const renamed = SCRIPT.replaceAll("MARA", "ROSA").replaceAll("Mara", "Rosa");
    await editor.page.locator(".editor-instance .monaco-editor").first().click({ position: { x: 300, y: 5 } });
    await editor.settled(() => editor.text(), renamed);
  });
}

scenario("cues, scenes and references by key and palette", { files: FILES, settings: { ...SILENT, "screenplay.lenses.counts": true } }, async (editor) => {
  await opened(editor);
  await editor.goTo(6, 3);
  await editor.press("Control+k");
  await editor.press("n");
  await editor.settled(() => editor.currentLine(), "MARA (O.S.)");
  await editor.press("Control+k");
  await editor.press("b");
  await editor.settled(() => editor.currentLine(), "MARA");

  await editor.goTo(13);
  await editor.press("Control+k");
  await editor.press("PageDown");
  await editor.line("Rain.").waitFor();
  await editor.settled(() => editor.currentLine(), "Rain.");
  const [kitchen, roof, quay] = SCRIPT.split(/(?=^EXT)/m);
  await editor.settled(() => editor.text(), `${kitchen}${quay}\n${roof.trimEnd()}\n`);
  await editor.press("Control+z");
  await editor.settled(() => editor.text(), SCRIPT);

  await editor.command("Screenplay: Number the scenes without a number");
  await editor.line("EXT. QUAY - DAWN #3#").waitFor();
  assert.match(await editor.text(), /INT\. KITCHEN - DAY #1#[^]*EXT\. ROOF - NIGHT #2#/);

  await editor.page.locator(".codelens-decoration a", { hasText: "JON" }).first().click();
  await editor.page.locator(".reference-zone-widget, .zone-widget.reference-zone-widget, .peekview-widget").first().waitFor();
  await editor.picture("references");
});
