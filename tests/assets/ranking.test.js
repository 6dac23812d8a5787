/* What is looked for by name: the nearest first, whatever the accents, the letters or the slips. */
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { fold, rank, rankTies, slips, findActors, learn } = require("../../assets/ranking.js");
const { folded } = require("./cases.json");

test(`texts are folded as the server folds them: ${folded.length} cases`, () => {
  assert.ok(folded.length > 300, "hardly any case");
  for (const [text, wanted] of folded) assert.equal(fold(text), wanted, JSON.stringify(text));
});

const entry = (id, order, weight, ...names) => ({ id, order, weight, names });
const entries = () => [
  entry("bid", 1, 6, "Venezuelan development bank", "Banco Internacional de Desarrollo"),
  entry("VEN", 0, 118, "Venezuela", "ونزوئلا", "VEN", "VE"),
  entry("mfa", 1, 2, "Venezuela's foreign ministry"),
  entry("IRN", 0, 300, "Iran", "Irán", "Irã", "ایران", "IRN", "IR"),
  entry("zarif", 1, 9, "Mohammad Javad Zarif", "محمدجواد ظریف"),
  entry("BRA", 0, 40, "Brazil", "Brasil", "برزیل", "BRA", "BR"),
  entry("chavez", 1, 21, "Hugo Chávez", "هوگو چاوز"),
  entry("USA", 0, 90, "United States", "Estados Unidos", "ایالات متحده", "USA", "US"),
  entry("bank", 1, 4, "Iranian-Venezuelan binational bank"),
  entry("CRI", 0, 2, "Costa Rica", "CRI", "CR"),
  entry("CIV", 0, 1, "Côte d'Ivoire", "CIV", "CI"),
  entry("mahan", 1, 5, "Mahan Air"),
];
const ids = (query) => rank(query, entries()).map(({ id }) => id);

/* What is typed, and what stands first. */
for (const [query, first] of Object.entries({
  vene: "VEN", Venezuela: "VEN", "venezuelan bank": "bid", "ven": "VEN", ven3zuela: "VEN",
  iran: "IRN", "Irán": "IRN", IRAN: "IRN", "ايران": "IRN", "ایران": "IRN", iarn: "IRN",
  brasil: "BRA", brazli: "BRA", chavez: "chavez", "chaves": "chavez", "Chavéz": "chavez", zarif: "zarif",
  "javad zarif": "zarif", "ظريف": "zarif", us: "USA", "united sta": "USA", usa: "USA", untied: "USA",
  bank: "bid", "binational": "bank", "costa": "CRI", "cote divoire": "CIV", "cote d'ivoire": "CIV", mahna: "mahan",
})) {
  test(`“${query}” finds ${first}`, () => assert.equal(ids(query)[0], first, ids(query).join()));
}

test("a state comes before whatever is called after it", () => {
  assert.deepEqual(ids("vene").slice(0, 3), ["VEN", "bid", "mfa"]);
});
test("a code is meant whole", () => {
  assert.ok(!ids("u").includes("USA") || ids("u")[0] === "USA");
  assert.ok(!ids("b").slice(0, 1).includes("bid"));
  assert.deepEqual(ids("cr"), ["CRI"]);
});
test("slips count only where no name begins so", () => {
  assert.deepEqual(ids("ven").filter((id) => !["VEN", "bid", "mfa", "bank"].includes(id)), []);
  const some = () => [
    entry("BOL", 0, 30, "Bolivia"), entry("police", 1, 3, "Brazilian Federal Police", "Polícia Federal"),
    entry("lula", 1, 20, "Luiz Inácio Lula da Silva"), entry("luna", 1, 2, "Luna"),
  ];
  const found = (query) => rank(query, some()).map(({ id }) => id);
  assert.deepEqual(found("bolivia"), ["BOL"]);
  assert.deepEqual(found("Lula"), ["lula"]);
  assert.deepEqual(found("bolivja")[0], "BOL");
});
test("another year is no slip of the hand", () => {
  const some = [entry("tankers", 1, 5, "Tankers of 2020")];
  assert.deepEqual(rank("2012", some), []);
  assert.equal(rank("2020", some).length, 1);
});
test("two names find the tie between them, however they are joined", () => {
  const ties = ["IRN~VEN", "IRN~USA", "BRA~IRN", "CRI~IRN"];
  const found = (query) => rankTies(query, entries(), ties, [" and ", " e "]).map(({ id }) => id);
  for (const query of [
    "iran venezuela", "Venezuela Irán", "iran and venezuela", "Irã e Venezuela", "Iran–Venezuela", "iran vene",
    "IR VE", "ایران ونزوئلا",
  ]) assert.equal(found(query)[0], "IRN~VEN", query);
  assert.deepEqual(found("united states iran"), ["IRN~USA"]);
  assert.deepEqual(found("iran costa rica"), ["CRI~IRN"]);
  for (const query of ["", "iran", "brazil venezuela", "iran hospital", "iran iran", "a b c d e f g h i"]) {
    assert.deepEqual(found(query), [], query);
  }
});
test("nothing is found of nothing, nor of what is nowhere", () => {
  for (const query of ["", "  ", "!?", "qqqqqq", "xyz"]) assert.deepEqual(ids(query), []);
});
test("what is found is found in the same order, however the entries stand", () => {
  for (const query of ["a", "ban", "ir", "ven", "chavez"]) {
    const turned = rank(query, entries().reverse()).map(({ id }) => id);
    assert.deepEqual(turned, ids(query));
  }
});
test("slips are counted as they happen", () => {
  for (const [asked, word, count] of [
    ["iran", "iran", 0], ["iran", "iranian", 0], ["iarn", "iran", 1], ["irn", "iran", 1], ["irran", "iran", 1],
    ["ixan", "iran", 1], ["brzail", "brazil", 1], ["", "a", 0],
  ]) assert.equal(slips(asked, word, 2), count, `${asked} ${word}`);
  assert.equal(slips("abcdefgh", "abc", 2), Infinity);
  assert.equal(slips("abcd", "wxyz", 2), Infinity);
});

test("a list that opens has its groups, and what is typed finds a state before its bank", () => {
  const group = (name, ...labels) => ({ group: name, items: labels.map((label) => ({ value: label, label })) });
  const options = [
    group("Asia", "Iran", "Iran › Export bank", "Iran › Iran’s navy"),
    group("Americas", "Venezuela › Bank of Venezuela", "Venezuela", "Venezuela › Hugo Chávez"),
  ];
  const labels = (search) => findActors({ options, search }).map(({ label }) => label);
  assert.equal(findActors({ options, search: " " }), options);
  assert.equal(labels("vene")[0], "Venezuela");
  assert.deepEqual(labels("chavez"), ["Venezuela › Hugo Chávez"]);
  assert.equal(labels("iran")[0], "Iran");
  assert.equal(labels("bank").length, 2);
  assert.deepEqual(labels("qqqq"), []);
  learn([{ id: "Iran", names: ["Iran", "ایران", "Irã"] }]);
  assert.equal(labels("ايران")[0], "Iran");
});

test("a half space may be typed as a whole one", () => {
  const list = [entry("hezbollah", 1, 5, "حزب\u200cالله"), entry("IRN", 0, 300, "ایران"), entry("USA", 0, 200, "ایالات متحده", "آمریکا")];
  for (const typed of ["حزب الله", "حزب\u200cالله", "حزبالله", "حزب ال"]) assert.equal(rank(typed, list)[0].id, "hezbollah", typed);
  for (const typed of ["آمریکا", "امریکا"]) assert.equal(rank(typed, list)[0].id, "USA", typed);
});
