import { expect, test } from 'vitest';
import { graceline } from './graceline.ts';

test('the catalogue has a line for each rule', async () => {
  const { stdout, exitCode } = await graceline(['rules']);
  expect(stdout).toMatch(/^prestop-outlasts-grace +error +preStop outlasts the grace period$/m);
  expect(exitCode).toBe(0);
  const markdown = await graceline(['rules', '--format', 'markdown']);
  expect(markdown.stdout).toMatch(/^\| \[prestop-outlasts-grace\]\(http.*\) \| error \| preStop/m);
});

test('one rule has a page', async () => {
  const { stdout } = await graceline(['rules', 'prestop-outlasts-grace']);
  expect(stdout).toMatchInlineSnapshot(`
    "prestop-outlasts-grace (error)
    preStop outlasts the grace period

    What it finds
    A preStop hook that takes at least as long as terminationGracePeriodSeconds.

    Why it matters
    The hook runs inside the grace period, not before it. Whatever is left, but at least 2 s, is all the process gets between SIGTERM and SIGKILL. A longer hook is not waited for: SIGTERM comes when the grace period ends, and SIGKILL 2 s later, while requests are still in flight.

    What to do
    Raise terminationGracePeriodSeconds to the length of the hook plus the time that the process needs to stop, or shorten the hook.

    When it may be wrong
    A process that stops within 2 s of SIGTERM is served correctly where the hook takes exactly the grace period. A sleep behind a condition, in a loop or in the background is not counted.

    How to silence it
    # graceline-disable-next-line prestop-outlasts-grace -- why it is meant

    References
    https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
    https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
    https://github.com/kubernetes/kubernetes/issues/23515
    "
  `);
  const markdown = await graceline(['rules', 'prestop-outlasts-grace', '--format', 'markdown']);
  expect(markdown.stdout).toMatch(/^# prestop-outlasts-grace\n/);
  const korean = await graceline(['rules', 'prestop-outlasts-grace', '--locale', 'ko']);
  expect(korean.stdout).toContain('어떻게 고치나');
});

test('JSON is a list, or one rule', async () => {
  const all = JSON.parse((await graceline(['rules', '--format', 'json'])).stdout) as readonly { id: string }[];
  const one: unknown = JSON.parse((await graceline(['rules', 'prestop-outlasts-grace', '--format', 'json'])).stdout);
  expect(all).toContainEqual(one);
  expect(one).toMatchObject({
    id: 'prestop-outlasts-grace',
    severity: 'error',
    docs: { references: [expect.any(String), expect.any(String), expect.any(String)] },
  });
});

test('a rule that is not there', async () => {
  expect(await graceline(['rules', 'prestop'])).toEqual({
    stdout: '',
    stderr: 'graceline: there is no rule prestop; "graceline rules" lists those that there are\n',
    exitCode: 2,
  });
});
