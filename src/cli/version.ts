/** The version of this tool; that of package.json, which a test keeps it to. */
export const toolVersion = '0.1.0';
