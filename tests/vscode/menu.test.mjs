// The status item with its menu, and the walkthrough of the first minutes.

import { scenario } from "./editor.mjs";

for (const theme of ["Dark Modern", "Light Modern", "High Contrast"]) {
  const shade = theme.replace(" ", "-").toLowerCase();
  const options = { settings: { "workbench.colorTheme": `Default ${theme}` }, size: [1200, 860] };

  scenario(`the menu of the status item, in ${theme}`, options, async (editor) => {
    await editor.openFile("the-last-ferry.fountain");
    await editor.modelReady();
    await editor.status.click();
    const row = (text) => editor.page.locator(".quick-input-list .monaco-list-row", { hasText: text });
    await row("Switch model").waitFor();
    await editor.picture(`menu-${shade}`);
    await row("Quiet for now").click();
    await editor.status.locator(".codicon-bell-slash").waitFor();
    await editor.status.click();
    await row("Suggest again").click();
    await editor.status.locator(".codicon-sparkle").waitFor();
  });

  // The pictures stand beside the steps where the window is wide enough.
  scenario(`the first minutes, in ${theme}`, { ...options, size: [1600, 900] }, async (editor) => {
    await editor.openFile("the-last-ferry.fountain");
    await editor.modelReady();
    await editor.command("Screenplay: The first minutes");
    const step = (text) => editor.page.locator(".getting-started-step", { hasText: text });
    await step("Install the server").waitFor();
    for (const [title, name] of [["Install the server", "install"], ["Choose a model", "model"], ["Let it go on", "write"], ["Write with Tab", "keys"], ["See what the red pen", "red-pen"], ["Hover for the tone", "tone"]]) {
      await step(title).click();
      await editor.page.locator(".getting-started-media img").first().waitFor();
      await editor.page.waitForFunction(() => document.querySelector(".getting-started-media img")?.naturalWidth > 0);
      await editor.picture(`walkthrough-${name}-${shade}`);
    }
    await step("Let it go on").click();
    await editor.page.locator(".getting-started-step .monaco-button", { hasText: "Open a scene" }).click();
    await editor.line("And about what else?").waitFor();
    await editor.picture(`example-${shade}`);
  });
}
