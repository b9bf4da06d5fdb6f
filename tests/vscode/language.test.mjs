// What works without the server: colours, and the word that it is missing.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { open } from "./editor.mjs";

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

for (const theme of ["Default Dark Modern", "Default Light Modern", "Default High Contrast"]) {
  test(`without a server, in ${theme}`, async (t) => {
    const editor = await open({ files: { "elements.fountain": ELEMENTS }, path: NO_SERVER, settings: { "workbench.colorTheme": theme }, size: [1200, 1000] });
    t.after(editor.close);
    await editor.openFile("elements.fountain");

    await editor.status.filter({ hasText: "not installed" }).waitFor({ timeout: 60_000 });
    await editor.notification.filter({ hasText: "not installed" }).waitFor();
    const cue = editor.line("MARA").locator("span span").first();
    const dialogue = editor.line("It was never").locator("span span").first();
    const colour = (element) => element.evaluate((span) => getComputedStyle(span).color);
    assert.notEqual(await colour(cue), await colour(dialogue));
    await editor.picture(`elements-${theme.split(" ").slice(1).join("-").toLowerCase()}`);

    await editor.notification.getByRole("button", { name: "Install server…" }).click();
    await editor.page.locator(".quick-input-list .monaco-list-row", { hasText: "Without an engine" }).waitFor();
    await editor.picture(`install-${theme.split(" ").slice(1).join("-").toLowerCase()}`);
  });
}
