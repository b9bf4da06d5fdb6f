// What works without the server: colours, and the word that it is missing.

import assert from "node:assert/strict";
import { scenario } from "./editor.mjs";

const NO_SERVER = "/usr/bin:/bin";
const ELEMENTS = `Title: All the elements
Author: Nobody

# Act One

= They meet, at last.

FADE IN:

INT. KITCHEN - DAY #12A#

Rain. A **loud** knock, a *quiet* answer, an _important_ letter. [[Who wrote it?]]

MARA (V.O.)
(to herself)
It was never *locked*.

JON ^
I know.

~ Sing it again, sing it low

/* INT. CUT SCENE - NIGHT
Nobody will read this. */

.MONTAGE

@McALLISTER
Go home.

!BANG

CUT TO:

EXT. ROOF - NIGHT

> THE END <

> FADE OUT.
`;

for (const theme of ["Dark Modern", "Light Modern", "High Contrast"]) {
  const shade = theme.replace(" ", "-").toLowerCase();
  const options = {
    files: { "elements.fountain": ELEMENTS },
    path: NO_SERVER,
    settings: { "workbench.colorTheme": `Default ${theme}` },
    size: [1200, 1000],
  };
  scenario(`without a server, in ${theme}`, options, async (editor) => {
    await editor.openFile("elements.fountain");

    await editor.status.filter({ hasText: "not installed" }).waitFor({ timeout: 60_000 });
    await editor.notification.filter({ hasText: "not installed" }).waitFor();
    const colour = (text) => editor.line(text).locator("span span").first().evaluate((span) => getComputedStyle(span).color);
    assert.notEqual(await colour("MARA"), await colour("It was never"));
    await editor.picture(`elements-${shade}`);

    await editor.notification.getByRole("button", { name: "Install server…" }).click();
    const kit = editor.page.locator(".quick-input-list .monaco-list-row", { hasText: "Without an engine" });
    await kit.waitFor();
    await editor.picture(`install-${shade}`);
    await kit.click();
    await editor.page.locator(".terminal-wrapper.active .xterm-screen").waitFor();
    await editor.picture(`install-terminal-${shade}`);
  });
}
