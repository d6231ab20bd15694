// Called by web/build: bundles with esbuild, and gathers the notices of every package of which anything is in the bundle.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { gzipSync, brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

const out = process.argv[2];
const { metafile } = await build({
  entryPoints: ["editor/main.mjs"],
  outfile: `${out}/editor.js`,
  bundle: true,
  format: "esm",
  minify: true,
  target: ["chrome111", "firefox113", "safari16.4"],
  // The notices are in a file of their own. The service puts the name that it has in its address into the first line.
  legalComments: "none",
  banner: { js: '/* With parts of ProseMirror and others; their notices: "editor-LICENSES.txt" */' },
  metafile: true,
  logLevel: "warning",
});

const [{ inputs }] = Object.values(metafile.outputs);
const used = Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
const packages = [...new Set(used.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]).filter(Boolean))].sort();
const notices = packages.map((name) => {
  const folder = `node_modules/${name}`;
  const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (!file) throw new Error(`${name} has no licence`);
  return `${name} ${version} (${license})\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`;
});
writeFileSync(`${out}/editor-LICENSES.txt`, `web/editor.js contains parts of these packages.\n\n${notices.join(`\n${"-".repeat(72)}\n\n`)}`);

const bundle = readFileSync(`${out}/editor.js`);
const size = (bytes) => `${(bytes.length / 1000).toFixed(1)} kB`;
console.log(`editor.js: ${size(bundle)}, gzip ${size(gzipSync(bundle, { level: 9 }))}, brotli ${size(brotliCompressSync(bundle))}`);
