/*
 * Two properties of the Unicode Character Database, as ascending ranges in base 36. Each entry is the distance from
 * the end of the previous range to the start of this one; a range of several code points adds `-` and its length minus one.
 */

// East_Asian_Width W and F: two columns.
const WIDE =
  '3cw-2n 3i3-1 e-1 5b-3 4 3 ei-1 m-1 1f-b 18 k e 9-1 i-1 6-1 9 6 m 8-1 2 5 3 8 5-1 t 10 2 5-2 2 1q-2 p ' +
  'f nw-1 1g 5 mj-ce 3-ee 9-5f3 1t-h52 wq-s hw-8mb 6l9-d5 mv-9 n-1n 46-2n 3k-6 m4a-d97 c21 5n 5b 3-9 ' +
  '2u-80 d-8 2-1x 2-l d-16 5-4 d-g 4 4-1y 2 2-56 3-1q e-3 2-n j r-1 e 2f-2c 1d-1x 7 4-2 3-a c-1 8-8 ' +
  '6c-g 7w-1a 2-9 2-54 35-3q zu-2t4t';

// Canonical_Combining_Class other than 0: no column of its own.
const COMBINING =
  'lc-26 2-v 7o-4 7e-18 2 2-1 2-1 2 21-a 1d-k h 2u-6 3-5 3-1 2-3 10 v-q 4h-8 a p-3 2-8 2-2 2-4 18-2 ' +
  '1p-7 17-n 2-s 1p h 4-3 2w h 1d 1q h 33 h 33 h 3k 33 h 8-1 2u h 32-1 h 3h 32-2 e-3 31-2 e-3 25-1 s 2 ' +
  '2 1k-1 2 6-3 3 2-2 2-1 1r 35 2-1 2b k0-2 qd-1 v 4e b 5o 40-2 64-1 20 l-7 3 1d-d 2-f 2u g 13-8 1j-1 ' +
  '1n c-1 1w 49-2 2-c 2-6 5 7 4-1 5j-1r k1-c 5 4-b 2db-2 3y 2p-v ff-5 2y-1 n9x 5-9 x-1 29-1 7p 12 48 ' +
  's-h 1m-2 12 2o d 6o 2-2 3-1 6-1 2 1h 6v fn5 le-f r2 6b 46-4 1ar 2 15-2 5 4m-1 fy-3 as-1 4a-a 1e-3 5d ' +
  '16 f 1m-1 1y-2 1d-1 1r 25 a 2z-1 4z-1 29-1 h p-6 4-4 5q 4 o 2s-1 70-1 3j 3b-1 38 7i-1 77-1 5 4d 2c j ' +
  '2a bq 77 2-1 2a fa1-4 1o-6 xm-1 f59 43r-4 4-5 9-7 3-6 v-3 45-2 2po-6 2-g 3-6 2-1 2-4 7a-6 ag 1q-3 ' +
  '15t-6 32-6';

interface Ranges {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

let wide: Ranges | undefined;
let combining: Ranges | undefined;

/** Whether a code point occupies two columns on a terminal. */
export function isWide(codePoint: number): boolean {
  wide ??= decode(WIDE);
  return includes(wide, codePoint);
}

/** Whether a code point combines with the preceding one and occupies no column. */
export function isCombining(codePoint: number): boolean {
  combining ??= decode(COMBINING);
  return includes(combining, codePoint);
}

function decode(encoded: string): Ranges {
  const entries = encoded.split(' ');
  const starts = new Int32Array(entries.length);
  const ends = new Int32Array(entries.length);
  let last = 0;
  for (const [i, entry] of entries.entries()) {
    const dash = entry.indexOf('-');
    const start = last + Number.parseInt(dash < 0 ? entry : entry.slice(0, dash), 36);
    last = dash < 0 ? start : start + Number.parseInt(entry.slice(dash + 1), 36);
    starts[i] = start;
    ends[i] = last;
  }
  return { starts, ends };
}

function includes(ranges: Ranges, codePoint: number): boolean {
  let low = 0;
  let high = ranges.starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranges.starts[middle] ?? 0) <= codePoint) low = middle + 1;
    else high = middle;
  }
  return low > 0 && (ranges.ends[low - 1] ?? 0) >= codePoint;
}
