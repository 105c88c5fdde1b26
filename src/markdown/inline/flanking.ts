/** Unicode white space and punctuation as CommonMark 2.1 defines them. */
const isSpace = (character: string): boolean => character === '' || /\s/u.test(character);
const isPunctuation = (character: string): boolean => /[\p{P}\p{S}]/u.test(character);

/** The character before an index; a line break at the start of the text. */
export function characterBefore(text: string, index: number): string {
  if (index <= 0) return '\n';
  const code = text.charCodeAt(index - 1);
  const isLowSurrogate = code >= 0xdc00 && code <= 0xdfff;
  return text.slice(index - (isLowSurrogate ? 2 : 1), index);
}

/** The character at an index; a line break at the end of the text. */
export const characterAt = (text: string, index: number): string => {
  const code = text.codePointAt(index);
  return code === undefined ? '\n' : String.fromCodePoint(code);
};

/** Whether a run of delimiters or quotes can open or close, by the characters beside it (CommonMark 6.2). */
export function flanking(
  text: string,
  start: number,
  end: number,
): { readonly canOpen: boolean; readonly canClose: boolean } {
  const before = characterBefore(text, start);
  const after = characterAt(text, end);
  const [spaceBefore, spaceAfter] = [isSpace(before), isSpace(after)];
  const [punctuationBefore, punctuationAfter] = [isPunctuation(before), isPunctuation(after)];
  const isLeft = !spaceAfter && (!punctuationAfter || spaceBefore || punctuationBefore);
  const isRight = !spaceBefore && (!punctuationBefore || spaceAfter || punctuationAfter);
  if (text.charAt(start) !== '_') return { canOpen: isLeft, canClose: isRight };
  return {
    canOpen: isLeft && (!isRight || punctuationBefore),
    canClose: isRight && (!isLeft || punctuationAfter),
  };
}
