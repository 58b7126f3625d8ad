// Turns Sass output into the committed style sheet: own class prefix, no rule that Wayhome
// never uses, merged and minified. Upstream prefixes are replaced so that pages do not pass
// for a United Kingdom government service.
import { readFileSync, writeFileSync } from "node:fs";
import { transform } from "lightningcss";
import postcss from "postcss";

// Variants of upstream components for which Wayhome has its own answer, or no use.
const UNUSED = [
  /^wh-link--(muted|text-colour|no-)/,
  /^wh-link-image/,
  /^wh-(button--(inverse|start)|button__start-icon)/,
  /^wh-(radios|checkboxes)--small/,
  /^wh-radios--inline$/,
  /^wh-file-upload-button/,
  /^wh-list--spaced/,
  /^wh-panel--interruption/,
  /^wh-back-link--inverse/,
  /^wh-task-list__item--with-link-hover/,
  /^wh-body-lead/,
  /^wh-section-break/,
  /^js-enabled|^wh-frontend-supported/,
];

// Phones still in daily use; lightningcss wants each version as major << 16.
const OLDEST_BROWSERS = { chrome: 88 << 16, firefox: 85 << 16, safari: 14 << 16 };

const isUnused = (selector) =>
  [...selector.matchAll(/\.([\w-]+)/g)].some(([, name]) => UNUSED.some((rule) => rule.test(name)));

function dropUnused(sheet) {
  sheet.walkRules((rule) => {
    const kept = rule.selectors.filter((selector) => !isUnused(selector));
    if (kept.length === 0) rule.remove();
    else if (kept.length < rule.selectors.length) rule.selectors = kept;
  });
}

const [source, target] = process.argv.slice(2);
const renamed = readFileSync(source, "utf8")
  .replaceAll("govuk-", "wh-")
  .replace(/var\((--wh-[a-z-]+), ?#[0-9a-f]{3,6}\)/gi, "var($1)")
  .replace(/(-webkit|-moz-osx)-font-smoothing:\s*\w+;?/g, "")
  .replace(/--wh-(breakpoint|frontend)-[a-z]+:[^;}]+;?/g, "")
  .replace(/font-family:\s*inherit(?=[;}]);?/g, (text, at, all) =>
    /select,textarea\{$/.test(all.slice(0, at)) ? text : "",
  );

const sheet = postcss.parse(renamed);
dropUnused(sheet);

const { code } = transform({
  filename: source,
  code: Buffer.from(sheet.toString()),
  minify: true,
  targets: OLDEST_BROWSERS,
});

writeFileSync(target, `${code}\n`);
