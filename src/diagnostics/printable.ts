/** Returns a text for one line of a terminal: tabs become spaces, and control characters U+FFFD. */
export const printable = (text: string): string =>
  text
    .replace(/[\t\n]/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
