const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const digits = (value: number, count = 2, pad = '0'): string => String(value).padStart(count, pad);
const dayName = (date: Date): string => DAYS[date.getUTCDay()] ?? '';
const monthName = (date: Date): string => MONTHS[date.getUTCMonth()] ?? '';
const hour12 = (date: Date): number => date.getUTCHours() % 12 || 12;

function dayOfYear(date: Date): number {
  return Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000) + 1;
}

/** The number of the week in the year, with weeks starting on day `first`. */
function week(date: Date, first: number): number {
  return Math.floor((dayOfYear(date) + 6 - ((date.getUTCDay() - first + 7) % 7)) / 7);
}

/** The conversion specifiers of `strftime` in the C locale. */
const FIELDS: Readonly<Record<string, (date: Date) => string>> = {
  a: (date) => dayName(date).slice(0, 3),
  A: dayName,
  b: (date) => monthName(date).slice(0, 3),
  B: monthName,
  c: (date) => formatDate(date, '%a %b %e %H:%M:%S %Y'),
  d: (date) => digits(date.getUTCDate()),
  D: (date) => formatDate(date, '%m/%d/%y'),
  e: (date) => digits(date.getUTCDate(), 2, ' '),
  F: (date) => formatDate(date, '%Y-%m-%d'),
  H: (date) => digits(date.getUTCHours()),
  I: (date) => digits(hour12(date)),
  j: (date) => digits(dayOfYear(date), 3),
  m: (date) => digits(date.getUTCMonth() + 1),
  M: (date) => digits(date.getUTCMinutes()),
  n: () => '\n',
  p: (date) => (date.getUTCHours() < 12 ? 'AM' : 'PM'),
  R: (date) => formatDate(date, '%H:%M'),
  s: (date) => String(Math.floor(date.getTime() / 1000)),
  S: (date) => digits(date.getUTCSeconds()),
  t: () => '\t',
  T: (date) => formatDate(date, '%H:%M:%S'),
  U: (date) => digits(week(date, 0)),
  w: (date) => String(date.getUTCDay()),
  W: (date) => digits(week(date, 1)),
  x: (date) => formatDate(date, '%m/%d/%y'),
  X: (date) => formatDate(date, '%H:%M:%S'),
  y: (date) => digits(date.getUTCFullYear() % 100),
  Y: (date) => String(date.getUTCFullYear()),
  z: () => '+0000',
  Z: () => 'UTC',
  '%': () => '%',
};

/** Formats a date in UTC like C's `strftime`; unknown specifiers remain unchanged. */
export function formatDate(date: Date, format: string): string {
  return format.replace(/%([a-zA-Z%])/g, (all, code: string) => FIELDS[code]?.(date) ?? all);
}
