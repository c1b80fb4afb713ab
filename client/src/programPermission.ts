// Whether programs may be run for this workspace: its user is asked once, and only if the workspace is trusted.
import * as vscode from 'vscode';
import { DidChangeConfigurationNotification, type BaseLanguageClient } from 'vscode-languageclient';
import { mayRunPrograms, type ProgramAnswer, type ProgramQuestion } from '../../server/src/protocol/programs.ts';

const key = 'graceline.mayRunPrograms';

/** @param memory of the workspace */
export function answerProgramQuestions(client: BaseLanguageClient, memory: vscode.Memento): vscode.Disposable {
  let asking: Promise<ProgramAnswer> | undefined;
  const answer = async ({ ask, ...question }: ProgramQuestion): Promise<ProgramAnswer> => {
    if (!vscode.workspace.isTrusted) return 'untrusted';
    if (!ask) return 'allowed';
    return memory.get<ProgramAnswer>(key) ?? (await (asking ??= askUser(question, memory)));
  };
  return vscode.Disposable.from(
    client.onRequest<ProgramAnswer, never>(mayRunPrograms.method, answer),
    // With the trust other settings count too, so that the server asks for all of it again.
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      void client.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    }),
  );
}

/** Whoever closes the message without an answer is asked again another day. */
async function askUser(
  { message, allow, refuse }: Omit<ProgramQuestion, 'ask'>,
  memory: vscode.Memento,
): Promise<ProgramAnswer> {
  const chosen = await vscode.window.showInformationMessage(message, allow, refuse);
  const answer = chosen === allow ? 'allowed' : 'refused';
  if (chosen !== undefined) await memory.update(key, answer);
  return answer;
}
