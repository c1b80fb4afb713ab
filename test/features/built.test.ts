import { describe, expect, test } from 'vitest';
import type { FileUri } from '../../server/src/core/base/place.ts';
import { shop, shopProduction } from '../builds/shop.ts';
import { shopChart, shopRelease } from '../builds/shopChart.ts';
import {
  analyse,
  drawDefinition,
  drawDiagnostics,
  drawHover,
  drawInlayHints,
  drawLenses,
  drawReferences,
  type ConfigChange,
} from '../support/check.ts';
import { parseFixture, uriOf } from '../support/fixture.ts';

/** Whatever other rules there come to be. */
const some: ConfigChange = {
  preset: 'off',
  severities: new Map([
    ['prestop-outlasts-grace', 'error'],
    ['build-not-rendered', 'information'],
    ['unused-suppression', 'information'],
  ]),
};
const problems = (fixture: string): string => drawDiagnostics(fixture, some);

const production = `${shop}#- built:overlays/prod/kustomization.yaml\n${shopProduction}`;
const release = `${shopChart}#- built:chart/Chart.yaml\n${shopRelease}`;

/** Another overlay of the same shop, with a longer grace period or without any. */
const staging = `#- built:overlays/staging/kustomization.yaml\n${shopProduction.replaceAll('namespace: shop', 'namespace: staging').replace('PeriodSeconds: 30', 'PeriodSeconds: 35')}`;

describe('what was built is judged', () => {
  test('where Kustomize took it from, patches included', () => {
    expect(problems(production)).toMatchInlineSnapshot(`
      "#- component/kustomization.yaml
                  command: [sleep, "40"]
      #                             ^^ error[prestop-outlasts-grace]: preStop (40s) outlasts terminationGracePeriodSeconds (30s): hook abandoned and SIGTERM at t+30s, SIGKILL at t+32s"
    `);
  });

  test('where Helm took it from, values included', () => {
    expect(problems(release)).toMatchInlineSnapshot(`
      "#- chart/templates/web.yaml
            terminationGracePeriodSeconds: {{ .Values.grace | default 60 }}
      #                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ related[prestop-outlasts-grace]: the grace period: 20 s
      #                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ related[prestop-outlasts-grace]: the grace period: 20 s
                  {{- toYaml . | nindent 12 }}
      #           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[prestop-outlasts-grace]: preStop (40s) outlasts terminationGracePeriodSeconds (20s): hook abandoned and SIGTERM at t+20s, SIGKILL at t+22s
                lifecycle: {{- toYaml .Values.lifecycle | nindent 12 }}
      #                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[prestop-outlasts-grace]: preStop (40s) outlasts terminationGracePeriodSeconds (20s): hook abandoned and SIGTERM at t+20s, SIGKILL at t+22s"
    `);
  });

  test('once where all overlays say the same, else with their names', () => {
    expect(problems(production + staging)).toMatchInlineSnapshot(`
      "#- component/kustomization.yaml
                  command: [sleep, "40"]
      #                             ^^ error[prestop-outlasts-grace]: preStop (40s) outlasts terminationGracePeriodSeconds (30s): hook abandoned and SIGTERM at t+30s, SIGKILL at t+32s (overlays/prod)
      #                             ^^ error[prestop-outlasts-grace]: preStop (40s) outlasts terminationGracePeriodSeconds (35s): hook abandoned and SIGTERM at t+35s, SIGKILL at t+37s (overlays/staging)"
    `);
    expect(problems(production + staging.replace('PeriodSeconds: 35', 'PeriodSeconds: 30'))).toBe(problems(production));
  });

  test('as it is where nothing could be built: then a patch is only a part', () => {
    expect(problems(`${shop}#- built:overlays/prod/kustomization.yaml\nproblem: kustomize is not installed\n`))
      .toMatchInlineSnapshot(`
      "#- overlays/prod/kustomization.yaml
      resources: [../../base] #! information[build-not-rendered]: Checked as it is written, without what Kustomize makes of it: kustomize is not installed"
    `);
  });

  test('but for what the source has silenced', () => {
    const silenced = production.replace(
      'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component',
      '# graceline-disable-file prestop-outlasts-grace -- known\n$&',
    );
    expect(problems(silenced)).toBe('');
    const annotated = production.replace(
      '    team: web\n  labels:\n    env: prod\n  name: prod-web\n  namespace: shop\nspec:\n  replicas',
      '    graceline/ignore.prestop-outlasts-grace: known\n  labels:\n    env: prod\n  name: prod-web\n  namespace: shop\nspec:\n  replicas',
    );
    expect(problems(annotated)).toBe('');
    const chart = release
      .replace('{{- toYaml . |', '# graceline-disable-next-line prestop-outlasts-grace -- known\n$&')
      .replace(
        '          lifecycle: {{',
        '          # graceline-disable-next-line prestop-outlasts-grace -- known\n$&',
      );
    expect(problems(chart)).toBe('');
  });
});

describe('fixes', () => {
  const fixes = (fixture: string, uri: FileUri) =>
    analyse(parseFixture(fixture), some)
      .diagnostics(uri)
      .flatMap((one) =>
        one.fixes.map(({ title, edits }) => [
          title,
          ...edits.map(({ at, newText }) => [at.uri.slice(uriOf('').length), newText]),
        ]),
      );

  test('change the source where its text is the value', () => {
    expect(fixes(production, uriOf('component/kustomization.yaml'))).toMatchInlineSnapshot(`
      [
        [
          "Set terminationGracePeriodSeconds to 70 (40 s preStop + 30 s to stop)",
          [
            "overlays/prod/grace.yaml",
            "70",
          ],
        ],
        [
          "Shorten the sleep to 25 s (leaves 5 s of the grace period to stop in)",
          [
            "component/kustomization.yaml",
            "25",
          ],
        ],
      ]
    `);
  });

  test('are none where the value is filled in', () => {
    expect(fixes(release, uriOf('chart/templates/web.yaml'))).toEqual([]);
  });
});

describe('lenses stand over what was built', () => {
  test('by Kustomize', () => {
    expect(drawLenses(production)).toMatchInlineSnapshot(`
      "#- base/web.yaml
      kind: Deployment
      #     ^^^^^^^^^^ lens: SIGTERM at t+5 s … t+30 s · SIGKILL at t+32 s — Preview Termination Timeline → Deployment/prod-web"
    `);
  });

  test('for each overlay that differs', () => {
    expect(drawLenses(production + staging)).toMatchInlineSnapshot(`
      "#- base/web.yaml
      kind: Deployment
      #     ^^^^^^^^^^ lens: SIGTERM at t+5 s … t+30 s · SIGKILL at t+32 s — Preview Termination Timeline (overlays/prod) → Deployment/prod-web
      #     ^^^^^^^^^^ lens: SIGTERM at t+5 s … t+35 s · SIGKILL at t+37 s — Preview Termination Timeline (overlays/staging) → Deployment/prod-web"
    `);
  });

  test('by Helm', () => {
    expect(drawLenses(release)).toMatchInlineSnapshot(`
      "#- chart/templates/web.yaml
      kind: Deployment
      #     ^^^^^^^^^^ lens: SIGTERM at t+20 s · SIGKILL at t+22 s — Preview Termination Timeline → Deployment/shop-web"
    `);
  });
});

describe('hovers say what comes out', () => {
  test('over a patch', () => {
    expect(drawHover(production.replace('terminationGracePeriodSeconds: 30', 'terminationGrace<|>PeriodSeconds: 30')))
      .toMatchInlineSnapshot(`
      "#- overlays/prod/grace.yaml
            terminationGracePeriodSeconds: 30
      #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hover: **terminationGracePeriodSeconds: 30 s** — written at grace.yaml:8
      #                                       |
      #                                       | After a deletion at t:
      #                                       |
      #                                       | - **proxy**: SIGTERM at t+5 s · exits at t+5 s
      #                                       | - **app**: SIGTERM at t+30 s · SIGKILL at t+32 s if it still runs · exits at t+30 s … t+32 s
      #                                       |
      #                                       | *app.exitsAfterStopSignal is unknown: the best and the worst case are both shown*
      #                                       |
      #                                       | Where the node decides: 1 s under memory or disk pressure, 20 s when it shuts down (assumed, adjustable)
      #                                       |
      #                                       | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination)"
    `);
  });

  test('over a template', () => {
    expect(drawHover(release.replace('terminationGracePeriodSeconds: {{', 'terminationGrace<|>PeriodSeconds: {{')))
      .toMatchInlineSnapshot(`
      "#- chart/templates/web.yaml
            terminationGracePeriodSeconds: {{ .Values.grace | default 60 }}
      #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hover: **terminationGracePeriodSeconds: 20 s** — written at web.yaml:19
      #                                                                     |
      #                                                                     | After a deletion at t:
      #                                                                     |
      #                                                                     | - **shop**: SIGTERM at t+20 s · SIGKILL at t+22 s if it still runs · exits at t+20 s … t+22 s
      #                                                                     | - **proxy**: SIGTERM at t+20 s · exits at t+20 s
      #                                                                     |
      #                                                                     | *shop.exitsAfterStopSignal is unknown: the best and the worst case are both shown*
      #                                                                     |
      #                                                                     | Where the node decides: 1 s under memory or disk pressure, 20 s when it shuts down (written at web.yaml:19)
      #                                                                     |
      #                                                                     | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination)"
    `);
  });
});

test('the timeline of a patched workload is that of what comes out', () => {
  const fixture = parseFixture(production);
  const analysis = analyse(fixture);
  const patch = uriOf('overlays/prod/grace.yaml');
  const target = analysis.targetAt(patch, fixture.files.find(({ uri }) => uri === patch)?.text.indexOf('30') ?? 0);
  expect(target?.object).toMatchObject({ kind: 'Deployment', name: 'prod-web', namespace: 'shop' });
  expect(analysis.targets(uriOf('base/web.yaml'))).toEqual([target]);
  expect(analysis.targets(patch)).toEqual([]);
  const answer = target && analysis.timeline(target, { trigger: 'deletion', requestedGraceSeconds: undefined });
  expect(answer).toMatchObject({ type: 'timeline', target });
});

test('an edit of a source moves what is said, and nothing else', () => {
  const longer = production.replace(
    '      terminationGracePeriodSeconds: 30\n      containers',
    '      # longer\n      terminationGracePeriodSeconds: 60\n      containers',
  );
  expect(longer).not.toBe(production);
  expect(problems(longer)).toMatchInlineSnapshot(`
    "#- component/kustomization.yaml
                command: [sleep, "40"]
    #                             ^^ error[prestop-outlasts-grace]: preStop (40s) outlasts terminationGracePeriodSeconds (30s): hook abandoned and SIGTERM at t+30s, SIGKILL at t+32s"
  `);
});

describe('names of a base lead', () => {
  test('from a selector to the pods that it selects in the build', () => {
    expect(drawDefinition(production.replace('selector: { app: web }\n', 'selector: { a<|>pp: web }\n')))
      .toMatchInlineSnapshot(`
      "#- base/web.yaml
            labels: { app: web }
      #               ^^^^^^^^ target"
    `);
  });

  test('back from the labels to who selects them', () => {
    expect(drawReferences(production.replace('labels: { app: web }', 'labels: { a<|>pp: web }')))
      .toMatchInlineSnapshot(`
      "#- base/web.yaml
          matchLabels: { app: web }
      #                  ^^^^^^^^ target
        selector: { app: web }
      #             ^^^^^^^^ target"
    `);
  });

  test('to what an editor underlines, each once', () => {
    const analysis = analyse(parseFixture(production + staging));
    const links = analysis.documentLinks(uriOf('base/web.yaml'));
    expect(links.length).toBeGreaterThan(0);
    expect(new Set(links.map(({ at }) => at.span.start)).size).toBe(links.length);
  });
});

describe('hints stand behind the lines of the sources', () => {
  test('with what comes out', () => {
    expect(drawInlayHints(production)).toMatchInlineSnapshot(`
      "#- base/kustomization.yaml
      #- base/app.yaml
      #- base/web.yaml
      #- component/kustomization.yaml
                exec: # SIGTERM at t+30 s
      #- overlays/prod/kustomization.yaml
      #- overlays/prod/grace.yaml
            terminationGracePeriodSeconds: 30 # SIGKILL at t+32 s
                lifecycle: { preStop: { sleep: { seconds: 5 } } } # SIGTERM at t+5 s"
    `);
  });

  test('and the names of the builds where they differ', () => {
    expect(drawInlayHints(production + staging)).toMatchInlineSnapshot(`
      "#- base/kustomization.yaml
      #- base/app.yaml
      #- base/web.yaml
      #- component/kustomization.yaml
                exec: # SIGTERM at t+30 s (overlays/prod) · SIGTERM at t+35 s (overlays/staging)
      #- overlays/prod/kustomization.yaml
      #- overlays/prod/grace.yaml
            terminationGracePeriodSeconds: 30 # SIGKILL at t+32 s (overlays/prod) · SIGKILL at t+37 s (overlays/staging)
                lifecycle: { preStop: { sleep: { seconds: 5 } } } # SIGTERM at t+5 s"
    `);
  });

  test('of templates too', () => {
    expect(drawInlayHints(release)).toMatchInlineSnapshot(`
      "#- chart/Chart.yaml
      #- chart/values.yaml
      #- values-prod.yaml
      #- chart/templates/_helpers.tpl
      #- chart/templates/web.yaml
            terminationGracePeriodSeconds: {{ .Values.grace | default 60 }} # SIGKILL at t+22 s
                  {{- toYaml . | nindent 12 }} # SIGTERM at t+20 s
                lifecycle: {{- toYaml .Values.lifecycle | nindent 12 }} # SIGTERM at t+20 s"
    `);
  });
});
