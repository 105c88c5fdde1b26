/** How closely a written path matches the path of an operation, the closest first. */
export type Closeness = 'whole' | 'end' | 'loose';

/** A path under which texts mention an operation. */
export interface OperationKey {
  readonly closeness: Closeness;
  readonly path: string;
}

/** An operation as a text mentions it: `GET /sync`, `/rooms/{roomId}/state`. */
export interface OperationMention {
  readonly method: string | undefined;
  readonly path: string;
}

const mention = /^(?:(DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT) )?(\/[^\s?#]+)(?:[?#]\S*)?$/;

/** Reads a literal as the mention of an operation; `undefined` if it cannot be one. */
export function operationMention(literal: string): OperationMention | undefined {
  const [, method, path] = mention.exec(literal) ?? [];
  return path === undefined ? undefined : { method, path: normalizePath(path) };
}

/** A path with the same placeholder for each parameter, and without a slash at its end. */
const normalizePath = (path: string): string =>
  path.replace(/\/+$/, '').replace(/\/(?:\{[^/]*\}|<[^/]*>|[$:][^/]+)/g, '/{}');

/**
 * The paths under which texts mention an operation with a path:
 *
 *     /v1/rooms/{}/state/{}/{}         whole
 *     /rooms/{}/state/{}/{}, …         ends that begin with a name
 *     /rooms/{}/state, /state, …       loose: the same without the parameters at the end
 */
export function operationKeys(path: string): OperationKey[] {
  const whole = normalizePath(path);
  const segments = whole.split('/').slice(1);
  let length = segments.length;
  while (length > 0 && segments[length - 1] === '{}') length--;
  const keys: OperationKey[] = [{ closeness: 'whole', path: whole }];
  for (const [i, segment] of segments.entries()) {
    if (segment === '{}' || i >= length) continue;
    const end = `/${segments.slice(i).join('/')}`;
    if (i > 0) keys.push({ closeness: 'end', path: end });
    keys.push({ closeness: 'loose', path: end });
    if (length < segments.length)
      keys.push({ closeness: 'loose', path: `/${segments.slice(i, length).join('/')}` });
  }
  return keys;
}
