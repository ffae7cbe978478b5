// node previews.cjs READER ADDRESS: what a reader of previews finds, in one shape.
const [, , reader, address] = process.argv;
const readers = {
  async "unfurl.js"() {
    const { unfurl } = require("unfurl.js");
    const found = await unfurl(address);
    const { title, description, images } = found.open_graph;
    return { title, description, image: images[0].url, html: found.oEmbed.html };
  },
  async "open-graph-scraper"() {
    const { result } = await require("open-graph-scraper")({ url: address });
    const { ogTitle: title, ogDescription: description, ogImage } = result;
    return { title, description, image: ogImage[0].url };
  },
  async "@extractus/oembed-extractor"() {
    const found = await require("@extractus/oembed-extractor").extract(address);
    return { title: found.title, image: found.thumbnail_url, html: found.html };
  },
};
readers[reader]().then((found) => console.log(JSON.stringify(found)));
