// node ghost.cjs SERVICE ADDRESS: what Ghost makes of an address that an author pastes.
const [, , service, address] = process.argv;
const OEmbedService = require(service);
const got = require("got").default;
const stored = {};
const ghost = new OEmbedService({
  config: { get: (name) => (name === "uploads" ? { images: { extensions: [".png"] } } : "") },
  externalRequest: got,
  imageStore: {
    getSanitizedFileName: (name) => name,
    async saveRaw(bytes, path) {
      stored[path] = bytes.length;
      return path;
    },
  },
});
ghost
  .fetchOembedDataFromUrl(address)
  .then((found) => console.log(JSON.stringify({ ...found, stored })));
