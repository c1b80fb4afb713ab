import * as vscode from 'vscode';
import type { ErrorHandler, LanguageClientOptions } from 'vscode-languageclient';
import { withRulePages } from './rulePages.ts';

/** Languages that manifests are written in; `helm` is what Helm's own extension calls templates. */
const languages = ['yaml', 'json', 'jsonc', 'helm'];

/** Where apps keep what they are told about their end; by name, for what language it is depends on other extensions. */
const appSettings =
  '**/{application*.yml,application*.yaml,application*.properties,application*.json,appsettings*.json,gunicorn.conf.py,gunicorn_conf.py}';

export function clientOptions(
  outputChannel: vscode.LogOutputChannel,
  errorHandler: ErrorHandler,
): LanguageClientOptions {
  return {
    documentSelector: schemes().flatMap((scheme) => [
      ...languages.map((language) => ({ scheme, language })),
      { scheme, pattern: appSettings },
    ]),
    middleware: withRulePages,
    outputChannel,
    errorHandler,
  };
}

/** Files, texts never saved, and wherever the workspace is. Not `git:`: an old version is no second object. */
function schemes(): readonly string[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return [...new Set(['file', 'untitled', ...folders.map(({ uri }) => uri.scheme)])];
}
