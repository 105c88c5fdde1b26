import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface CommandResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
}

/** Runs command lines one after the other in one process, without the time that starting a process for each takes. */
export class CommandRunner {
  readonly #process: ChildProcess;

  constructor(env: NodeJS.ProcessEnv) {
    this.#process = fork(join(import.meta.dirname, 'command-process.js'), { env, execArgv: [] });
  }

  /** Returns the result of a command; fails if the process ends instead. */
  async run(cwd: string, args: readonly string[]): Promise<CommandResult> {
    const stop = new AbortController();
    const { signal } = stop;
    const ended = once(this.#process, 'exit', { signal }).then(() => {
      throw new Error(`spec ${args.join(' ')} ended the process`);
    });
    ended.catch(() => undefined);
    this.#process.send({ cwd, args });
    try {
      const [result]: CommandResult[] = await Promise.race([
        once(this.#process, 'message', { signal }),
        ended,
      ]);
      if (!result) throw new Error('no result');
      return result;
    } finally {
      stop.abort();
    }
  }

  close(): void {
    this.#process.disconnect();
  }
}
