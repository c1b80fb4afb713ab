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
    assert.ok(typeof found.code === 'object' && found.code.target.path.endsWith(`${rule}.md`));
    assert.equal(found.relatedInformation?.[0]?.location.range.start.line, 18);
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

async function replaceAll(editor: vscode.TextEditor, text: string): Promise<void> {
  const { document } = editor;
  const whole = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
  await editor.edit((edit) => {
    edit.replace(whole, text);
  });
}
