import type { Kind } from '../fault.js';
import { syntaxKinds } from './syntax.js';

/** Every kind of fault that is planted. */
export const kinds: readonly Kind[] = [...syntaxKinds];
