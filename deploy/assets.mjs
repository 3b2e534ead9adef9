// Builds what pages load: the NL Design System, purged; and one stylesheet with everything (make assets).
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { browserslistToTargets, transform } from "lightningcss";
import { PurgeCSS } from "purgecss";

const CSS = "site/static/css";
const VENDOR = "site/static/vendor";
const MODULES = "node_modules";
const FONT = `${MODULES}/@fontsource-variable/atkinson-hyperlegible-next`;
// Safari 15, Firefox 100, Chrome 100: phones that no longer get updates still read everything.
const targets = browserslistToTargets(["safari 15.4", "ios_saf 15.4", "firefox 100", "chrome 100"]);

const read = (path) => readFileSync(path, "utf8");
const minify = (name, text) =>
  transform({ filename: name, code: Buffer.from(text), minify: true, targets }).code.toString();

function write(path, text) {
  writeFileSync(path, text);
  console.log(`${path}: ${text.length} bytes, ${gzipSync(text, { level: 9 }).length} compressed`);
}

async function designSystem() {
  const candidates = ["button", "link", "skip-link"].map(
    (name) => `${MODULES}/@nl-design-system-candidate/${name}-css/dist/${name}.css`,
  );
  const sheets = [...candidates, `${MODULES}/@utrecht/component-library-css/dist/index.css`];
  const raw = sheets.map(read).join("\n").replace(/^@charset.*$/gm, "");
  const [{ css }] = await new PurgeCSS().purge({
    content: ["templates/**/*.html", "docs/look.md", "site/static/js/*.js"],
    css: [{ raw }],
    safelist: { greedy: [/:focus/], deep: [] },
    // States that our pages never show would be most of the weight.
    blocklist: [/--(disabled|busy|pressed|positive|negative|subtle|focus|hover|active|read-only)/],
  });
  const notice = "/* NL Design System and Utrecht components, EUPL-1.2: see LICENCES/ beside this file. */\n";
  write(`${VENDOR}/nl-design-system.css`, notice + minify("nl-design-system.css", css));
}

function licences() {
  mkdirSync(`${VENDOR}/LICENCES`, { recursive: true });
  copyFileSync(`${MODULES}/@utrecht/component-library-css/LICENSE.md`, `${VENDOR}/LICENCES/utrecht-EUPL-1.2.md`);
  copyFileSync(
    `${MODULES}/@nl-design-system-candidate/button-css/LICENSE.md`,
    `${VENDOR}/LICENCES/nl-design-system-EUPL-1.2.md`,
  );
  copyFileSync(`${FONT}/LICENSE`, "site/static/fonts/LICENCE-OFL.txt");
  copyFileSync(
    `${FONT}/files/atkinson-hyperlegible-next-latin-wght-normal.woff2`,
    "site/static/fonts/atkinson-hyperlegible-next-latin.woff2",
  );
}

function bundle() {
  const parts = readdirSync(`${CSS}/components`).filter((name) => name.endsWith(".css") && name !== "print.css");
  const layer = (name, texts) => `@layer ${name} {\n${texts.join("\n")}\n}`;
  const text = [
    read(`${CSS}/fonts.css`),
    read(`${CSS}/tokens.css`),
    "@layer vendor, base, components, print;",
    layer("vendor", [read(`${VENDOR}/nl-design-system.css`)]),
    layer("base", [read(`${CSS}/theme.css`), read(`${CSS}/base.css`), read(`${CSS}/layout.css`)]),
    layer("components", parts.sort().map((name) => read(`${CSS}/components/${name}`))),
    // Without a layer, so that paper wins from everything.
    read(`${CSS}/components/print.css`),
  ];
  write(`${CSS}/samenspraak.css`, minify("samenspraak.css", text.join("\n")));
}

licences();
await designSystem();
bundle();
