/** Whether a text is a date that exists: `2026-05-05`. `Date.parse` accepts the 30th of February. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The time of a date that exists, with or without a time of day, in milliseconds; `NaN` for other texts. */
export const timeOfDate = (text: string): number =>
  isCalendarDate(text.slice(0, 10)) ? Date.parse(text) : Number.NaN;
