// The server is killed, hangs, or is gone: what the writer sees, and how it comes back.

import assert from "node:assert/strict";
import { scenario } from "./editor.mjs";

scenario("a killed server is started again, and restarts on demand", {}, async (editor) => {
  await editor.openFile("the-last-ferry.fountain");
  await editor.logged("The server is running");
  const [first] = editor.servers();
  assert.ok(first, "there is a server process");
  process.kill(first, "SIGKILL");
  await editor.logged("ended unexpectedly");
  await editor.logged("started by", 2);
  const [second] = editor.servers();
  assert.notEqual(second, first);

  await editor.command("Screenplay: Restart the server");
  await editor.logged("The server is running", 2);
  await editor.logged("started by", 3);
  assert.equal(editor.servers().length, 1, "the one before has ended");
});

scenario(
  "a server that never answers does not hold up a restart",
  (work) => ({ settings: { "screenplay.server.command": [`${work}/deaf.sh`] }, files: { "deaf.sh": "#!/bin/sh\necho started >&2\nexec sleep 1000\n" } }),
  async (editor) => {
    await editor.openFile("the-last-ferry.fountain");
    await editor.logged("started");
    await editor.command("Screenplay: Restart the server");
    await editor.logged("Starting the server", 2);
    await editor.picture("restart-of-a-deaf-server");
  },
);

scenario(
  "a program that is not there",
  { settings: { "screenplay.server.command": ["/nowhere/screenplay-ls"] } },
  async (editor) => {
    await editor.openFile("the-last-ferry.fountain");
    await editor.notification.filter({ hasText: "/nowhere/screenplay-ls" }).getByRole("button", { name: "Open settings" }).waitFor();
    await editor.picture("no-such-program");
  },
);
