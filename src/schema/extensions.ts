/** The extension key with the version in which a parameter, a property or an operation was added. */
export const addedInVersion = 'x-addedInMatrixVersion';

/** The extension key with a map from versions to descriptions of the change. */
export const changedInVersion = 'x-changedInMatrixVersion';
