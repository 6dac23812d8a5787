/* One date as EDTF writes it, read as data/dates.py reads it: the days that it may cover. Nothing
   here touches the page, so that the same cases are run by node and by pytest. */
(() => {
  const SHAPE = /^([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?[?~%]?$/;
  const LAST_YEAR = 9999;

  const leap = (year) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = (year, month) => {
    if (month === 2) return leap(year) ? 29 : 28;
    return [4, 6, 9, 11].includes(month) ? 30 : 31;
  };
  const days = (first, last) => ({ first, last });
  const months = (year, first, last, ends = year) => days([year, first, 1], [ends, last, length(ends, last)]);

  /* Seasons are those of the north; winter begins in the year that it is written under. */
  const season = (year, number) => {
    const start = 3 * (number - 20);
    if (start < 12) return months(year, start, start + 2);
    return year === LAST_YEAR ? null : months(year, 12, 2, year + 1);
  };
  const monthOrDay = (year, month, day) => {
    if (month < 1 || month > 12) return null;
    if (!day || day === "XX") return months(year, month, month);
    const number = Number(day);
    return number < 1 || number > length(year, month) ? null : days([year, month, number], [year, month, number]);
  };

  /* Return the first and the last day, each as year, month and day; of what is no date, nothing. */
  const cover = (text) => {
    const [found, year, month, day] = SHAPE.exec(text || "") || [];
    if (!found) return null;
    const [first, last] = ["0", "9"].map((digit) => Number(year.replace(/X/g, digit)));
    if (!first) return null; // years begin with 0001
    if (!month) return days([first, 1, 1], [last, 12, 31]);
    if (year.includes("X")) return null; // no month of an unknown year
    if (month === "XX") return !day || day === "XX" ? months(first, 1, 12) : null;
    if (month > 20 && month < 25) return day ? null : season(first, Number(month));
    return monthOrDay(first, Number(month), day);
  };

  /* Persian and Arabic digits are typed in Persian; an address has those from 0 to 9. */
  const latin = (text) => (text || "")
    .replace(/[۰-۹]/g, (digit) => digit.charCodeAt(0) - 0x06f0)
    .replace(/[٠-٩]/g, (digit) => digit.charCodeAt(0) - 0x0660);

  const inOrder = (one, other) => {
    const [a, b] = [one, other].map(([year, month, day]) => year * 10000 + month * 100 + day);
    return a <= b;
  };

  /* Say what is wrong with two ends of a choice, of which either may be left open. */
  const wrong = (from, to) => {
    const [start, end] = [cover(from), cover(to)];
    const of = (text, found) => (text && !found ? "unreadable" : "");
    const found = { from: of(from, start), to: of(to, end) };
    if (start && end && !inOrder(start.first, end.last)) return { from: "reversed", to: "reversed" };
    return found;
  };

  const dates = { cover, latin, wrong };
  if (typeof module === "object") module.exports = dates;
  else window.entente = { ...window.entente, dates };
})();
