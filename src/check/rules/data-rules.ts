const groups = new Set(['event', 'example', 'openapi', 'schema']);
/** Rules of these groups that read prose as well. */
const readProse = new Set(['event/misspelt-type', 'example/embedded-event']);

/** Whether a rule reads data files only, so that another thread can check it while the first one reads prose. */
export const isDataRule = (id: string): boolean =>
  groups.has(id.slice(0, id.indexOf('/'))) && !readProse.has(id);
