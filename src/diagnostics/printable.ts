/** A text on one line of a terminal: tabs as one blank, other characters that would steer the terminal made visible. */
export const printable = (text: string): string =>
  text
    .replace(/[\t\n]/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
