import type { Token, TokenizerAndRendererExtension, Tokens } from 'marked';

/** `[text][name]` or `[name][]` without a link definition in the file: a reference to a target of the document. */
export interface TargetReference extends Tokens.Generic {
  readonly type: 'targetReference';
  readonly target: string;
  readonly tokens: Token[];
}

const pattern = /^\[([^\][\\\n]+)\]\[([^\][\\\n]*)\]/;

export const targetReferenceExtension: TokenizerAndRendererExtension = {
  name: 'targetReference',
  level: 'inline',
  start: (source) => source.indexOf('['),
  tokenizer(source) {
    const match = pattern.exec(source);
    const shown = match?.[1];
    if (!match || shown === undefined) return undefined;
    const target = match[2] || shown;
    const definition = target.replace(/\s+/g, ' ').toLowerCase();
    if (this.lexer.tokens.links[definition]) return undefined;
    return { type: 'targetReference', raw: match[0], target, tokens: this.lexer.inlineTokens(shown) };
  },
};
