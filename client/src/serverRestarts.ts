// A server that ended by itself is started again: at once the first time, then later and later, and it is never given up.
import * as vscode from 'vscode';
import { CloseAction, ErrorAction, type CloseHandlerResult, type ErrorHandler } from 'vscode-languageclient';
import { RestartDelays } from './restartDelays.ts';

export class ServerRestarts implements ErrorHandler {
  readonly #outputChannel: vscode.LogOutputChannel;
  readonly #delays = new RestartDelays();
  #isTold = false;
  #startWaiting: (() => void) | undefined;

  constructor(outputChannel: vscode.LogOutputChannel) {
    this.#outputChannel = outputChannel;
  }

  /** A broken connection is closed soon enough, and then there is something to do. */
  error(): { action: ErrorAction; handled: true } {
    return { action: ErrorAction.Continue, handled: true };
  }

  async closed(): Promise<CloseHandlerResult> {
    const delayMillis = this.#delays.next(Date.now());
    this.#outputChannel.warn(`The language server ended. It is started again in ${String(delayMillis / 1000)} s.`);
    if (delayMillis > 0) {
      void this.#tell();
      await this.#wait(delayMillis);
    }
    return { action: CloseAction.Restart, handled: true };
  }

  /** Starts a server that waits for it; false where none does. */
  startNow(): boolean {
    this.#startWaiting?.();
    return this.#startWaiting !== undefined;
  }

  async #wait(delayMillis: number): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#startWaiting = resolve;
      setTimeout(resolve, delayMillis);
    });
    this.#startWaiting = undefined;
  }

  /** Once, for as long as nobody has answered. */
  async #tell(): Promise<void> {
    if (this.#isTold) return;
    this.#isTold = true;
    const [restart, showOutput] = [vscode.l10n.t('Restart Now'), vscode.l10n.t('Show Output')];
    const said = vscode.l10n.t('The language server of Graceline keeps ending. It is started again after a while.');
    const answer = await vscode.window.showWarningMessage(said, restart, showOutput);
    this.#isTold = false;
    if (answer === restart) this.startNow();
    if (answer === showOutput) this.#outputChannel.show();
  }
}
