/* Waiting for an answer: what a server left unanswered is asked once more, if it is there. */
const assert = require("node:assert");
const test = require("node:test");

require("../../assets/server/patience.js");

const { answerOf, unanswered } = globalThis.entente.patience;
const fine = { status: 200 };

/* Ask a server that does what is listed, one after another, and is there or not. */
const asked = async (answers, there) => {
  globalThis.fetch = async () => ({ ok: there });
  let times = 0;
  const ask = async () => {
    const answer = answers[times];
    times += 1;
    if (!answer) throw new TypeError("the connection broke");
    return answer;
  };
  return { answer: await answerOf(ask, "/", () => {}), times };
};

for (const [what, answers, there, wanted] of [
  ["an answer is taken as it is", [fine], true, { answer: fine, times: 1 }],
  ["a refusal is an answer", [{ status: 429 }], true, { answer: { status: 429 }, times: 1 }],
  ["a broken connection is tried once more", [null, fine], true, { answer: fine, times: 2 }],
  ["a gateway without a server behind it, too", [{ status: 502 }, fine], true, { answer: fine, times: 2 }],
  ["not more than once", [null, null, fine], true, { answer: null, times: 2 }],
  ["a server that is gone is left alone", [null, fine], false, { answer: null, times: 1 }],
]) {
  test(what, async () => assert.deepStrictEqual(await asked(answers, there), wanted));
}

test("why an engine gave no answer stands in a header", () => {
  const headers = new Map([["Entente-Engine", "slow"]]);
  assert.strictEqual(unanswered({ headers }), "slow");
});
