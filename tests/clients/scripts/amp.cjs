// node amp.cjs FILE: what AMP's validator says of a page; its rules are fetched from its own host.
const { readFileSync } = require("node:fs");
const text = readFileSync(process.argv[2], "utf8");
require("amphtml-validator")
  .getInstance()
  .then(
    (validator) => {
      const { status, errors } = validator.validateString(text);
      return { status, errors: errors.map(({ line, message }) => `${line}: ${message}`) };
    },
    (error) => ({ missing: String(error.message || error) }),
  )
  .then((found) => console.log(JSON.stringify(found)));
