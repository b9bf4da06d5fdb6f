// Bundles the extension into dist/extension.js, or (--tests) each test file into dist/test/.
import { readdirSync, rmSync } from "node:fs";
import { build } from "esbuild";

const production = process.argv.includes("--production");
const tests = process.argv.includes("--tests");

const common = { bundle: true, platform: "node", format: "cjs", target: "node20", logLevel: "warning" };

if (tests) {
  rmSync("dist/test", { recursive: true, force: true });
  const files = readdirSync("test").filter((name) => name.endsWith(".test.ts"));
  await build({
    ...common,
    entryPoints: files.map((name) => `test/${name}`),
    outdir: "dist/test",
    sourcemap: "inline",
    // Loaded from node_modules: it carries a WebAssembly file that a bundle would lose.
    external: ["vscode-oniguruma"],
  });
} else {
  await build({
    ...common,
    entryPoints: ["src/extension.ts"],
    outfile: "dist/extension.js",
    external: ["vscode"],
    minify: production,
    sourcemap: !production,
  });
}
