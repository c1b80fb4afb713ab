// A browser that is spoken to as its own developer tools speak to it, over a pipe:
// https://chromedevtools.github.io/devtools-protocol/
import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { UsageError } from './usageError.ts';

type Answer = Readonly<Record<string, unknown>>;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: Answer;
  readonly error?: { readonly message: string };
}

const patienceMillis = 60_000;

export class BrowserPipe {
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  readonly #waiting = new Map<number | string, { resolve(answer: Answer): void; reject(error: Error): void }>();
  #session: unknown;
  #asked = 0;
  #rest = '';

  constructor(program: string, flags: readonly string[]) {
    const stdio = ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] as const;
    // A browser that hangs is ended, and so are those who wait for it.
    this.#child = spawn(program, [...flags, '--remote-debugging-pipe'], { stdio: [...stdio], timeout: patienceMillis });
    this.#ended = new Promise((resolve) => {
      const end = (why: string): void => {
        const error = new UsageError({ en: `${program}: ${why}`, ko: `${program}: ${why}` });
        for (const waiting of this.#waiting.values()) waiting.reject(error);
        this.#waiting.clear();
        resolve();
      };
      this.#child.on('error', (error) => {
        end(error.message);
      });
      this.#child.on('close', () => {
        end('it has ended');
      });
    });
    this.#input.on('error', () => undefined);
    (this.#child.stdio[4] as Readable).setEncoding('utf8').on('data', (text: string) => {
      this.#receive(text);
    });
  }

  /** Opens a page and waits until it is loaded. */
  async open(url: string): Promise<void> {
    const { targetId } = await this.ask('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.ask('Target.attachToTarget', { targetId, flatten: true });
    this.#session = sessionId;
    await this.ask('Page.enable', {});
    const loaded = this.#wait('Page.loadEventFired');
    await this.ask('Page.navigate', { url });
    await loaded;
  }

  ask(method: string, params: object): Promise<Answer> {
    this.#asked += 1;
    const answer = this.#wait(this.#asked);
    this.#input.write(`${JSON.stringify({ id: this.#asked, method, params, sessionId: this.#session })}\0`);
    return answer;
  }

  close(): Promise<void> {
    this.#child.kill();
    return this.#ended;
  }

  get #input(): Writable {
    return this.#child.stdio[3] as Writable;
  }

  #wait(what: number | string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(what, { resolve, reject });
    });
  }

  #receive(text: string): void {
    const messages = (this.#rest + text).split('\0');
    this.#rest = messages.pop() ?? '';
    for (const message of messages) this.#answer(JSON.parse(message) as Message);
  }

  #answer({ id, method, result, error }: Message): void {
    const key = id ?? method ?? '';
    const waiting = this.#waiting.get(key);
    this.#waiting.delete(key);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result ?? {});
  }
}
