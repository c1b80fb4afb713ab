import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, openExample, positionOf, problemsOf, tutorial } from './examples.ts';

const rule = 'prestop-outlasts-grace';

suite('in the editor', () => {
  let editor: vscode.TextEditor;
  let document: vscode.TextDocument;

  setup(async () => {
    editor = await openExample(tutorial);
    document = editor.document;
  });

  const problem = () => eventually('the problem', () => problemsOf(document.uri, rule)[0]);

  test('a hook that outlasts the grace period is an error with a page to read', async () => {
    const found = await problem();
    assert.equal(found.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(found.source, 'graceline');
    assert.match(found.message, /180s.*120s/);
    assert.ok(typeof found.code === 'object' && found.code.target.path.endsWith(`/${rule}.md`));
    assert.equal(found.relatedInformation?.[0]?.location.range.start.line, 18);
  });

  test('the page of a rule opens in the editor, without a network', async () => {
    const { code } = await problem();
    assert.ok(typeof code === 'object');
    await vscode.commands.executeCommand('vscode.open', code.target);
    await eventually('the page', () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(({ label, input }) => input instanceof vscode.TabInputCustom && label.includes(rule)),
    );
    const text = await vscode.workspace.openTextDocument(code.target);
    assert.match(text.getText(), /^# prestop-outlasts-grace$/m);
    assert.doesNotMatch(text.getText(), /한국어/);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  test('hints stand behind the numbers', async () => {
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await answers<vscode.InlayHint>('vscode.executeInlayHintProvider', document, whole);
    const hint = hints.find(({ position }) => position.line === 18);
    assert.match(JSON.stringify(hint?.label), /SIGKILL at t\+122 s/);
  });

  test('completion offers values with their arithmetic, within brackets too', async () => {
    const before = document.getText();
    const completed = async (text: string, at: string) => {
      await replaceAll(editor, text);
      return eventually('the completion', async () => {
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          positionOf(document, at).translate(0, at.length),
        );
        return list.items.find(({ detail }) => detail?.includes(' s'));
      });
    };
    const grace = before.replace('terminationGracePeriodSeconds: 120', 'terminationGracePeriodSeconds: ');
    assert.match((await completed(grace, 'terminationGracePeriodSeconds: ')).detail ?? '', /180 s preStop/);
    const sleeping = before.replace(/preStop:[^]*$/, 'preStop: { sleep: { seconds:  } }\n');
    assert.notEqual(sleeping, before);
    assert.match((await completed(sleeping, 'seconds: ')).detail ?? '', /\d+ s/);
    await replaceAll(editor, before);
  });

  test('a StatefulSet leads to the Service that it names, by definition and by link, and that leads back', async () => {
    const { document: database } = await openExample('database/statefulset.yaml');
    const name = positionOf(database, 'serviceName: postgres').translate(0, 'serviceName: '.length);
    const [target] = await answers<vscode.LocationLink | vscode.Location>(
      'vscode.executeDefinitionProvider',
      database,
      name,
    );
    const { uri, range } = 'targetUri' in target ? { uri: target.targetUri, range: target.targetRange } : target;
    assert.match(uri.path, /database\/service\.yaml$/);
    assert.equal(range.start.line, 4);
    const links = await answers<vscode.DocumentLink>('vscode.executeLinkProvider', database);
    assert.ok(links.some((link) => link.range.contains(name) && link.target?.path === uri.path));
    const service = await vscode.workspace.openTextDocument(uri);
    const references = await answers<vscode.Location>('vscode.executeReferenceProvider', service, range.start);
    assert.ok(references.some((one) => one.uri.path === database.uri.path && one.range.contains(name)));
  });

  test('a hover over the grace period says when the signals come', async () => {
    const text = await eventually('the hover', async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        positionOf(document, 'terminationGracePeriodSeconds'),
      );
      const [content] = hovers.flatMap(({ contents }) => contents);
      return content instanceof vscode.MarkdownString ? content.value : undefined;
    });
    assert.match(text, /t\+120 s.*SIGKILL/s);
  });

  test('a lens over the workload opens its preview', async () => {
    const command = await eventually('the lens', async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        9,
      );
      return lenses.find((lens) => lens.command?.command === 'graceline.previewTerminationTimeline')?.command;
    });
    assert.match(command.title, /t\+120 s.*Preview Termination Timeline/);
  });

  test('a quick fix repairs what it says it repairs, and the problem goes', async () => {
    const before = document.getText();
    const { range } = await problem();
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const edit = actions.find((action) => action.edit)?.edit;
    assert.ok(edit, `no fix among ${JSON.stringify(actions.map(({ title }) => title))}`);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await eventually('the problem to go', () => (problemsOf(document.uri, rule).length === 0 ? true : undefined));
    await replaceAll(editor, before);
    await problem();
  });

  test('the language server starts again when it is told to', async () => {
    await vscode.commands.executeCommand('graceline.restartServer');
    await problem();
  });
});

/** Of a provider for a document, as soon as there are any. */
async function answers<T>(
  command: string,
  { uri }: vscode.TextDocument,
  ...rest: readonly unknown[]
): Promise<readonly [T, ...T[]]> {
  return eventually(command, async () => {
    const [first, ...others] = await vscode.commands.executeCommand<T[]>(command, uri, ...rest);
    return first === undefined ? undefined : [first, ...others];
  });
}

async function replaceAll(editor: vscode.TextEditor, text: string): Promise<void> {
  const { document } = editor;
  const whole = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
  await editor.edit((edit) => {
    edit.replace(whole, text);
  });
}
