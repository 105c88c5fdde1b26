/** Characters that are not allowed in a URL (RFC 3986, appendix A) and that browsers would encode anyway. */
const disallowed = /[\u0000-\u0020"<>\\^`{|}\u007f]/g;

/** An address with the characters encoded that URLs do not have; escapes in it stay. Other alphabets stay readable. */
export const encodeAddress = (address: string): string => address.replace(disallowed, encodeURIComponent);
