// Verifies webhooks with the Standard Webhooks library of Node. In: a list of {name, secret, headers, body} as JSON on stdin.
// Out: a line for each, "accepted <name>" or "refused <name>".
import { Webhook } from "standardwebhooks";
import { readFileSync } from "node:fs";

for (const { name, secret, headers, body } of JSON.parse(readFileSync(0, "utf8"))) {
  let verdict = "accepted";
  try {
    new Webhook(secret).verify(body, headers);
  } catch (error) {
    verdict = "refused";
  }
  console.log(`${verdict} ${name}`);
}
