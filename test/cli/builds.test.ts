// Kustomize and Helm, with the real programs where they can be had.
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { shop } from '../builds/shop.ts';
import { shopChart } from '../builds/shopChart.ts';
import { parseFixture } from '../support/fixture.ts';
import { kubernetesPrograms } from '../support/kubernetesPrograms.ts';
import { folder, graceline, type Run } from './graceline.ts';
import { onlyOneRule } from './manifests.ts';

const programs = await kubernetesPrograms();

const filesOf = (fixture: string, more: Readonly<Record<string, string>> = {}) => ({
  ...Object.fromEntries(parseFixture(fixture).files.map(({ path: name, text }) => [name, text])),
  '.graceline.yaml': onlyOneRule,
  ...more,
});

/** With a PATH of its own. */
function check(cwd: string, args: readonly string[], PATH: string): Promise<Run> {
  return graceline(['check', '--locale', 'en', ...args], { cwd, env: { PATH } });
}

const places = ({ stdout }: Run): readonly string[] =>
  (JSON.parse(stdout) as Found).diagnostics.map(
    ({ file, range, object, related }) =>
      `${file}:${range.start.line} ${object.kind}/${object.name} (${related.map((one) => `${one.file}:${one.range.start.line}`).join(', ')})`,
  );

interface Found {
  readonly diagnostics: readonly (Place & {
    readonly message: string;
    readonly object: { readonly kind: string; readonly name: string };
    readonly related: readonly Place[];
  })[];
}
interface Place {
  readonly file: string;
  readonly range: { readonly start: { readonly line: number } };
}

const stagingOverlay = {
  'overlays/staging/kustomization.yaml': `resources: [../../base]
components: [../../component]
namespace: staging
patches:
  - target: { kind: Deployment }
    patch: '[{ op: add, path: /spec/template/spec/terminationGracePeriodSeconds, value: 60 }]'
`,
};

describe.skipIf(!programs)('with kubectl and helm', { timeout: 60_000 }, () => {
  const PATH = programs ?? '';

  test('findings of a kustomization stand on the lines that set the values', async () => {
    const cwd = folder(filesOf(shop));
    expect(places(await check(cwd, ['--format', 'json'], PATH))).toMatchInlineSnapshot(`
      [
        "component/kustomization.yaml:16 Deployment/prod-web (overlays/prod/grace.yaml:8)",
      ]
    `);
  });

  test('of an overlay that is asked about alone, in the base that it takes too', async () => {
    const cwd = folder(filesOf(shop, stagingOverlay));
    const base = folder(
      filesOf(shop.replace('command: [sleep, "20"]', 'command: [sleep, "50"]'), {
        'component/kustomization.yaml': 'kind: Component\napiVersion: kustomize.config.k8s.io/v1alpha1\n',
      }),
    );
    expect(places(await check(cwd, ['--format', 'json', 'overlays/prod'], PATH))).toMatchInlineSnapshot(`
      [
        "component/kustomization.yaml:16 Deployment/prod-web (overlays/prod/grace.yaml:8)",
      ]
    `);
    expect(places(await check(base, ['--format', 'json', 'overlays/prod'], PATH))).toMatchInlineSnapshot(`
      [
        "base/web.yaml:20 Deployment/web (base/web.yaml:13)",
      ]
    `);
  });

  test('what only one of two overlays has names it', async () => {
    const { stdout, exitCode } = await check(folder(filesOf(shop, stagingOverlay)), [], PATH);
    expect(stdout).toMatchInlineSnapshot(`
      "component/kustomization.yaml:16:31: error[prestop-outlasts-grace] preStop (40s) outlasts terminationGracePeriodSeconds (30s): hook abandoned and SIGTERM at t+30s, SIGKILL at t+32s
           |
        16 |             command: [sleep, "40"]
           |                               ^^
        overlays/prod/grace.yaml:8:38: the grace period: 30 s
          |
        8 |       terminationGracePeriodSeconds: 30
          |                                      ^^
        = safe fix: Set terminationGracePeriodSeconds to 70 (40 s preStop + 30 s to stop)
        = possible fix: Shorten the sleep to 25 s (leaves 5 s of the grace period to stop in)

      7 files, 5 manifests: 1 error
      Not analysed: 3 files without Kubernetes objects
      "
    `);
    expect(exitCode).toBe(1);
  });

  test('findings of a chart stand on the lines of its templates, with the values files of the settings', async () => {
    const cwd = folder(
      filesOf(shopChart, { '.graceline.yaml': `${onlyOneRule}helm: { valuesFiles: [../values-prod.yaml] }\n` }),
    );
    expect(places(await check(cwd, ['--format', 'json'], PATH))).toMatchInlineSnapshot(`
      [
        "chart/templates/web.yaml:32 Deployment/shop-web (chart/templates/web.yaml:19, values-prod.yaml:1)",
        "chart/templates/web.yaml:36 Deployment/shop-web (chart/templates/web.yaml:19, values-prod.yaml:1, chart/values.yaml:9)",
      ]
    `);
    const plain = folder(filesOf(shopChart));
    expect(places(await check(plain, ['--format', 'json'], PATH))).toMatchInlineSnapshot(`
      [
        "chart/templates/web.yaml:32 Deployment/shop-web (chart/templates/web.yaml:19, chart/values.yaml:5)",
        "chart/templates/web.yaml:36 Deployment/shop-web (chart/templates/web.yaml:19, chart/values.yaml:5, chart/values.yaml:9)",
      ]
    `);
  });

  test('a fix changes the patch, and is judged by another build', async () => {
    const cwd = folder(filesOf(shop));
    const { stdout } = await check(cwd, ['--fix', '--dry-run'], PATH);
    expect(stdout).toMatchInlineSnapshot(`
      "--- a/overlays/prod/grace.yaml
      +++ b/overlays/prod/grace.yaml
      @@ -5,7 +5,7 @@
       spec:
         template:
           spec:
      -      terminationGracePeriodSeconds: 30
      +      terminationGracePeriodSeconds: 70
             containers:
               - name: proxy
                 lifecycle: { preStop: { sleep: { seconds: 5 } } }
      "
    `);
  });

  test('a timeline of the base is that of what comes out', async () => {
    const cwd = folder(filesOf(shop));
    const { stdout } = await graceline(['timeline', 'overlays/prod/kustomization.yaml', '--locale', 'en'], {
      cwd,
      env: { PATH },
    });
    expect(stdout).toMatchInlineSnapshot(`
      "Deployment prod-web: deletion
      proxy: SIGTERM at t+5 s
      app: SIGTERM at t+30 s, SIGKILL at t+32 s if it still runs
      app: preStop takes 40 s (component/kustomization.yaml:16), but the grace period is 30 s (overlays/prod/grace.yaml:8): the hook does not end in time
      The pod object is removed at t+30.6 s … t+32.6 s
      No requests at risk

      Decided by:
        spec.template.spec.containers[0].lifecycle.preStop.sleep.seconds: 5s (overlays/prod/grace.yaml:11)
        spec.template.spec.containers[0].lifecycle.stopSignal: SIGTERM (Kubernetes' default)
        spec.template.spec.terminationGracePeriodSeconds: 30 s (overlays/prod/grace.yaml:8)
        spec.template.spec.containers[1].lifecycle.stopSignal: SIGTERM (Kubernetes' default)
        spec.template.spec.containers[1].lifecycle.preStop.exec.command: 40s (component/kustomization.yaml:16)

      t+0 s                The pod is ready
      t+0 s                The pod is marked as terminating, with a grace period of 30 s (overlays/prod/grace.yaml:8)
      t+0 s                EndpointSlice of prod-web: the endpoint is terminating (ready=false, serving=true)
      t+0 s                preStop (sleep) of proxy starts
      t+0 s                preStop (exec) of app starts
      t+5 s                The last clients of prod-web (LoadBalancer) have stopped sending
      t+5 s                preStop of proxy ends  overlays/prod/grace.yaml:11
      t+5 s                proxy receives SIGTERM, because its preStop hook has ended
      t+5 s                proxy exits with code 0
      t+30 s               app receives SIGTERM, because the grace period ended while preStop still ran  overlays/prod/grace.yaml:8
      t+32 s or never      app is killed by SIGKILL if it still runs, 2 s after its stop signal (the least that the kubelet gives)  overlays/prod/grace.yaml:8
      t+30 s … t+32 s      app exits with code 0, unless SIGKILL ends it (137)
      t+30 s … t+32 s      preStop of app is cut short: it ends with its container  component/kustomization.yaml:16
      t+30.2 s … t+32.2 s  EndpointSlice of prod-web: the endpoint is removed
      t+30.6 s … t+32.6 s  The pod object is removed

      This rests on what no manifest shows:
        proxy.exitsAfterStopSignal = 0s (assumed)
        app.exitsAfterStopSignal is unknown: the best and the worst case are both shown
        endpointsPropagateIn = 5s (assumed)
        requestsTake = 1s (assumed)
      Say what you know: --assume app.exitsAfterStopSignal=3s
      "
    `);
  });

  const chart = 'apiVersion: v2\nname: x\nversion: 1.0.0\n';

  test.each([
    [
      'a remote base',
      { 'kustomization.yaml': 'resources: [https://example.com/base?ref=main]\n' },
      'https://example.com/base?ref=main would have to come from the network',
    ],
    ['a base that is not there', { 'kustomization.yaml': 'resources: [../base]\n' }, '../base is not there'],
    [
      'a patch for nothing',
      {
        'kustomization.yaml': 'patches: [{ path: p.yaml }]\n',
        'p.yaml': 'apiVersion: v1\nkind: Service\nmetadata: { name: x }\n',
      },
      'kubectl: no resource matches strategic merge patch',
    ],
    [
      'a chart that asks for a value',
      { 'Chart.yaml': chart, 'templates/a.yaml': 'a: {{ required "say a" .Values.a }}\n' },
      'helm: execution error at (x/templates/a.yaml:1:6): say a',
    ],
    [
      'a chart without its dependency',
      {
        'Chart.yaml': `${chart}dependencies: [{ name: redis, version: 1.0.0, repository: "https://example.com" }]\n`,
        'templates/a.yaml': 'a: b\n',
      },
      'missing in charts/ directory: redis',
    ],
  ])('%s is told and no more', async (_, files, why) => {
    const { stdout, stderr, exitCode } = await check(folder(files), [], PATH);
    const [told, ...others] = stdout.split('\n').filter((line) => line.includes('build-not-rendered'));
    expect({ others, stderr, exitCode }).toEqual({ others: [], stderr: '', exitCode: 0 });
    expect(told).toContain(`information[build-not-rendered] Checked as it is written, without what `);
    expect(told).toContain(why);
  });

  test('kustomizations in circles are checked as they are', async () => {
    const files = { 'a/kustomization.yaml': 'resources: [../b]\n', 'b/kustomization.yaml': 'resources: [../a]\n' };
    const { stderr, exitCode } = await check(folder(files), [], PATH);
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  });
});

describe('without them', () => {
  const empty = (): string => folder({});

  test('files are checked as they are, and what is lost is said', async () => {
    const { stdout, exitCode } = await check(
      folder(filesOf(shop, { '.graceline.yaml': '' })),
      ['--preset', 'recommended'],
      empty(),
    );
    expect(stdout).toContain('build-not-rendered');
    expect(exitCode).toBe(0);
  });

  test('a program that stands in the folder is not run', async () => {
    const cwd = folder(filesOf(shop));
    mkdirSync(path.join(cwd, 'bin'));
    symlinkSync('/bin/false', path.join(cwd, 'bin', 'kubectl'));
    const { stdout } = await check(cwd, ['--preset', 'recommended'], 'bin');
    expect(stdout).toContain('neither kustomize nor kubectl is installed');
  });
});
