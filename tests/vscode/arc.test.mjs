// The emotional arc of a script, as a page beside it.

import { scenario } from "./editor.mjs";

for (const theme of ["Dark Modern", "Light Modern"]) {
  const options = { settings: { "workbench.colorTheme": `Default ${theme}` } };

  scenario(`the emotional arc opens beside the script, in ${theme}`, options, async (editor) => {
    await editor.openFile("the-last-ferry.fountain");
    await editor.logged("The server is running");
    await editor.command("Show the Emotional Arc");
    const page = editor.page.frameLocator("iframe.webview").frameLocator("iframe#active-frame");
    await page.getByRole("heading", { name: "The arc", exact: true }).waitFor({ timeout: 60_000 });
    await editor.picture(`arc-${theme.split(" ")[0].toLowerCase()}`);
  });
}
