// node readable.cjs FILE: what reader mode keeps of an article.
const { readFileSync } = require("node:fs");
const { JSDOM } = require("jsdom");
const { Readability } = require("@mozilla/readability");
const { document } = new JSDOM(readFileSync(process.argv[2], "utf8"), {
  url: "https://paper.example/article",
}).window;
console.log(JSON.stringify(new Readability(document).parse().content));
