// Squiggles with quick fixes, and the tone of a scene on hover.

import assert from "node:assert/strict";
import { scenario } from "./editor.mjs";

for (const theme of ["Dark Modern", "Light Modern"]) {
  const shade = theme.split(" ")[0].toLowerCase();
  const options = { settings: { "workbench.colorTheme": `Default ${theme}` } };

  scenario(`a squiggle has a quick fix that works, in ${theme}`, options, async (editor) => {
    await editor.openFile("first-draft.fountain");
    await editor.page.locator(".squiggly-warning, .squiggly-info").first().waitFor({ timeout: 90_000 });
    await editor.goToText("first-draft.fountain", "have pay");
    await editor.picture(`squiggles-${shade}`);
    await editor.press("Control+.");
    const fix = editor.page.locator(".action-widget .monaco-list-row", { hasText: "paid" }).first();
    await fix.waitFor();
    await editor.picture(`quick-fix-${shade}`);
    await fix.click();
    await editor.line("people have paid to see").waitFor();
  });

  scenario(`a scene heading shows the scene's tone, in ${theme}`, options, async (editor) => {
    const heading = "INT. MARGUERITE - WHEELHOUSE - CONTINUOUS";
    await editor.openFile("the-last-ferry.fountain");
    await editor.logged("The server is running");
    await editor.goToText("the-last-ferry.fountain", heading);
    const hover = await editor.hover();
    assert.match(await hover.innerText(), /\blines\b/);
    await editor.picture(`tone-${shade}`);
  });
}
