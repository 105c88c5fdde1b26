import type { Element } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';
import { generated } from '../generate/generated.js';
import type { Endpoint } from '../generate/modern/operation.js';

/** Collects the operations of a page by the module that describes them. */
export class EndpointList {
  readonly #groups = new Map<string, Endpoint[]>();
  readonly #known = new Set<string>();

  /** Adds the operations of a module, or of the page itself; an operation that is in the list already is skipped. */
  add(module: string | undefined, endpoints: readonly Endpoint[]): void {
    const key = module ?? '';
    for (const endpoint of endpoints) {
      if (this.#known.has(endpoint.key)) continue;
      this.#known.add(endpoint.key);
      const group = this.#groups.get(key);
      if (group) group.push(endpoint);
      else this.#groups.set(key, [endpoint]);
    }
  }

  /** The list, with the modules in alphabetical order; `undefined` if it is empty. */
  element(span: Span): Element | undefined {
    if (this.#groups.size === 0) return undefined;
    const groups = [...this.#groups]
      .map(([title, endpoints]) => ({ title, order: title.toLowerCase(), endpoints }))
      .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
      .map(({ title, endpoints }) => ({
        title: title === '' ? 'Required' : title,
        endpoints: endpoints.map(({ method, path, isDeprecated, id }) => ({
          method,
          className: method.toLowerCase(),
          path,
          href: `#${id}`,
          deprecated: isDeprecated,
        })),
      }));
    return generated('endpoint_list', span, { groups });
  }
}
