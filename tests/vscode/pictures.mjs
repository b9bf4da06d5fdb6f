// Takes the pictures of the documentation (ghost-text.png, quick-fix.png, tone.png) and those of the
// extension's walkthrough (walkthrough-*.png, each in a dark and a light theme).
// Not a test: run it with `tests/vscode/run.sh --pictures` when the looks have changed, make the
// files smaller (pngquant) and put them into docs/images/ and vscode-extension/walkthrough/.
// The font of the documentation is Courier Prime Code. PICTURES names those that are wanted.

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

/** Steps of the walkthrough; each is left on the screen. */
const STEPS = {
  install: async (editor) => {
    await editor.command("Screenplay: Install the server");
    await row(editor, "Without an engine").waitFor();
  },
  model: async (editor) => {
    await editor.command("Screenplay: Choose a model");
    await row(editor, "on this machine").waitFor();
  },
  write: async (editor) => {
    await editor.goToText(SCRIPT, "like a sandwich?");
    await editor.write("", "", "NORA", "You don't have to ");
    await editor.ghostText();
  },
  keys: async (editor) => {
    await editor.goToText(SCRIPT, "like a sandwich?");
    await editor.write("", "");
    await editor.press("Tab");
    await editor.page.locator(".suggest-widget .monaco-list-row").first().waitFor();
  },
  redPen: async (editor) => {
    await editor.openFile("first-draft.fountain");
    await editor.page.locator(".squiggly-warning, .squiggly-info").first().waitFor();
    await editor.goToText("first-draft.fountain", "have pay");
    const actions = editor.page.locator(".action-widget .monaco-list-row").first();
    for (let tries = 0; tries < 4 && !(await actions.isVisible()); tries += 1) {
      await editor.press("Control+.");
      await actions.waitFor({ timeout: 15_000 }).catch(() => undefined);
    }
  },
  tone: async (editor) => {
    await editor.goToText(SCRIPT, "INT. MARGUERITE - WHEELHOUSE - CONTINUOUS");
    await editor.hover();
  },
};

const SMALL = { "editor.fontFamily": "monospace", "editor.fontSize": 14, "editor.lineHeight": 20 };
const SILENT = { "screenplay.completion.dialogue": false, "screenplay.completion.action": false, "screenplay.completion.headings": false };

for (const [step, play] of Object.entries(STEPS)) {
  const looks = step === "write" ? SMALL : { ...SMALL, ...SILENT };
  for (const shade of ["Dark", "Light"]) {
    const height = step === "keys" ? 640 : 460; // The list opens above the cursor where there is no room below.
    await shoot(`walkthrough-${step}-${shade.toLowerCase()}`, `${shade} Modern`, height, play, looks, [720, 1]);
  }
}

function row(editor, text) {
  return editor.page.locator(".quick-input-list .monaco-list-row", { hasText: text }).first();
}

async function shoot(name, theme, height, play, looks = {}, [width, scale] = [880, 2]) {
  if (wanted !== undefined && !wanted.includes(name)) {
    return;
  }
  const settings = { ...LOOKS, ...looks, "workbench.colorTheme": `Default ${theme}` };
  const editor = await open({ settings, size: [width, height], scale });
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
