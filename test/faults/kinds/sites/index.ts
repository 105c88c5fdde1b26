import type { Kind } from '../../fault.js';
import { dataKinds } from './data.js';
import { metadataKinds } from './metadata.js';
import { proseKinds } from './prose.js';
import { shortcodeKinds } from './shortcodes.js';

/** The kinds of faults in sites of the layout of 2021. */
export const siteKinds: readonly Kind[] = [...proseKinds, ...shortcodeKinds, ...metadataKinds, ...dataKinds];
