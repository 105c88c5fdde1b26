import { isAnsiTerminal, type OutputStream } from './terminal.js';

type Mode = 'quiet' | 'normal' | 'verbose';

/**
 * Progress on a stream, by default standard error: on a terminal a line that is overwritten, otherwise a line at the end; with `verbose`, the
 * time of each phase.
 */
export class Progress {
  readonly #started = performance.now();
  #phase: { readonly name: string; readonly since: number } | undefined;

  constructor(
    private readonly mode: Mode,
    private readonly stream: OutputStream = process.stderr,
  ) {}

  phase(name: string): void {
    this.#endPhase();
    this.#phase = { name, since: performance.now() };
    if (this.mode === 'normal' && isAnsiTerminal(this.stream)) this.stream.write(`\r\u001b[K${name}…`);
  }

  /** Erases the progress line before other output. */
  clear(): void {
    if (this.mode === 'normal' && isAnsiTerminal(this.stream)) this.stream.write('\r\u001b[K');
  }

  end(message: string, when: 'unless-quiet' | 'always' = 'unless-quiet'): void {
    this.#endPhase();
    this.clear();
    if (this.mode === 'quiet' && when !== 'always') return;
    const seconds = ((performance.now() - this.#started) / 1000).toFixed(2);
    this.stream.write(`${message}${when === 'always' ? '' : ` (${seconds} s)`}\n`);
  }

  #endPhase(): void {
    if (this.mode === 'verbose' && this.#phase) {
      const { name, since } = this.#phase;
      this.stream.write(`${name.padEnd(12)} ${(performance.now() - since).toFixed(0).padStart(6)} ms\n`);
    }
    this.#phase = undefined;
  }
}
