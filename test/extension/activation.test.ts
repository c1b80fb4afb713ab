import assert from 'node:assert/strict';
import * as vscode from 'vscode';

suite('activation', () => {
  test('the extension is present and activates', async () => {
    const extension = vscode.extensions.getExtension('graceline.graceline');
    assert.ok(extension, 'VS Code does not know graceline.graceline');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
