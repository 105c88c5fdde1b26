import type { EndpointList } from './endpoints.js';
import type { SinglePage } from './site-queries.js';

/** The page that shows a shortcode. */
export interface ShowingPage {
  readonly page: SinglePage;
  /** Collects the operations of the page. */
  readonly endpoints: EndpointList;
  /** Collects the images of the page: path in the site to path in the repository. */
  readonly images: Map<string, string>;
}
