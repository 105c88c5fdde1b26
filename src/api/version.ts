/** The version of this tool, which a test compares with package.json. */
export const toolVersion = '0.1.0';
