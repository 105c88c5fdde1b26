import { isCalendarDate } from './calendar-date.js';
import { months } from './pages/changelog-blocks.js';

const month = `(?<month>${months.join('|')})`;
const year = '(?<year>\\d{4})';
const day = '(?<day>\\d{1,2})';
const date = (text: string): RegExp => new RegExp(`\\(?\\b${text}(?!\\d)\\)?`);
const forms = [
  date('(?<iso>\\d{4}-\\d\\d-\\d\\d)'),
  date(`${month} ${day}(?:st|nd|rd|th)?,? ${year}`),
  date(`${day} ${month} ${year}`),
];

/** A date in a text. */
export interface DateInText {
  /** `2026-05-05`. */
  readonly date: string;
  /** The text without the date, the parentheses around it, and the punctuation beside it. */
  readonly rest: string;
}

/** The first valid date in a text: `2026-05-05`, `May 5, 2026` or `5 May 2026`. */
export function dateInText(text: string): DateInText | undefined {
  for (const form of forms) {
    const match = form.exec(text);
    if (!match) continue;
    const { iso, year = '', month = '', day = '' } = match.groups ?? {};
    const number = String(months.indexOf(month) + 1).padStart(2, '0');
    const found = iso ?? `${year}-${number}-${day.padStart(2, '0')}`;
    if (!isCalendarDate(found)) continue;
    return {
      date: found,
      rest: text
        .replace(match[0], '')
        .replace(/\s+/g, ' ')
        .replace(/^[ ,:–-]+|[ ,:–-]+$/g, ''),
    };
  }
  return undefined;
}
