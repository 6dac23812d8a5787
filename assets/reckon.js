/* What a reader means who types a date: a month by its name, in any language of the atlas, and
   where the page counts so, a year of the Solar Hijri calendar. Nothing here touches the page, so
   that node runs its cases. */
(() => {
  const dates = typeof module === "object" ? require("./dates.js") : window.entente.dates;
  const { latin } = dates;
  const SMALL = new Set(["de", "del", "do", "da", "of", "the"]); // words between those that count
  const ORDINAL = /^(\d{1,2})(?:st|nd|rd|th|º|ª)$/;
  const SOLAR = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?$/;
  const [FIRST, LAST] = [1300, 1410]; // years that are taken as Solar Hijri ones

  /* Letters without their accents and marks, in lower case; what is not seen is gone. */
  const fold = (text) => latin(text).toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")
    .replace(/[\u200b-\u200f\u2066-\u2069]/g, "");

  /* ------------------------------------------------------------------ the Solar Hijri calendar */

  const LEAPS = [1, 5, 9, 13, 17, 22, 26, 30]; // of 33 years: right from 1206 to 1498
  const BEGAN = Date.UTC(1921, 2, 21); // the first day of 1300
  const DAY = 86400000; // milliseconds
  const isLeap = (year) => LEAPS.includes(year % 33);
  const length = (year, month) => (month < 7 ? 31 : month < 12 || isLeap(year) ? 30 : 29);
  const daysBefore = (year) => {
    let days = 0;
    for (let one = FIRST; one < year; one += 1) days += isLeap(one) ? 366 : 365;
    return days;
  };
  const gregorian = (year, month, day) => {
    let days = daysBefore(year) + day - 1;
    for (let one = 1; one < month; one += 1) days += length(year, one);
    return new Date(BEGAN + days * DAY).toISOString().slice(0, 10);
  };

  /* Return the first and the last day of a year, a month or a day; of what is none, nothing. */
  const solar = (text) => {
    const [found, ...parts] = SOLAR.exec(text) || [];
    const [year, month, day] = parts.map((part) => part && Number(part));
    if (!found || year < FIRST || year > LAST) return null;
    const ends = [month || 1, month || 12];
    if (ends[0] < 1 || ends[1] > 12 || month === 0) return null;
    if (day !== undefined && (day < 1 || day > length(year, month))) return null;
    return {
      from: gregorian(year, ends[0], day || 1),
      to: gregorian(year, ends[1], day || length(year, ends[1])),
    };
  };

  /* ------------------------------------------------------------------ months by their names */

  const pad = (number) => String(number).padStart(2, "0");
  const named = (text, months) => {
    const known = new Map(Object.entries(months).map(([name, month]) => [fold(name), month]));
    const words = fold(text).split(/[\s,.،-]+/).filter((word) => word && !SMALL.has(word))
      .map((word) => word.replace(ORDINAL, "$1"));
    const month = words.filter((word) => known.has(word));
    const year = words.filter((word) => /^\d{4}$/.test(word));
    const day = words.filter((word) => /^\d{1,2}$/.test(word));
    const all = month.length + year.length + day.length === words.length;
    if (!all || month.length !== 1 || year.length !== 1 || day.length > 1) return null;
    return [year[0], pad(known.get(month[0])), ...day.map(pad)].join("-");
  };

  /* As dates are written by hand, the day first, but where only the month can stand there; the year
     alone with its month is of that month. */
  const NUMBERS = /^(?:(\d{1,2})[/.])?(\d{1,2})[/.](\d{4})$/;
  const numbered = (text) => {
    const [found, first, second, year] = NUMBERS.exec(text) || [];
    if (!found) return null;
    const [day, month] = Number(second) > 12 ? [second, first] : [first, second];
    return [year, pad(month || ""), ...(day ? [pad(day)] : [])].join("-");
  };

  /* Return what is meant as the first and as the last date of a choice, as EDTF writes it, and
     whether it was taken as Solar Hijri. What is neither stays as it was typed.
     `months` has the number of each month by its names, and `hijri` that of each Solar Hijri one;
     `counted` is how the page counts years. */
  const reckon = (typed, { months, counted, hijri = {} }) => {
    const text = latin(typed).trim();
    const taken = counted === "persian" && solar(named(text, hijri) || text);
    if (taken) return { ...taken, solar: true };
    const meant = named(text, months) || numbered(text) || typed || "";
    return { from: meant, to: meant, solar: false };
  };

  if (typeof module === "object") module.exports = reckon;
  else window.entente = { ...window.entente, reckon };
})();
