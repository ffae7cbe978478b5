#!/usr/bin/env bash
# gift-pegjs 1.0.2 (JavaScript), true or false questions of Moodle's format GIFT with feedback.
#
# In GIFT the first text after {T or {F is for those who answer wrongly, the second for those who
# are right. Expected: the fields trueFeedback and falseFeedback hold what is shown to whoever
# answers true, or false, as the fields of Moodle into which the same text is read do.
# Seen: trueFeedback is always the first text and falseFeedback the second. For questions whose
# answer is "false" that is right; for all others whoever answers "true", rightly, is told "wrong",
# and whoever answers "false" is praised. With one text alone, for those who are wrong, a right
# "true" is told it. The marks are right, so that a test of the marks shows nothing.
#
# Output seen:
#   {F #wrong #right} answer true: wrong, answer false: right
#   {T #wrong #right} answer true: wrong, answer false: right
#   {T #wrong} answer true: wrong, answer false: nothing
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund gift-pegjs@1.0.2
cat > see.cjs <<'NODE'
const { parse } = require("gift-pegjs");

for (const answer of ["{F #wrong #right}", "{T #wrong #right}", "{T #wrong}"]) {
  const [question] = parse(`The law was passed. ${answer}`);
  const [yes, no] = [question.trueFeedback, question.falseFeedback];
  console.log(
    `${answer} answer true: ${yes?.text ?? "nothing"}, answer false: ${no?.text ?? "nothing"}`,
  );
}
NODE
node see.cjs > seen
cat seen
diff seen - <<'SEEN'
{F #wrong #right} answer true: wrong, answer false: right
{T #wrong #right} answer true: wrong, answer false: right
{T #wrong} answer true: wrong, answer false: nothing
SEEN
