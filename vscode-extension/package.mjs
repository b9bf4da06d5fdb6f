// Packages the extension into ../dist/screenplay-ls-VERSION.vsix.
import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { createVSIX } from "@vscode/vsce";

const { name, version } = JSON.parse(readFileSync("package.json", "utf8"));
const packagePath = `../dist/${name}-${version}.vsix`;

mkdirSync("../dist", { recursive: true });
// The marketplace wants the licence inside; the project keeps one, at its root.
copyFileSync("../LICENSE", "LICENSE");
await createVSIX({ packagePath, dependencies: false, allowMissingRepository: true });
