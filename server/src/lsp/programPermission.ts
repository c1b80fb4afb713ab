// Whether kustomize, kubectl and helm may be run: if the workspace is trusted, as the settings say, else as the user says,
// who is asked once.
import { ErrorCodes, ResponseError, type Connection } from 'vscode-languageserver';
import type { Locale, Localized } from '../core/base/localized.ts';
import { mayRunPrograms, type ProgramAnswer, type ProgramQuestion } from '../protocol/programs.ts';
import type { Permission } from './builder.ts';
import type { ProgramSettings } from './settings.ts';

export class ProgramPermission {
  readonly #connection: Connection;
  readonly #locale: Locale;
  #known: Promise<ProgramAnswer> | undefined;
  /** What the user said to us, where the client asks nobody. */
  #said: Promise<ProgramAnswer> | undefined;

  constructor(connection: Connection, locale: Locale) {
    this.#connection = connection;
    this.#locale = locale;
  }

  /** Takes as long as the user does. `program`: what is to be run. */
  async for(run: ProgramSettings['run'], program: string): Promise<Permission> {
    if (run === 'never') return forbidden('refused');
    const question = { ask: run === 'ask', ...questions[this.#locale](program) };
    this.#known ??= this.#ask(question);
    const answer = await this.#known;
    return answer === 'allowed' ? { type: 'allowed' } : forbidden(answer);
  }

  /** The settings, or the trust in the workspace, have changed. */
  forget(): void {
    this.#known = undefined;
  }

  async #ask(question: ProgramQuestion): Promise<ProgramAnswer> {
    try {
      return await this.#connection.sendRequest<ProgramAnswer>(mayRunPrograms.method, question);
    } catch (error) {
      if (!(error instanceof ResponseError) || error.code !== ErrorCodes.MethodNotFound) return 'refused';
      if (!question.ask) return 'allowed';
      return (this.#said ??= this.#askUser(question));
    }
  }

  /** Other clients than ours show a message; they know no trust. */
  async #askUser({ message, allow, refuse }: ProgramQuestion): Promise<ProgramAnswer> {
    const actions = [{ title: allow }, { title: refuse }];
    const chosen = await this.#connection.window.showInformationMessage(message, ...actions).catch(() => undefined);
    return chosen?.title === allow ? 'allowed' : 'refused';
  }
}

function forbidden(answer: 'refused' | 'untrusted'): Permission {
  return { type: 'forbidden', why: reasons[answer] };
}

const reasons: Readonly<Record<'refused' | 'untrusted', Localized>> = {
  refused: {
    en: 'to run programs is not allowed (graceline.runPrograms)',
    ko: '프로그램 실행이 허용되지 않음(graceline.runPrograms)',
  },
  untrusted: { en: 'this workspace is not trusted', ko: '신뢰하지 않는 작업 영역임' },
};

const questions: Readonly<Record<Locale, (program: string) => Omit<ProgramQuestion, 'ask'>>> = {
  en: (program) => ({
    message: `May Graceline run ${program} in this workspace? It then checks what Kustomize and Helm make of the files, and shows problems on the lines that they come from. Nothing is sent to a cluster or over the network.`,
    allow: 'Run It',
    refuse: 'Do Not Run It',
  }),
  ko: (program) => ({
    message: `Graceline이 이 작업 영역에서 ${program}을(를) 실행해도 됩니까? 실행하면 Kustomize와 Helm의 결과를 검사하고 문제를 원본 파일의 줄에 표시합니다. 클러스터나 네트워크로는 아무것도 보내지 않습니다.`,
    allow: '실행',
    refuse: '실행 안 함',
  }),
};
