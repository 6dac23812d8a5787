/* What is typed as a date is taken for what it means: months by name, years of two calendars. */
const { test } = require("node:test");
const assert = require("node:assert/strict");
const reckon = require("../../assets/reckon.js");
const { cover } = require("../../assets/dates.js");
const { months } = require("./cases.json");

const here = (text) => reckon(text, { months, counted: "" });
const hijri = { فروردین: 1, اردیبهشت: 2, خرداد: 3, اسفند: 12 };
const inPersian = (text) => reckon(text, { months, counted: "persian", hijri });
const both = (text) => ({ from: text, to: text, solar: false });

const NAMED = {
  "January 2018": "2018-01",
  "jan 2018": "2018-01",
  "JANUARY, 2018": "2018-01",
  "28 May 2020": "2020-05-28",
  "May 28, 2020": "2020-05-28",
  "3rd of August 2005": "2005-08-03",
  "28-May-2020": "2020-05-28",
  "2018 January": "2018-01",
  "enero de 2018": "2018-01",
  "5 de mayo de 2018": "2018-05-05",
  "sept. 1960": "1960-09",
  "março de 2018": "2018-03",
  "marco de 2018": "2018-03",
  "1º de dezembro de 2025": "2025-12-01",
  "ژانویهٔ ۲۰۱۸": "2018-01",
  "ژانویه ۲۰۱۸": "2018-01",
  "ژانویهٔ 2018": "2018-01",
  "۲۸ مهٔ ۲۰۲۰": "2020-05-28",
  " اوت ۲۰۰۵ ": "2005-08",
  "31/12/2024": "2024-12-31",
  "5/3/2024": "2024-03-05",
  "03.04.2024": "2024-04-03",
  "12/31/2024": "2024-12-31", // only the month can stand there
  "6/2019": "2019-06",
  "۳۱/۱۲/۲۰۲۴": "2024-12-31",
};
test("a month is known by its name in every language, whatever the page is in", () => {
  for (const [typed, meant] of Object.entries(NAMED)) {
    assert.deepEqual(here(typed), both(meant), typed);
    assert.deepEqual(inPersian(typed), both(meant), typed);
  }
});

test("every name of a month that a page may know is known", () => {
  assert.ok(Object.keys(months).length > 60);
  for (const [name, month] of Object.entries(months)) {
    assert.equal(here(`${name} 2018`).from, `2018-${String(month).padStart(2, "0")}`, name);
  }
});

test("what is no date, or one already, stays as it was typed", () => {
  const kept = ["", "2018", "2018-01", "2018-01-28", "199X", "2007~", "2007-21", "sometime", "January", "2018 2019",
    "January February 2018", "5 6 May 2018", "May be 2018", "1386", "1386-05", "2018 18", "۲۰۱۸", "de 2018"];
  for (const typed of kept) assert.deepEqual(here(typed), both(typed), typed);
  for (const typed of ["1299", "1411", "2018", "1386-13", "1386-00", "1386-12-30", "1386-07-31", "13866"]) {
    assert.deepEqual(inPersian(typed), both(typed), typed);
  }
  assert.deepEqual(reckon(undefined, { months, counted: "" }), both(""));
  assert.equal(cover(here("31 February 2018").from), null); // which is then said to be none
});

const SOLAR = {
  "1386": ["2007-03-21", "2008-03-19"],
  "۱۳۸۶": ["2007-03-21", "2008-03-19"],
  "١٣٨٦": ["2007-03-21", "2008-03-19"],
  "1357": ["1978-03-21", "1979-03-20"],
  "1399": ["2020-03-20", "2021-03-20"],
  "1403": ["2024-03-20", "2025-03-20"],
  "1386-05": ["2007-07-23", "2007-08-22"],
  "۱۳۵۷-۱۱-۲۲": ["1979-02-11", "1979-02-11"],
  "1357/11/22": ["1979-02-11", "1979-02-11"],
  "1386-02-31": ["2007-05-21", "2007-05-21"],
  "1399-12-30": ["2021-03-20", "2021-03-20"],
  "1300": ["1921-03-21", "1922-03-21"],
  "1410": ["2031-03-21", "2032-03-19"],
};
test("on a page in Persian a year, a month and a day may be Solar Hijri ones", () => {
  for (const [typed, [from, to]] of Object.entries(SOLAR)) {
    assert.deepEqual(inPersian(typed), { from, to, solar: true }, typed);
  }
});

test("every day of those years is the one that the rules of Unicode give", () => {
  const known = new Intl.DateTimeFormat("en-u-ca-persian-nu-latn", {
    timeZone: "UTC", year: "numeric", month: "numeric", day: "numeric",
  });
  let days = 0;
  for (let at = Date.UTC(1921, 2, 21); at <= Date.UTC(2032, 2, 19); at += 86400000) {
    const parts = Object.fromEntries(known.formatToParts(at).map(({ type, value }) => [type, value]));
    const { from } = inPersian(`${parts.year}-${parts.month}-${parts.day}`);
    assert.equal(from, new Date(at).toISOString().slice(0, 10));
    days += 1;
  }
  assert.ok(days > 40000);
});

test("months of the Solar Hijri calendar are known by their names, as the evidence writes them", () => {
  const cases = {
    "اردیبهشت ۱۳۹۹": ["2020-04-20", "2020-05-20"],
    "۸ خرداد ۱۳۹۹": ["2020-05-28", "2020-05-28"],
    "اسفند ۱۳۹۹": ["2021-02-19", "2021-03-20"],
  };
  for (const [typed, [from, to]] of Object.entries(cases)) {
    assert.deepEqual(inPersian(typed), { from, to, solar: true }, typed);
    assert.equal(here(typed).solar, false, typed);
  }
});
