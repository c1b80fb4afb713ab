// The index in the status bar, and the one message that it may have.
import {
  MessageType,
  ShowMessageNotification,
  type Connection,
  type WorkDoneProgressServerReporter,
} from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import type { Locale } from '../core/base/localized.ts';
import type { Clock } from './clock.ts';

/** What takes less is over before anybody has read that it goes on. */
const silentMillis = 300;

export class IndexProgress {
  readonly #connection: Connection;
  readonly #clock: Clock;
  readonly #locale: Locale;
  readonly #isShown: boolean;
  #running: Running | undefined;

  /** `isShown`: whether the client shows progress that a server begins. */
  constructor(connection: Connection, clock: Clock, locale: Locale, isShown: boolean) {
    this.#connection = connection;
    this.#clock = clock;
    this.#locale = locale;
    this.#isShown = isShown;
  }

  start(cancel: () => void): void {
    if (this.#running || !this.#isShown) return;
    const running: Running = { takeBack: () => undefined, reporter: undefined };
    this.#running = running;
    running.takeBack = this.#clock.after(silentMillis, () => void this.#show(running, cancel));
  }

  report(done: number, total: number): void {
    this.#running?.reporter?.report((100 * done) / total, `${String(done)} / ${String(total)}`);
  }

  end(): void {
    this.#running?.takeBack();
    this.#running?.reporter?.done();
    this.#running = undefined;
  }

  tooMany(folder: string, maxFiles: number): void {
    const message = words.tooMany[this.#locale](Utils.basename(URI.parse(folder)), maxFiles);
    void this.#connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
  }

  async #show(running: Running, cancel: () => void): Promise<void> {
    const reporter = await this.#connection.window.createWorkDoneProgress().catch(() => undefined);
    if (!reporter || this.#running !== running) return;
    running.reporter = reporter;
    reporter.token.onCancellationRequested(cancel);
    reporter.begin(words.title[this.#locale], 0, undefined, true);
  }
}

interface Running {
  takeBack: () => void;
  reporter: WorkDoneProgressServerReporter | undefined;
}

const words = {
  title: { en: 'Graceline: reading manifests', ko: 'Graceline: 매니페스트 읽는 중' },
  tooMany: {
    en: (folder: string, files: number) =>
      `Graceline reads the first ${String(files)} files of ${folder} (graceline.index.maxFiles). What stands in the others is not known, so nothing is reported as missing.`,
    ko: (folder: string, files: number) =>
      `Graceline은 ${folder}에서 처음 ${String(files)}개의 파일만 읽습니다(graceline.index.maxFiles). 나머지 파일의 내용은 알 수 없으므로, 없는 것은 보고하지 않습니다.`,
  },
};
