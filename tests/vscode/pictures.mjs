// Takes the pictures of the documentation: ghost-text.png, quick-fix.png, tone.png.
// Not a test: run it with `tests/vscode/run.sh --pictures` when the looks have changed, make the
// files smaller (pngquant) and put them into docs/images/. The font is Courier Prime Code.

import { join } from "node:path";
import { open } from "./editor.mjs";

const SCRIPT = "the-last-ferry.fountain";
const LOOKS = {
  "workbench.activityBar.location": "hidden",
  "breadcrumbs.enabled": false,
  "editor.stickyScroll.enabled": false,
  "editor.lineNumbers": "off",
  "editor.folding": false,
  "editor.glyphMargin": false,
  "editor.fontFamily": "'Courier Prime Code', monospace",
  "editor.fontSize": 16,
  "editor.lineHeight": 24,
  "editor.padding.top": 12,
  "editor.overviewRulerBorder": false,
  "editor.hideCursorInOverviewRuler": true,
  "editor.scrollbar.vertical": "hidden",
  "editor.renderLineHighlight": "none",
  "editor.occurrencesHighlight": "off",
  "editor.lightbulb.enabled": "off",
  "editor.hover.delay": 100,
  "editor.formatOnType": false,
  "editor.codeLens": false,
  "screenplay.completion.deadlineMs": 60_000,
};

const wanted = process.env.PICTURES?.split(",");

await shoot("ghost-text", "Dark Modern", 484, async (editor) => {
  await editor.goToText(SCRIPT, process.env.AFTER ?? "like a sandwich?");
  await editor.write("", "", process.env.CUE ?? "NORA", process.env.WORDS ?? "You don't have to ");
  console.log("Suggested:", await editor.ghostText());
});

await shoot("quick-fix", "Light Modern", 520, async (editor) => {
  await editor.openFile("first-draft.fountain");
  await editor.page.locator(".squiggly-warning, .squiggly-info").first().waitFor();
  await editor.goToText("first-draft.fountain", "have pay");
  await editor.press("Control+.");
  await editor.page.locator(".action-widget .monaco-list-row").first().waitFor();
});

await shoot("tone", "Light Modern", 600, async (editor) => {
  await editor.goToText(SCRIPT, "INT. MARGUERITE - WHEELHOUSE - CONTINUOUS");
  await editor.hover();
  // VS Code gives a hover 250 pixels; the tone stands below the scene's length and cast.
  await editor.press("Control+k");
  await editor.press("Control+i");
  for (let line = 0; line < 3; line += 1) {
    await editor.press("ArrowDown");
  }
  await editor.page.waitForTimeout(1000); // It scrolls smoothly, and says nothing when it is done.
});

async function shoot(name, theme, height, play) {
  if (wanted !== undefined && !wanted.includes(name)) {
    return;
  }
  const editor = await open({ settings: { ...LOOKS, "workbench.colorTheme": `Default ${theme}` }, size: [880, height], scale: 2 });
  try {
    await editor.openFile(SCRIPT);
    await editor.command("View: Close Primary Side Bar");
    await editor.modelReady();
    await play(editor);
    await editor.page.locator(".notification-toast").waitFor({ state: "detached" });
    await editor.picture(name);
    console.log(join(process.env.ARTEFACTS, `${name}.png`));
  } finally {
    await editor.close();
  }
}
